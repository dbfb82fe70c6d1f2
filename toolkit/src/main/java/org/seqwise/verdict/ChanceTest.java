package org.seqwise.verdict;

import java.util.Arrays;
import java.util.Collection;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.seqwise.data.Seeds;
import org.seqwise.evaluation.Scores;

/**
 * How good the best of several classifiers is on labels that have nothing to do with them: the labels are shuffled, and each time the best ROC
 * AUC is taken, so that having had several tries counts (Westfall and Young, 1993, <i>Resampling-based multiple testing</i>). Labels of sequences
 * that hang together are moved together: whole groups, or all of them round in time by a drawn distance.
 *
 * @param quantile the ROC AUC that chance stays below with the probability that a signal must have
 * @param pValue the share of shuffles, the data themselves counted as one, whose best is as good, in (0, 1] (Phipson and Smyth, 2010)
 * @param isSignal whether that is small enough: 0.001, or 0.01 where labels hang together, of which few shuffles differ
 */
record ChanceTest(double quantile, double pValue, boolean isSignal) {

    private static final int SHUFFLES = 9_999;
    private static final double SMALL = 0.001;
    private static final double SMALL_OF_BLOCKS = 0.01;

    /** Shuffles labels one by one. */
    static ChanceTest of(Collection<Scores> all, long seed) {
        int[] order = IntStream.range(0, all.iterator().next().n()).toArray();
        return of(all, Arrays.stream(order).mapToObj(i -> new int[] {i}).toArray(int[][]::new), SMALL, seed);
    }

    /**
     * Shuffles labels in blocks.
     *
     * @param all what each classifier said of the same sequences, which it did not learn from
     * @param blocks positions that hang together; of a single block, labels move round
     */
    static ChanceTest ofBlocks(Collection<Scores> all, int[][] blocks, long seed) {
        return of(all, blocks, SMALL_OF_BLOCKS, seed);
    }

    private static ChanceTest of(Collection<Scores> all, int[][] blocks, double small, long seed) {
        double[][] ranks = all.stream().map(ChanceTest::ranks).toArray(double[][]::new);
        int[] labels = all.iterator().next().labels();
        int[] order = Arrays.stream(blocks).flatMapToInt(Arrays::stream).toArray();
        double best = best(ranks, order, IntStream.of(order).map(i -> labels[i]).toArray());
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "chance", 0));
        int[][] drawn = blocks.clone();
        int[] moved = new int[order.length];
        double[] byChance = new double[SHUFFLES];
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            draw(drawn, random);
            int next = drawn.length == 1 ? random.nextInt(moved.length) : 0;
            for (int[] block : drawn) {
                for (int i : block) {
                    moved[next++ % moved.length] = labels[i];
                }
            }
            byChance[shuffle] = best(ranks, order, moved);
        }
        Arrays.sort(byChance);
        double asGood = Arrays.stream(byChance).filter(auc -> auc >= best).count();
        double pValue = (1 + asGood) / (1 + SHUFFLES);
        return new ChanceTest(byChance[(int) ((1 - small) * SHUFFLES)], pValue, pValue <= small);
    }

    private static void draw(int[][] blocks, SplittableRandom random) {
        for (int i = blocks.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int[] block = blocks[i];
            blocks[i] = blocks[other];
            blocks[other] = block;
        }
    }

    /** @param labels of the positions in that order */
    private static double best(double[][] ranks, int[] order, int[] labels) {
        double best = 0;
        for (double[] ranking : ranks) {
            double sum = 0;
            long count = 0;
            for (int i = 0; i < order.length; i++) {
                if (labels[i] == 1) {
                    sum += ranking[order[i]];
                    count++;
                }
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
