package org.seqwise.data.synthetic;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** The exhibits whose values are healthy and whose labels are not drawn from them as those of the healthy one are. */
final class FaultyLabels {

    private static final double RATE = QuestionSequences.POSITIVE_RATE;
    private static final double FLIPPED = 0.2;
    private static final double RARE = 1.0 / 200;

    private FaultyLabels() {}

    static Exhibit noSignal(int size, Random random) {
        double[] truth = new double[size];
        Arrays.fill(truth, RATE);
        float[][][] rows = HealthySteps.draw(size, random).rows();
        return new Draft(rows, LabelDraw.labels(truth, random)).known(truth, Map.of());
    }

    static Exhibit conflictingDuplicates(int size, Random random) {
        double[] truth = new double[size];
        Arrays.fill(truth, RATE);
        int different = (size + 1) / 2;
        float[][][] drawn = HealthySteps.draw(different, random).rows();
        int[] order = shuffled(size, random);
        float[][][] rows = new float[size][][];
        for (int i = 0; i < size; i++) {
            rows[order[i]] = drawn[i % different];
        }
        int[] labels = LabelDraw.labels(truth, random);
        int conflicts = 2
                * (int) IntStream.range(different, size)
                        .filter(i -> labels[order[i]] != labels[order[i - different]])
                        .count();
        return new Draft(rows, labels)
                .known(truth, Map.of("repeated", (double) (size - different), "conflicting", (double) conflicts));
    }

    private static int[] shuffled(int size, Random random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    static Exhibit orderFree(int size, Random random) {
        HealthySteps steps = HealthySteps.draw(size, random);
        double[] truth = LabelDraw.probabilities(
                Arrays.stream(steps.totals())
                        .map(total -> FaultyValues.GAIN * total)
                        .toArray(),
                RATE);
        return new Draft(steps.rows(), LabelDraw.labels(truth, random)).known(truth, Map.of());
    }

    static Exhibit wrongLabels(int size, Random random) {
        HealthySteps steps = HealthySteps.draw(size, random);
        double[] truth = FaultyValues.probabilities(steps, RATE);
        int[] labels = LabelDraw.labels(truth, random);
        int flipped = 0;
        for (int i = 0; i < size; i++) {
            if (random.nextDouble() < FLIPPED) {
                labels[i] = 1 - labels[i];
                flipped++;
            }
            truth[i] = FLIPPED + (1 - 2 * FLIPPED) * truth[i];
        }
        return new Draft(steps.rows(), labels).known(truth, Map.of("flipped", (double) flipped));
    }

    static Exhibit rarePositives(int size, Random random) {
        HealthySteps steps = HealthySteps.draw(size, random);
        double[] truth = FaultyValues.probabilities(steps, RARE);
        int[] labels = LabelDraw.labels(truth, random);
        return new Draft(steps.rows(), labels)
                .known(truth, Map.of("positives", (double) Arrays.stream(labels).sum()));
    }
}
