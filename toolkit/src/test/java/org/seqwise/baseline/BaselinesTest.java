package org.seqwise.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Scores;

class BaselinesTest {

    private static final long SEED = 3;

    @Test
    void ratioAloneHasTheEntropyAsItsLogLoss() {
        Sequences train = Planted.of(400, 1, Planted::byLength)
                .subset(IntStream.range(0, 300).toArray());
        Evaluation ratio = judged(train, train, Baseline.RATIO);
        assertEquals(train.balance().floorLogLoss(), ratio.logLoss(), 1e-12);
        assertEquals(0.5, ratio.rocAuc());
    }

    @Test
    void lengthAloneSolvesWhatLengthTells() {
        Sequences train = Planted.of(400, 1, Planted::byLength);
        Sequences test = Planted.of(200, 2, Planted::byLength);
        assertEquals(1, judged(train, test, Baseline.LENGTH).rocAuc());
        assertEquals(1, judged(train, test, Baseline.SUMMARIES).rocAuc(), 0.001);
        assertTrue(judged(train, test, Baseline.LAST_STEP).rocAuc() < 0.65);
    }

    @Test
    void lastStepSolvesWhatTheLastStepTells() {
        Sequences train = Planted.of(400, 1, Planted::byLastStep);
        Sequences test = Planted.of(200, 2, Planted::byLastStep);
        assertTrue(judged(train, test, Baseline.LAST_STEP).rocAuc() > 0.999);
        assertEquals(0.5, judged(train, test, Baseline.LENGTH).rocAuc());
    }

    @Test
    void summariesSolveWhatTheSlopeTells() {
        Sequences train = Planted.of(400, 1, Planted::bySlope);
        Sequences test = Planted.of(200, 2, Planted::bySlope);
        assertTrue(judged(train, test, Baseline.SUMMARIES).rocAuc() > 0.999);
        assertTrue(judged(train, test, Baseline.LAST_STEP).rocAuc() < 0.75);
    }

    @Test
    void treesSolveAnExclusiveOrThatRegressionDoesNot() {
        Sequences train = Planted.of(600, 1, Planted::byExclusiveOr);
        Sequences test = Planted.of(200, 2, Planted::byExclusiveOr);
        assertTrue(judged(train, test, Baseline.SUMMARIES).rocAuc() < 0.65);
        Baselines baselines = Baselines.fit(train, SEED);
        if (baselines.leftOut().isEmpty()) {
            assertTrue(judged(train, test, Baseline.BOOSTED_TREES).rocAuc() > 0.98);
        } else {
            assertTrue(baselines
                    .leftOut()
                    .toString()
                    .contains("XGBoost's native library does not load: there is none for "));
        }
    }

    /** A draw from a logistic model: what is reached is near what knowing it would reach. */
    @Test
    void regressionComesNearTheBestPossible() {
        Random random = new Random(5);
        SequencesBuilder builder = Sequences.builder(List.of("a", "b"));
        double[] truth = new double[4000];
        for (int i = 0; i < truth.length; i++) {
            float[] step = {(float) random.nextGaussian(), (float) (100 + 7 * random.nextGaussian())};
            truth[i] = 1 / (1 + Math.exp(1 - 1.5 * step[0] + 0.8 * (step[1] - 100) / 7));
            builder.add("s" + i, new float[][] {step}, random.nextDouble() < truth[i] ? 1 : 0);
        }
        Sequences sequences = builder.build();
        double best = Evaluation.of(new Scores(truth, sequences.labels()), 0.5).logLoss();
        assertEquals(best, judged(sequences, sequences, Baseline.LAST_STEP).logLoss(), 0.003);
    }

    @Test
    void sameSeedGivesTheSame() {
        Sequences train = Planted.of(300, 1, Planted::bySlope);
        Sequences test = Planted.of(50, 2, Planted::bySlope);
        assertEquals(
                Baselines.fit(train, SEED).score(test),
                Baselines.fit(train, SEED).score(test));
    }

    @Test
    void partsOfOneClassAreScored() {
        Sequences train = Planted.of(300, 1, Planted::bySlope);
        Sequences ones =
                train.subset(IntStream.range(0, 150).map(i -> 2 * i + 1).toArray());
        Baselines baselines = Baselines.fit(train, SEED);
        double[] said = new double[150];
        BaselineComparison comparison = baselines.compare("LSTM", new Scores(said, ones.labels()), ones);
        assertTrue(comparison.best().isEmpty());
        assertEquals(
                "Whether the LSTM beats the baselines cannot be said: the sequences judged on are of one class.",
                comparison.verdict());
    }

    @Test
    void ofOneClassAllSayTheRatio() {
        Sequences train = Planted.of(40, 1, Planted::bySlope);
        Sequences zeros = train.subset(IntStream.range(0, 20).map(i -> 2 * i).toArray());
        List<BaselineScores> scores = Baselines.fit(zeros, SEED).score(train);
        assertEquals(Baseline.values().length, scores.size());
        scores.stream()
                .filter(said -> said.baseline() != Baseline.LENGTH)
                .forEach(said -> assertArrayEquals(new double[40], said.probabilities()));
    }

    @Test
    void sequencesCountByTheirWeights() {
        SequencesBuilder weighted = Sequences.builder(List.of("a"));
        Random random = new Random(4);
        for (int i = 0; i < 60; i++) {
            weighted.add("s" + i, Planted.byLastStep(random, i % 2), i % 2, i % 2 == 1 ? 3 : 1);
            weighted.add("nothing" + i, Planted.byLastStep(random, i % 2), 1 - i % 2, 0);
        }
        Sequences train = weighted.build();
        Sequences test = Planted.of(100, 2, Planted::byLastStep);
        assertEquals(0.75, probabilities(train, test, Baseline.RATIO)[0], 1e-12);
        assertTrue(judged(train, test, Baseline.LAST_STEP).rocAuc() > 0.99);
        Sequences pureNoise = Planted.of(2000, 8, (draw, label) -> Planted.noise(draw, 3));
        Sequences otherNoise = Planted.of(2000, 9, (draw, label) -> Planted.noise(draw, 3));
        SequencesBuilder heavy = Sequences.builder(List.of("a"));
        IntStream.range(0, 2000).forEach(i -> heavy.add("s" + i, pureNoise.steps(i), i % 2, i % 2 == 1 ? 3 : 1));
        for (BaselineScores said : Baselines.fit(heavy.build(), SEED).score(otherNoise)) {
            double mean = Arrays.stream(said.probabilities()).average().orElseThrow();
            // Of 1s that count once they would be 0.5. What trees see in noise spreads their answers, which draws the
            // mean there.
            assertEquals(
                    0.75,
                    mean,
                    said.baseline() == Baseline.BOOSTED_TREES ? 0.1 : 0.03,
                    said.baseline().toString());
        }
    }

    @Test
    void whatDoesNotLoadIsLeftOutWithItsReason() {
        Sequences train = Planted.of(100, 1, Planted::byLastStep);
        Baselines baselines = Baselines.fit(Preprocessor.fit(train), train, SEED, (rows, labels, weights) -> {
            throw new UnsatisfiedLinkError("no libxgboost4j");
        });
        assertEquals(
                Map.of(Baseline.BOOSTED_TREES, "XGBoost's native library does not load: no libxgboost4j."),
                baselines.leftOut());
        assertEquals(
                List.of(Baseline.RATIO, Baseline.LENGTH, Baseline.LAST_STEP, Baseline.SUMMARIES),
                baselines.score(train).stream().map(BaselineScores::baseline).toList());
    }

    @Test
    void librariesAreSoughtWhereXgboostHasThem() {
        assertEquals("linux/x86_64", XgboostNative.platform("Linux", "amd64"));
        assertEquals("linux/aarch64", XgboostNative.platform("Linux", "aarch64"));
        assertEquals("macos/x86_64", XgboostNative.platform("Mac OS X", "x86_64"));
        assertEquals("windows/x86_64", XgboostNative.platform("Windows 11", "amd64"));
    }

    @Test
    void moreThanAreScoredAtOnceAreScoredAlike() {
        Sequences train = Planted.of(200, 1, Planted::byLastStep);
        Sequences many = Planted.of(10_200, 2, Planted::byLastStep);
        Sequences last = many.subset(IntStream.range(9_900, 10_200).toArray());
        List<BaselineScores> whole = Baselines.fit(train, SEED).score(many);
        List<BaselineScores> part = Baselines.fit(train, SEED).score(last);
        for (int i = 0; i < whole.size(); i++) {
            double[] end = Arrays.copyOfRange(whole.get(i).probabilities(), 9_900, 10_200);
            assertArrayEquals(part.get(i).probabilities(), end, 0);
        }
    }

    @Test
    void ofWideSummariesAsManyAreLearnedFromAsFourMillionFiguresAre() {
        SequencesBuilder builder =
                Sequences.builder(IntStream.range(0, 400).mapToObj(i -> "f" + i).toList());
        for (int i = 0; i < 1_500; i++) {
            builder.add("s" + i, new float[1][400], i % 2, i < 30 ? 0 : 1);
        }
        int[] learned = new int[1];
        Sequences train = builder.build();
        Baselines.fit(Preprocessor.none(train.featureNames()), train, SEED, (rows, labels, weights) -> {
            learned[0] = rows.length;
            return others -> new double[others.length];
        });
        assertEquals(4_000_000 / 2_801, learned[0]);
    }

    @Test
    void gapsAreFilled() {
        SequencesBuilder builder = Sequences.builder(List.of("a")).missingAllowed();
        Random random = new Random(9);
        for (int i = 0; i < 100; i++) {
            float[][] steps = Planted.byLastStep(random, i % 2);
            steps[i % 5][0] = Float.NaN;
            builder.add("s" + i, steps, i % 2);
        }
        Sequences train = builder.build();
        assertTrue(judged(train, train, Baseline.LAST_STEP).rocAuc() > 0.99);
        assertTrue(judged(train, train, Baseline.SUMMARIES).rocAuc() > 0.99);
    }

    @Test
    void sequencesWithoutLabelsAreRefused() {
        Sequences train = Planted.of(40, 1, Planted::bySlope).withoutLabels();
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> Baselines.fit(train, SEED));
        assertTrue(refused.toString().contains(": The 40 training sequences have no labels"), refused.toString());
    }

    private static Evaluation judged(Sequences train, Sequences test, Baseline baseline) {
        return Evaluation.of(new Scores(probabilities(train, test, baseline), test.labels()), 0.5);
    }

    private static double[] probabilities(Sequences train, Sequences test, Baseline baseline) {
        List<BaselineScores> scores = Baselines.fit(train, SEED).score(test);
        return scores.stream()
                .filter(said -> said.baseline() == baseline)
                .findFirst()
                .orElseThrow()
                .probabilities();
    }
}
