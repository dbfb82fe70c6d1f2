package org.seqwise.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Scores;

/**
 * How far one number of each sequence, in a hundred ranges, tells 1s from 0s: learned from half of the sequences, judged on the others.
 *
 * @param name what the number is, such as {@code the length}
 * @param feature which feature it is of; none for the length
 * @param rocAuc of the other half
 */
record SingleClue(String name, List<String> feature, double rocAuc) {

    private static final int RANGES = 100;
    private static final int FEWEST_IN_A_RANGE = 10;

    /**
     * Returns the clue that tells most, of the length and of each feature's first, last, least, greatest and mean value.
     *
     * @param order all positions: the first half is learned from
     */
    static SingleClue best(Sequences sequences, int... order) {
        List<SingleClue> clues = new ArrayList<>();
        clues.add(of("the length", List.of(), sequences, order, sequences::stepCount));
        for (int feature = 0; feature < sequences.featureCount(); feature++) {
            String name = sequences.featureNames().get(feature);
            double[][] summaries = summaries(sequences, feature);
            List<String> kinds = List.of("the first ", "the last ", "the least ", "the greatest ", "the mean ");
            for (int kind = 0; kind < kinds.size(); kind++) {
                double[] values = summaries[kind];
                clues.add(of(kinds.get(kind) + name, List.of(name), sequences, order, i -> values[i]));
            }
        }
        return clues.stream()
                .max(Comparator.comparingDouble(SingleClue::rocAuc))
                .orElseThrow();
    }

    private static double[][] summaries(Sequences sequences, int feature) {
        double[][] summaries = new double[5][sequences.size()];
        for (int i = 0; i < sequences.size(); i++) {
            int steps = sequences.stepCount(i);
            int which = i;
            double[] values = IntStream.range(0, steps)
                    .mapToDouble(t -> sequences.value(which, t, feature))
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            if (values.length == 0) {
                values = new double[] {0};
            }
            summaries[0][i] = values[0];
            summaries[1][i] = values[values.length - 1];
            summaries[2][i] = Arrays.stream(values).min().orElseThrow();
            summaries[3][i] = Arrays.stream(values).max().orElseThrow();
            summaries[4][i] = Arrays.stream(values).average().orElseThrow();
        }
        return summaries;
    }

    private static SingleClue of(
            String name, List<String> feature, Sequences sequences, int[] order, IntToDoubleFunction clue) {
        int half = order.length / 2;
        int[] learned = Arrays.copyOf(order, half);
        int[] judged = Arrays.copyOfRange(order, half, order.length);
        double[] sorted = IntStream.of(learned).mapToDouble(clue).sorted().toArray();
        int ranges = Math.max(2, Math.min(RANGES, half / FEWEST_IN_A_RANGE));
        double[] bounds = IntStream.range(1, ranges)
                .mapToDouble(range -> sorted[range * half / ranges])
                .distinct()
                .toArray();
        double[] ones = new double[bounds.length + 1];
        double[] all = new double[bounds.length + 1];
        for (int i : learned) {
            int range = range(bounds, clue.applyAsDouble(i));
            ones[range] += sequences.label(i);
            all[range]++;
        }
        double[] rates = IntStream.of(judged)
                .map(i -> range(bounds, clue.applyAsDouble(i)))
                .mapToDouble(range -> (ones[range] + 0.5) / (all[range] + 1))
                .toArray();
        int[] labels = IntStream.of(judged).map(sequences::label).toArray();
        return new SingleClue(
                name, feature, Evaluation.of(new Scores(rates, labels), 0.5).rocAuc());
    }

    private static int range(double[] bounds, double value) {
        int found = Arrays.binarySearch(bounds, value);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
