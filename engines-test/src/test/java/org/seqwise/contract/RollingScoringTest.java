package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.seqwise.RollingScorer;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.MissingRule;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Split;

/** Rows that arrive are scored as the windows that they make. */
class RollingScoringTest {

    private static final int WINDOW = 4;

    /** A model that looks back for what is missing: what a row becomes hangs on those before it. */
    private static final SequenceClassifier MODEL = filling();

    private static SequenceClassifier filling() {
        Split split = UncleanStudy.split(0.3, false);
        PreprocessorSettings settings = PreprocessorSettings.builder()
                .missing(MissingRule.IMPUTE)
                .categorical("unit")
                .build();
        return Study.trainer()
                .hiddenSize(8)
                .epochs(1)
                .preprocessing(settings)
                .build()
                .train(split.train(), split.validation());
    }

    @AfterAll
    static void close() {
        MODEL.close();
    }

    private static float[][] rows(int count, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][];
        for (int t = 0; t < count; t++) {
            float level = random.nextDouble() < 0.5 ? Float.NaN : (float) random.nextGaussian();
            rows[t] = new float[] {(float) Math.exp(random.nextGaussian()), level, random.nextInt(3)};
        }
        return rows;
    }

    private static double[] whole(float[][] rows) {
        double[] scores = new double[rows.length];
        for (int t = 0; t < rows.length; t++) {
            scores[t] = MODEL.probability(Arrays.copyOfRange(rows, Math.max(0, t + 1 - WINDOW), t + 1));
        }
        return scores;
    }

    @Test
    void everyScoreIsThatOfItsWindowWhole() {
        RollingScorer scorer = new RollingScorer(MODEL, WINDOW, 10);
        float[][] rows = rows(50, 1);
        double[] expected = whole(rows);
        for (int t = 0; t < rows.length; t++) {
            assertEquals(expected[t], scorer.score("a", rows[t]), 1e-7);
        }
    }

    @Test
    void manyThreadsFeedIdsOfTheirOwn() throws Exception {
        RollingScorer scorer = new RollingScorer(MODEL, WINDOW, 100);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<double[]>> found = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                float[][] rows = rows(60, i);
                String id = "id" + i;
                found.add(threads.submit(() -> Arrays.stream(rows)
                        .mapToDouble(row -> scorer.score(id, row))
                        .toArray()));
            }
            for (int i = 0; i < 8; i++) {
                double[] expected = whole(rows(60, i));
                double[] scores = found.get(i).get();
                for (int t = 0; t < expected.length; t++) {
                    assertEquals(expected[t], scores[t], 1e-7);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whoever comes first: each score is that of the rows up to its own, of which none is lost or doubled. */
    @Test
    void manyThreadsFeedOneId() throws Exception {
        int count = 200;
        float[][] rows = rows(count, 5);
        RollingScorer scorer = new RollingScorer(MODEL, count, 1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Double>> found = new ArrayList<>();
            for (float[] row : rows) {
                found.add(threads.submit(() -> scorer.score("one", row)));
            }
            List<Double> scores = new ArrayList<>();
            for (Future<Double> each : found) {
                scores.add(each.get());
            }
            float[][] kept = scorer.rows("one");
            assertEquals(count, kept.length);
            List<Double> expected = new ArrayList<>();
            for (int t = 1; t <= count; t++) {
                expected.add(MODEL.probability(Arrays.copyOf(kept, t)));
            }
            scores.sort(null);
            expected.sort(null);
            for (int t = 0; t < count; t++) {
                assertEquals(expected.get(t), scores.get(t), 1e-7);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
