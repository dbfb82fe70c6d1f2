package org.seqwise.verdict;

import java.util.Arrays;
import java.util.Collection;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.seqwise.data.Seeds;
import org.seqwise.evaluation.Scores;

/**
 * How good the best of several classifiers is on labels that have nothing to do with them: the labels are shuffled, and each time the best ROC
 * AUC is taken, so that having had several tries counts (Westfall and Young, 1993, <i>Resampling-based multiple testing</i>).
 *
 * @param quantile the ROC AUC that chance stays below with probability {@link Signal#SURE}
 * @param pValue the share of shuffles, the data themselves counted as one, whose best is as good, in (0, 1] (Phipson and Smyth, 2010)
 */
record ChanceTest(double quantile, double pValue) {

    private static final int SHUFFLES = 9_999;

    /**
     * Shuffles.
     *
     * @param all what each classifier said of the same sequences, which it did not learn from
     */
    static ChanceTest of(Collection<Scores> all, long seed) {
        double[][] ranks = all.stream().map(ChanceTest::ranks).toArray(double[][]::new);
        int[] labels = all.iterator().next().labels();
        int[] ones =
                IntStream.range(0, labels.length).filter(i -> labels[i] == 1).toArray();
        double best = best(ranks, ones, ones.length);
        int[] positions = IntStream.range(0, labels.length).toArray();
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "chance", 0));
        double[] byChance = new double[SHUFFLES];
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            for (int i = 0; i < ones.length; i++) {
                int other = i + random.nextInt(positions.length - i);
                int position = positions[other];
                positions[other] = positions[i];
                positions[i] = position;
            }
            byChance[shuffle] = best(ranks, positions, ones.length);
        }
        Arrays.sort(byChance);
        double asGood = Arrays.stream(byChance).filter(auc -> auc >= best).count();
        return new ChanceTest(byChance[(int) (Signal.SURE * SHUFFLES)], (1 + asGood) / (1 + SHUFFLES));
    }

    private static double best(double[][] ranks, int[] ones, int count) {
        double best = 0;
        for (double[] ranking : ranks) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += ranking[ones[i]];
            }
            double won = sum - count * (count + 1.0) / 2;
            best = Math.max(best, won / ((double) count * (ranking.length - count)));
        }
        return best;
    }

    /** Returns each one's rank from 1, ties the mean of theirs. */
    private static double[] ranks(Scores scores) {
        int[] order = IntStream.range(0, scores.n())
                .boxed()
                .sorted((one, other) -> Double.compare(scores.probability(one), scores.probability(other)))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[order.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            while (to < order.length && scores.probability(order[to]) == scores.probability(order[from])) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
        }
        return ranks;
    }
}
