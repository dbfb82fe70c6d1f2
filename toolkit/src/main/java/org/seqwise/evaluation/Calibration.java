package org.seqwise.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.seqwise.data.InvalidInputException;

/**
 * Whether of those that got a probability of 0.3, three in ten are 1.
 *
 * @param bins from low to high probabilities, as many scores in each as ties allow
 * @param expectedError the mean over scores of how far the rate of 1s in their bin is from its mean probability, in [0, 1]: ECE, the expected
 *     calibration error (Naeini et al., 2015)
 * @param reliability the first part of Brier's score, in [0, 1]: as {@code expectedError}, squared; 0 is best (Murphy, 1973)
 * @param resolution the second part, in [0, 0.25]: how far the bins' rates of 1s are from the whole's, squared; high is good
 * @param uncertainty the third part, in [0, 0.25]: p (1 - p) of the whole's rate p, which no model changes
 * @param withinBins what probabilities that differ inside a bin add to Brier's score, which is reliability - resolution + uncertainty +
 *     this (Stephenson, Coelho and Jolliffe, 2008)
 */
public record Calibration(
        List<Bin> bins,
        double expectedError,
        double reliability,
        double resolution,
        double uncertainty,
        double withinBins) {

    /** As many bins as are usual. */
    public static final int BINS = 10;

    /**
     * Scores of like probability.
     *
     * @param n how many, at least 1
     * @param meanProbability of them, in [0, 1]
     * @param positiveRate the share of 1s among them, in [0, 1]
     */
    public record Bin(int n, double meanProbability, double positiveRate) {}

    /** Copies the list. */
    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Looks at scores in {@value #BINS} bins.
     *
     * @param scores probabilities and labels
     */
    public static Calibration of(Scores scores) {
        return of(scores, BINS);
    }

    /**
     * Looks at scores in bins between the quantiles of their probabilities; equal quantiles are one bound, so that there may be fewer bins.
     *
     * @param scores probabilities and labels
     * @param bins how many, positive
     */
    public static Calibration of(Scores scores, int bins) {
        InvalidInputException.require(bins > 0, "bins (%d) must be positive; %d is usual.", bins, BINS);
        List<Bin> filled = fill(scores, upperBounds(scores, bins));
        double n = scores.n();
        double rate = scores.positives() / n;
        double expectedError = 0;
        double reliability = 0;
        double resolution = 0;
        for (Bin bin : filled) {
            double off = bin.meanProbability() - bin.positiveRate();
            expectedError += bin.n() / n * Math.abs(off);
            reliability += bin.n() / n * off * off;
            resolution += bin.n() / n * (bin.positiveRate() - rate) * (bin.positiveRate() - rate);
        }
        double uncertainty = rate * (1 - rate);
        double brier = Evaluation.of(scores, 0.5).brier();
        return new Calibration(
                filled,
                expectedError,
                reliability,
                resolution,
                uncertainty,
                brier - (reliability - resolution + uncertainty));
    }

    private static double[] upperBounds(Scores scores, int bins) {
        double[] sorted = scores.probabilities();
        Arrays.sort(sorted);
        return IntStream.rangeClosed(1, bins)
                .mapToDouble(bin -> Interval.quantile(sorted, (double) bin / bins))
                .distinct()
                .toArray();
    }

    private static List<Bin> fill(Scores scores, double... upperBounds) {
        int[] counts = new int[upperBounds.length];
        int[] ones = new int[upperBounds.length];
        double[] sums = new double[upperBounds.length];
        for (int i = 0; i < scores.n(); i++) {
            int found = Arrays.binarySearch(upperBounds, scores.probability(i));
            // The highest quantile may be rounded to below the highest probability.
            int bin = Math.min(found >= 0 ? found : -found - 1, upperBounds.length - 1);
            counts[bin]++;
            ones[bin] += scores.label(i);
            sums[bin] += scores.probability(i);
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0) {
                bins.add(new Bin(counts[bin], sums[bin] / counts[bin], (double) ones[bin] / counts[bin]));
            }
        }
        return bins;
    }
}
