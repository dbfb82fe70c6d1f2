package org.seqwise.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.seqwise.data.InvalidInputException;

/**
 * What one threshold makes of scores: a point of the ROC curve (Fawcett, 2006, <i>An introduction to ROC analysis</i>) at 1 - specificity and
 * recall, and of the precision-recall curve at recall and precision.
 *
 * @param threshold the lowest probability that is called 1; infinite where none is
 * @param counts at that threshold
 */
public record OperatingPoint(double threshold, ConfusionMatrix counts) {

    /** Returns 1 - specificity, the share called 1 of the truly 0, in [0, 1]; {@code NaN} where none is 0. */
    public double falsePositiveRate() {
        return 1 - counts.specificity();
    }

    /**
     * Returns a point for each distinct probability, from where none is called 1 to where all are.
     *
     * @param scores probabilities and labels
     */
    public static List<OperatingPoint> all(Scores scores) {
        RankedScores ranked = RankedScores.of(scores);
        List<OperatingPoint> points = new ArrayList<>();
        for (int cut = ranked.distinctCount(); cut >= 0; cut--) {
            points.add(point(ranked, cut));
        }
        return points;
    }

    /**
     * Returns some of those points, to be drawn: the first, the last and others about as many scores apart as each other.
     *
     * @param scores probabilities and labels
     * @param most how many points, at least 2
     */
    public static List<OperatingPoint> some(Scores scores, int most) {
        InvalidInputException.require(most >= 2, "most (%d) must be at least 2, for both ends.", most);
        RankedScores ranked = RankedScores.of(scores);
        List<OperatingPoint> points = new ArrayList<>();
        int last = ranked.distinctCount();
        // At most as far apart as the number of points allows, counted in scores: ties make one step of many.
        double apart = (double) scores.n() / (most - 1);
        double next = 0;
        for (int cut = last; cut >= 0; cut--) {
            OperatingPoint point = point(ranked, cut);
            int called = point.counts().tp() + point.counts().fp();
            if (cut == 0 || called >= next) {
                points.add(point);
                next = Math.max(next + apart, called);
            }
        }
        return points;
    }

    private static OperatingPoint point(RankedScores ranked, int cut) {
        return new OperatingPoint(ranked.lowestCalled(cut), ranked.matrix(cut));
    }
}
