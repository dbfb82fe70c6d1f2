package org.seqwise.data.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** The exhibits in which something other than what happened gives the answer away. */
final class PlantedLeaks {

    /** The features, the last of which is where in the file a sequence stands. */
    private static final List<String> WITH_RECORD = List.of("first", "second", "third", "fourth", "record");

    private static final int LONGEST_POSITIVE = 6;
    private static final int SHORTEST_NEGATIVE = 7;

    private PlantedLeaks() {}

    static Exhibit byId(int size, Random random) {
        HealthySteps steps = HealthySteps.draw(size, random);
        int[] drawn = LabelDraw.labels(FaultyValues.probabilities(steps, QuestionSequences.POSITIVE_RATE), random);
        int positives = Arrays.stream(drawn).sum();
        int before = random.nextInt(size - positives + 1);
        int[] order = inOneRange(drawn, before);
        float[][][] rows = new float[size][][];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = steps.rows()[order[i]];
            labels[i] = drawn[order[i]];
            for (float[] row : rows[i]) {
                row[row.length - 1] = (float) ((i + 0.5) / size);
            }
        }
        return new Draft(rows, labels)
                .features(WITH_RECORD)
                .unknown(Map.of("firstPositive", (double) before, "lastPositive", before + positives - 1.0));
    }

    /** Returns the places of some 0s, then those of all 1s, then those of the other 0s. */
    private static int[] inOneRange(int[] labels, int zerosBefore) {
        int[] ones = placesOf(1, labels);
        int[] zeros = placesOf(0, labels);
        return IntStream.concat(
                        IntStream.concat(Arrays.stream(zeros, 0, zerosBefore), Arrays.stream(ones)),
                        Arrays.stream(zeros, zerosBefore, zeros.length))
                .toArray();
    }

    private static int[] placesOf(int label, int[] labels) {
        return IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    }

    static Exhibit byLength(int size, Random random) {
        HealthySteps steps = HealthySteps.draw(size, HealthySteps.LONGEST, random);
        int[] labels = LabelDraw.labels(FaultyValues.probabilities(steps, QuestionSequences.POSITIVE_RATE), random);
        float[][][] rows = steps.rows();
        for (int i = 0; i < size; i++) {
            // No step that the label was drawn from is cut away: what else can be learned stays as it is.
            int from = labels[i] == 1 ? HealthySteps.SHORTEST - 1 : SHORTEST_NEGATIVE;
            int to = labels[i] == 1 ? LONGEST_POSITIVE : HealthySteps.LONGEST;
            int length = from + random.nextInt(to - from + 1);
            rows[i] = Arrays.copyOfRange(rows[i], rows[i].length - length, rows[i].length);
        }
        return new Draft(rows, labels)
                .unknown(Map.of(
                        "longestPositive", (double) LONGEST_POSITIVE, "shortestNegative", (double) SHORTEST_NEGATIVE));
    }
}
