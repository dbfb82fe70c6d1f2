package org.seqwise.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;
import org.seqwise.training.OptimizerChoice;

/**
 * {@code SequenceTrainer.train} beside a bare DJL loop, in interleaved pairs: 100,000 sequences of 10 x 5, 100 units, batch 1000, Adam. The
 * loop has one batch ready and does nothing but forward, loss, backward and step. Argument: how many pairs.
 */
public final class TrainingBenchmark {

    private static final int SEQUENCES = 100_000;

    private TrainingBenchmark() {}

    /** Prints each pair and the medians. */
    public static void main(String[] arguments) {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        System.out.printf(
                Locale.ROOT, "%s%n%6s %12s %12s %8s%n", Engines.choose(), "pair", "Seqwise/s", "bare/s", "ratio");
        Sequences train = QuestionSequences.generate(SEQUENCES, QuestionSequences.TIME_STEPS, 1)
                .atTrueLength()
                .sequences();
        List<Sequences> parts = train.stratifiedHoldOut(0.01, 1);
        double[][] speeds = new double[3][pairs];
        for (int pair = -1; pair < pairs; pair++) {
            double ours = ours(train, parts.get(1));
            double bare = BareLoop.sequencesPerSecond(SEQUENCES / BareLoop.BATCH);
            if (pair >= 0) {
                speeds[0][pair] = ours;
                speeds[1][pair] = bare;
                speeds[2][pair] = ours / bare;
                System.out.printf(Locale.ROOT, "%6d %,12.0f %,12.0f %8.2f%n", pair + 1, ours, bare, ours / bare);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%6s %,12.0f %,12.0f %8.2f%n",
                "median",
                median(speeds[0]),
                median(speeds[1]),
                median(speeds[2]));
    }

    private static double ours(Sequences train, Sequences validation) {
        try (SequenceClassifier classifier = SequenceTrainer.builder()
                .optimizer(OptimizerChoice.ADAM)
                .epochs(1)
                .build()
                .train(train, validation)) {
            return classifier.provenance().trainSequencesPerSecond();
        }
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
