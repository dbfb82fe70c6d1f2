package org.seqwise.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.Sequences;
import org.seqwise.diagnosis.EpochFigures;
import org.seqwise.diagnosis.Finding;
import org.seqwise.diagnosis.RunFacts;
import org.seqwise.diagnosis.StallFindings;
import org.seqwise.diagnosis.TrainingHealth;
import org.seqwise.evaluation.Objective;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ReferenceNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches how a training does and says once, while it runs, why it learns nothing. */
final class TrainingWatch {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingWatch.class);

    // Plain Java is some twenty times slower than an engine: a thousandth of an epoch's steps stays below a hundredth
    // of its time.
    private static final int PART_OF_AN_EPOCH = 1000;
    private static final int FEWEST_STEPS = 16;
    private static final int MOST_STEPS = 512;
    private static final int STEPS_A_SEQUENCE = 8;

    private final RunFacts facts;
    private final @Nullable NetworkShape shape;
    private final List<float[][]> sample;
    private final Set<String> said = new TreeSet<>();
    private final List<Finding> waiting = new ArrayList<>();
    private @Nullable Map<String, float[]> weightsBefore;

    /**
     * @param train what the network learns from, as it sees it
     * @param validation likewise
     * @param taught what the training makes small in the data as they are
     * @param told of the epochs before, with what was found there
     */
    TrainingWatch(
            TrainingLoop loop, Sequences train, Sequences validation, Objective taught, List<TrainingProgress> told) {
        facts = RunFacts.of(train, validation, taught);
        shape = loop.block instanceof SequenceNetwork network ? network.shape() : null;
        sample = shape == null ? List.of() : sample(train, validation);
        told.forEach(epoch -> epoch.findings().forEach(finding -> said.add(finding.subject())));
    }

    /** Returns the first steps of some validation sequences, evenly from all of them. */
    private static List<float[][]> sample(Sequences train, Sequences validation) {
        long steps = Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, train.totalSteps() / PART_OF_AN_EPOCH));
        int count = (int) steps / STEPS_A_SEQUENCE;
        int stride = (validation.size() - 1) / count + 1;
        List<float[][]> sample = new ArrayList<>();
        for (int i = 0; i < validation.size(); i += stride) {
            float[][] whole = validation.steps(i);
            sample.add(Arrays.copyOf(whole, Math.min(STEPS_A_SEQUENCE, whole.length)));
        }
        return sample;
    }

    /** Says what is to be said before the first step. */
    void begin() {
        say(StallFindings.ofInputs(facts));
    }

    /** Takes the weights at the beginning of an epoch, not copied; null where they are not known. */
    void from(@Nullable Map<String, float[]> weights) {
        weightsBefore = weights;
    }

    /**
     * Returns how the network is after an epoch, and takes its weights for those that the next one begins with.
     *
     * @param weights finite, not copied
     * @param gradientNorm as {@link TrainingHealth} has it
     * @param probabilities of the validation part
     */
    TrainingHealth health(Map<String, float[]> weights, double gradientNorm, double[] probabilities) {
        double updateRatio =
                weightsBefore == null ? Double.NaN : distance(weights, weightsBefore) / norm(weightsBefore);
        weightsBefore = weights;
        double least = Arrays.stream(probabilities).min().orElse(Double.NaN);
        double most = Arrays.stream(probabilities).max().orElse(Double.NaN);
        return new TrainingHealth(
                gradientNorm,
                norm(weights),
                updateRatio,
                shape == null ? Double.NaN : new ReferenceNetwork(shape, weights).saturation(sample),
                most - least);
    }

    /**
     * Returns what was found since the epoch before, and says it.
     *
     * @param told of the epochs before
     * @param now of the last one
     */
    List<Finding> find(List<TrainingProgress> told, EpochFigures now) {
        List<EpochFigures> history = new ArrayList<>();
        told.forEach(epoch -> history.add(epoch.figures()));
        history.add(now);
        say(StallFindings.of(facts, history, said));
        List<Finding> found = List.copyOf(waiting);
        waiting.clear();
        return found;
    }

    private void say(List<Finding> findings) {
        for (Finding finding : findings) {
            if (said.add(finding.subject())) {
                LOG.warn("{}", finding.text());
                waiting.add(finding);
            }
        }
    }

    private static double norm(Map<String, float[]> weights) {
        double squares = 0;
        for (float[] values : weights.values()) {
            for (float value : values) {
                squares += (double) value * value;
            }
        }
        return Math.sqrt(squares);
    }

    private static double distance(Map<String, float[]> weights, Map<String, float[]> others) {
        double squares = 0;
        for (Map.Entry<String, float[]> entry : weights.entrySet()) {
            float[] other = others.getOrDefault(entry.getKey(), entry.getValue());
            for (int i = 0; i < other.length; i++) {
                double moved = (double) entry.getValue()[i] - other[i];
                squares += moved * moved;
            }
        }
        return Math.sqrt(squares);
    }
}
