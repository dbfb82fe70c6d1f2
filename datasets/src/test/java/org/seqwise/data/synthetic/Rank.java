package org.seqwise.data.synthetic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Two figures of scores against labels, of the test's own. */
final class Rank {

    private Rank() {}

    /** Returns the share of pairs of a 1 and a 0 in which the 1 has the higher score, by Mann and Whitney's ranks; scores differ. */
    static double rocAuc(double[] scores, int[] labels) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double ranks = 0;
        for (int rank = 0; rank < order.length; rank++) {
            ranks += (rank + 1.0) * labels[order[rank]];
        }
        double positives = Arrays.stream(labels).sum();
        double negatives = labels.length - positives;
        return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
    }

    /** Returns the mean of -ln of the probability given to the label. */
    static double logLoss(double[] probabilities, int[] labels) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum -= Math.log(labels[i] == 1 ? probabilities[i] : 1 - probabilities[i]);
        }
        return sum / labels.length;
    }
}
