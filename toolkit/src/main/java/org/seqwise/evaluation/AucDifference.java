package org.seqwise.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/**
 * Whether one classifier orders the same sequences better than another: the difference of their areas under the ROC curve with an interval that
 * needs no draws. DeLong, DeLong and Clarke-Pearson, 1988, <i>Comparing the areas under two or more correlated receiver operating characteristic
 * curves</i>; found by sorting, as Sun and Xu, 2014, do. Where sequences share groups, their deviations are added up by the group first
 * (Obuchowski, 1997, <i>Nonparametric analysis of clustered ROC curve data</i>); for groups of one that is the same.
 *
 * @param one the area of the one, in [0, 1]; {@code NaN} for one class
 * @param other the area of the other
 * @param standardError of the difference; {@code NaN} where a class has fewer than two sequences or groups
 */
public record AucDifference(double one, double other, double standardError) {

    /** The 97.5th percentile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /** As {@link Bootstrap} has it. */
    private static final int FEWEST_GROUPS = 5;

    /**
     * Compares.
     *
     * @param one what the one said
     * @param other what the other said of the same sequences in the same order
     * @param groups (sequences), what each shares with others; null, or fewer than five, where each stands for itself
     * @throws InvalidInputException if their labels differ
     */
    public static AucDifference of(Scores one, Scores other, @Nullable List<String> groups) {
        InvalidInputException.require(
                Arrays.equals(one.labels(), other.labels()),
                "The two have other labels; give the scores of the same sequences in the same order.");
        RankedScores rankedOne = RankedScores.of(one);
        RankedScores rankedOther = RankedScores.of(other);
        double aucOne = rankedOne.rocAuc();
        double aucOther = rankedOther.rocAuc();
        double[] deviations = new double[one.n()];
        for (int i = 0; i < deviations.length; i++) {
            double placed = rankedOne.placement(one.probability(i), one.label(i))
                    - rankedOther.placement(other.probability(i), other.label(i));
            deviations[i] = placed - (aucOne - aucOther);
        }
        double variance = variance(deviations, one.labels(), clusters(groups, deviations.length));
        return new AucDifference(aucOne, aucOther, Math.sqrt(variance));
    }

    private static int[] clusters(@Nullable List<String> groups, int n) {
        int[] clusters = new int[n];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; groups != null && i < n; i++) {
            clusters[i] = numbers.computeIfAbsent(groups.get(i), name -> numbers.size());
        }
        if (numbers.size() < FEWEST_GROUPS) {
            Arrays.setAll(clusters, i -> i);
        }
        return clusters;
    }

    /** Returns S10 / m + S01 / n + 2 S11 / (m n) (Obuchowski, 1997, equations 3 to 5), m and n the numbers of 1s and 0s. */
    private static double variance(double[] deviations, int[] labels, int[] clusters) {
        int clusterCount = Arrays.stream(clusters).max().orElse(-1) + 1;
        double[][] sums = new double[2][clusterCount];
        int[][] counts = new int[2][clusterCount];
        double[] sizes = new double[2];
        for (int i = 0; i < labels.length; i++) {
            sums[labels[i]][clusters[i]] += deviations[i];
            counts[labels[i]][clusters[i]]++;
            sizes[labels[i]]++;
        }
        double variance = 0;
        for (int label = 0; label < 2; label++) {
            long with = Arrays.stream(counts[label]).filter(count -> count > 0).count();
            variance += with / (with - 1.0) * product(sums[label], sums[label]) / (sizes[label] * sizes[label]);
        }
        double together = clusterCount / (clusterCount - 1.0) * product(sums[0], sums[1]);
        return Math.max(0, variance + 2 * together / (sizes[0] * sizes[1]));
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** Returns by how much the one's area is larger, in [-1, 1]. */
    public double difference() {
        return one - other;
    }

    /** Returns the interval of 95 % of the difference; undefined, with bounds of {@code NaN}, where the standard error is. */
    public Interval interval() {
        double half = Z * standardError;
        return new Interval(difference() - half, difference() + half);
    }

    /** Returns how likely a difference at least as large is where there is none, both ways; {@code NaN} where the standard error is. */
    public double pValue() {
        if (standardError == 0) {
            return difference() == 0 ? 1 : 0;
        }
        return 2 * NormalTail.above(Math.abs(difference()) / standardError);
    }

    /** Returns whether the one's area is larger beyond what other sequences could have made it. */
    public boolean isClearGain() {
        return interval().low() > 0;
    }

    /** Returns whether the one's area is smaller beyond what other sequences could have made it. */
    public boolean isClearLoss() {
        return interval().high() < 0;
    }
}
