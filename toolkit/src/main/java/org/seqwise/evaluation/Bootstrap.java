package org.seqwise.evaluation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Seeds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a figure would move if other sequences had been drawn, by drawing from those at hand (Efron, 1979, <i>Bootstrap methods: another look
 * at the jackknife</i>): with replacement, as many of each class as there are, or whole groups where sequences share one (Davison and Hinkley,
 * 1997, section 3.8). It is about the sequences judged on alone; another training would move the figure too.
 *
 * <p>Of few sequences or groups, fewer than some twenty of a class, the intervals are too narrow; fewer than five groups are not drawn from, but
 * the sequences themselves, with a warning. Samples are drawn side by side on all cores,
 * each from a seed of its own, so that the result does not depend on how many there are.
 *
 * @param resamples how many samples are drawn, at least 40, so that one in 40 is left out at each end
 * @param seed where every draw comes from
 */
public record Bootstrap(int resamples, long seed) {

    /** As many as the bounds' second digit needs (Efron and Tibshirani, 1993, section 14.4). */
    public static final int RESAMPLES = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);

    private static final int FEWEST = 40;
    private static final int FEWEST_GROUPS = 5;

    /**
     * Checks the number.
     *
     * @throws InvalidInputException if there are fewer than 40 samples
     */
    public Bootstrap {
        InvalidInputException.require(
                resamples >= FEWEST, "resamples (%d) must be at least %d; %d is usual.", resamples, FEWEST, RESAMPLES);
    }

    /** Draws 2,000 samples. */
    public Bootstrap(long seed) {
        this(RESAMPLES, seed);
    }

    /**
     * Returns the figures with the interval of each; undefined where the figure is, or where half of the samples leave it so.
     *
     * @param judged what a classifier said
     * @param groups (sequences), what each shares with others, such as a patient; null where each stands for itself
     */
    public EvaluationWithIntervals evaluate(Judged judged, @Nullable List<String> groups) {
        Evaluation whole = judged.evaluation();
        WeighedScores weighed = new WeighedScores(judged);
        double[][] drawn = figures(judged.scores(), weighed.order(), groups, counts -> figures(weighed.of(counts)));
        return new EvaluationWithIntervals(whole, intervals(figures(whole), drawn));
    }

    /**
     * Compares two classifiers on the same sequences: each sample is drawn once for both, so that what makes a sequence hard for both does not
     * count.
     *
     * @param one what the one said
     * @param other what the other said of the same sequences in the same order
     * @param groups as in {@link #evaluate}
     * @throws InvalidInputException if their labels differ
     */
    public PairedComparison compare(Judged one, Judged other, @Nullable List<String> groups) {
        InvalidInputException.require(
                Arrays.equals(one.scores().labels(), other.scores().labels()),
                "The two have other labels; give the scores of the same sequences in the same order.");
        WeighedScores first = new WeighedScores(one);
        WeighedScores second = new WeighedScores(other);
        double[][] drawn = figures(
                one.scores(), first.order(), groups, counts -> differences(first.of(counts), second.of(counts)));
        Evaluation wholeOne = one.evaluation();
        Evaluation wholeOther = other.evaluation();
        return new PairedComparison(wholeOne, wholeOther, intervals(differences(wholeOne, wholeOther), drawn));
    }

    private static double[] differences(Evaluation one, Evaluation other) {
        double[] differences = figures(one);
        double[] others = figures(other);
        Arrays.setAll(differences, i -> differences[i] - others[i]);
        return differences;
    }

    private static Map<EvaluationFigure, Interval> intervals(double[] whole, double[][] drawn) {
        Map<EvaluationFigure, Interval> intervals = new EnumMap<>(EvaluationFigure.class);
        EvaluationFigure[] figures = EvaluationFigure.values();
        for (int i = 0; i < figures.length; i++) {
            int which = i;
            double[] resampled =
                    Arrays.stream(drawn).mapToDouble(sample -> sample[which]).toArray();
            intervals.put(figures[i], Double.isNaN(whole[i]) ? Interval.UNDEFINED : Interval.percentile(resampled));
        }
        return intervals;
    }

    private double[][] figures(
            Scores scores, int[] order, @Nullable List<String> groups, Function<int[], double[]> figures) {
        Resampling resampling = resampling(scores, order, groups);
        ThreadLocal<int[]> counts = ThreadLocal.withInitial(() -> new int[scores.n()]);
        double[][] drawn = new double[resamples][];
        IntStream.range(0, resamples).parallel().forEach(sample -> {
            int[] own = counts.get();
            resampling.draw(new SplittableRandom(Seeds.derive(seed, "bootstrap", sample)), own);
            drawn[sample] = figures.apply(own);
        });
        return drawn;
    }

    private static Resampling resampling(Scores scores, int[] order, @Nullable List<String> groups) {
        if (groups == null) {
            return Resampling.Stratified.of(scores.labels(), order);
        }
        InvalidInputException.require(
                groups.size() == scores.n(),
                "%d groups of %d scores differ in number; give each sequence its group.",
                groups.size(),
                scores.n());
        Resampling.Grouped grouped = Resampling.Grouped.of(groups);
        if (grouped.groups().length < FEWEST_GROUPS) {
            LOG.warn(
                    "{} groups are too few to draw from: the intervals take each sequence for itself and are too narrow.",
                    grouped.groups().length);
            return Resampling.Stratified.of(scores.labels(), order);
        }
        return grouped;
    }

    private static double[] figures(Evaluation evaluation) {
        return Arrays.stream(EvaluationFigure.values())
                .mapToDouble(figure -> figure.of(evaluation))
                .toArray();
    }
}
