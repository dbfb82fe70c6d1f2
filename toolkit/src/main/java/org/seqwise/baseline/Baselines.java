package org.seqwise.baseline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.MissingRule;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Scores;

/**
 * The baselines, fitted. They see values prepared as the network does: gaps filled, categories one feature each, amounts scaled, so that what
 * differs is the learner alone. They learn the probabilities of the data: neither class counts more than the other. A sequence's own weight
 * counts as in training.
 *
 * <p>Of more than 100,000 training sequences, or of more than 4 million figures in their summaries, as many are drawn at random, at least 1,000.
 */
public final class Baselines {

    private static final int MOST = 100_000;
    private static final int FEWEST = 1_000;
    private static final int MOST_FIGURES = 4_000_000;

    /** How many rows, and figures in them, logistic regression learns from, each as often as both allow. */
    private static final int VISITS = 1_500_000;

    private static final double VISITED_FIGURES = 60e6;
    private static final int FEWEST_EPOCHS = 3;
    private static final int MOST_EPOCHS = 200;

    /** Rows that are scored at once. */
    private static final int CHUNK = 10_000;

    /** How much neighbouring lengths must weigh together: a hundredth of all, or 20. */
    private static final double LENGTH_SHARE = 0.01;

    private static final double FEWEST_OF_A_LENGTH = 20;

    private final Preprocessor preprocessor;
    private final double ratio;
    private final LengthRates lengths;
    private final Map<Baseline, FittedRows> learned = new EnumMap<>(Baseline.class);
    private final Map<Baseline, String> leftOut = new EnumMap<>(Baseline.class);

    /** What was learned, and from which figures. */
    private record FittedRows(Rows rows, Learner.Learned learned) {}

    private Baselines(Preprocessor preprocessor, Sequences train) {
        this.preprocessor = preprocessor;
        this.ratio = train.weightOf(1) / (train.weightOf(0) + train.weightOf(1));
        double whole = train.weightOf(0) + train.weightOf(1);
        this.lengths = LengthRates.of(train, Math.max(FEWEST_OF_A_LENGTH, LENGTH_SHARE * whole));
    }

    /**
     * Fits them with a preparation of their own: standard scaling, gaps filled, and features that were read from text as categories.
     *
     * @param train the training part alone, raw and labeled
     * @param seed where every draw comes from
     * @throws InvalidInputException as the other
     */
    public static Baselines fit(Sequences train, long seed) {
        PreprocessorSettings settings = PreprocessorSettings.builder()
                .missing(MissingRule.IMPUTE)
                .categorical(List.copyOf(train.categories().keySet()))
                .build();
        return fit(Preprocessor.fit(train, settings), train, seed);
    }

    /**
     * Fits them beside a model.
     *
     * @param preprocessor the model's own
     * @param train the training part alone, raw and labeled
     * @param seed where every draw comes from
     * @throws InvalidInputException if Tribuo is not on the class path, or no sequence has a label and a weight
     */
    public static Baselines fit(Preprocessor preprocessor, Sequences train, long seed) {
        TribuoPresence.require();
        return fit(preprocessor, train, seed, Learners.boostedTrees(seed));
    }

    /** @param trees what learns in the place of {@link Baseline#BOOSTED_TREES} */
    static Baselines fit(Preprocessor preprocessor, Sequences train, long seed, Learner trees) {
        InvalidInputException.require(
                train.isLabeled() && train.weightOf(0) + train.weightOf(1) > 0,
                "The %d training sequences have no labels, or no weight; to learn from, some need both.",
                train.size());
        Baselines fitted = new Baselines(preprocessor, train);
        if (fitted.ratio > 0 && fitted.ratio < 1) {
            fitted.learn(
                    preprocessor.apply(drawn(train, preprocessor.outputNames().size(), seed)), seed, trees);
        }
        return fitted;
    }

    private static Sequences drawn(Sequences train, int featureCount, long seed) {
        int width = new Summaries().width(featureCount);
        int most = Math.max(FEWEST, Math.min(MOST, MOST_FIGURES / width));
        // Of a store there may be more than numbers of them fit into memory.
        int left = 0;
        for (int i = 0; i < train.size(); i++) {
            left += train.weight(i) > 0 ? 1 : 0;
        }
        int[] chosen = new int[Math.min(most, left)];
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "baselines", 0));
        int count = 0;
        for (int i = 0; count < chosen.length; i++) {
            // Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S.
            if (train.weight(i) > 0 && random.nextInt(left--) < chosen.length - count) {
                chosen[count++] = i;
            }
        }
        return train.subset(chosen);
    }

    private void learn(Sequences train, long seed, Learner trees) {
        if (!train.balance().hasBothClasses()) {
            return;
        }
        learnRegression(Baseline.LAST_STEP, new LastStep(), train, seed);
        learnRegression(Baseline.SUMMARIES, new Summaries(), train, seed);
        try {
            learn(Baseline.BOOSTED_TREES, new Summaries(), trees, train);
        } catch (LinkageError e) {
            leftOut.put(Baseline.BOOSTED_TREES, "XGBoost's native library does not load: " + rootOf(e) + ".");
        }
    }

    private void learnRegression(Baseline baseline, Rows rows, Sequences train, long seed) {
        double figures = (double) train.size() * rows.width(train.featureCount());
        double epochs = Math.min((double) VISITS / train.size(), VISITED_FIGURES / figures);
        int allowed = (int) Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, epochs));
        learn(baseline, rows, Learners.logisticRegression(allowed, seed), train);
    }

    private void learn(Baseline baseline, Rows rows, Learner learner, Sequences train) {
        double[][] figures = rows.of(train, 0, train.size());
        learned.put(baseline, new FittedRows(rows, learner.fit(figures, train.labels(), train.weights())));
    }

    private static String rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getName() : root.getMessage();
    }

    /** Returns which baselines there are none of, and why; none where all are there. */
    public Map<Baseline, String> leftOut() {
        return new EnumMap<>(leftOut);
    }

    /**
     * Scores sequences.
     *
     * @param part raw, with the features of training
     * @return what each baseline says, in the order of the sequences; those that are {@link #leftOut} are not among them
     */
    public List<BaselineScores> score(Sequences part) {
        Sequences prepared = preprocessor.apply(part);
        List<BaselineScores> scores = new ArrayList<>();
        for (Baseline baseline : Baseline.values()) {
            if (!leftOut.containsKey(baseline)) {
                scores.add(new BaselineScores(baseline, probabilities(baseline, prepared)));
            }
        }
        return List.copyOf(scores);
    }

    /**
     * Judges a model beside the baselines.
     *
     * @param model what it is called, such as {@code LSTM}
     * @param scores what the model said of the sequences, in their order
     * @param part raw and labeled
     */
    public BaselineComparison compare(String model, Scores scores, Sequences part) {
        return BaselineComparison.of(model, scores, score(part), leftOut(), part.groups());
    }

    private double[] probabilities(Baseline baseline, Sequences prepared) {
        double[] probabilities = new double[prepared.size()];
        FittedRows fitted = learned.get(baseline);
        for (int from = 0; from < probabilities.length; from += CHUNK) {
            int to = Math.min(probabilities.length, from + CHUNK);
            double[] chunk = fitted == null
                    ? simple(baseline, prepared, from, to)
                    : fitted.learned().probabilities(fitted.rows().of(prepared, from, to));
            System.arraycopy(chunk, 0, probabilities, from, chunk.length);
        }
        return probabilities;
    }

    // Of one class there is nothing to learn but the ratio.
    private double[] simple(Baseline baseline, Sequences prepared, int from, int to) {
        return IntStream.range(from, to)
                .mapToDouble(i -> baseline == Baseline.LENGTH ? lengths.of(prepared.stepCount(i)) : ratio)
                .toArray();
    }
}
