package org.seqwise.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.seqwise.data.InvalidInputException;

/**
 * What is found by looking at the highest probabilities first.
 *
 * @param share of all sequences that is looked at, in (0, 1]
 * @param recall the share of all 1s that is among them, in [0, 1]; of ties that the share cuts through, as many as a chance order has in the
 *     mean; {@code NaN} where none is 1
 */
public record Lift(double share, double recall) {

    /** Returns how many times as many 1s are found as by looking in any order: recall over share. */
    public double lift() {
        return recall / share;
    }

    /**
     * Returns what the highest tenth finds, the highest two tenths, and so on.
     *
     * @param scores probabilities and labels
     * @param parts how many steps to the whole, positive
     */
    public static List<Lift> of(Scores scores, int parts) {
        InvalidInputException.require(parts > 0, "parts (%d) must be positive; 10 is usual.", parts);
        RankedScores ranked = RankedScores.of(scores);
        List<Lift> lifts = new ArrayList<>();
        int cut = ranked.distinctCount();
        for (int part = 1; part <= parts; part++) {
            double share = (double) part / parts;
            double looked = share * scores.n();
            while (cut > 0 && called(ranked.matrix(cut)) < looked) {
                cut--;
            }
            lifts.add(new Lift(share, found(ranked, cut, looked) / scores.positives()));
        }
        return lifts;
    }

    // The cut calls no fewer than are looked at, the next one fewer.
    private static double found(RankedScores ranked, int cut, double looked) {
        ConfusionMatrix with = ranked.matrix(cut);
        ConfusionMatrix without = ranked.matrix(cut + 1);
        double of = (looked - called(without)) / (called(with) - called(without));
        return without.tp() + of * (with.tp() - without.tp());
    }

    private static int called(ConfusionMatrix matrix) {
        return matrix.tp() + matrix.fp();
    }
}
