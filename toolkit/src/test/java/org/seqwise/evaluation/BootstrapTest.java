package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;

class BootstrapTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 7);

    @Test
    void sampleWithEachOnceHasTheFiguresOfTheWhole() {
        for (int seed = 0; seed < 20; seed++) {
            Scores scores = RandomScores.tied(seed, 50, 1 + seed);
            Judged judged = new Judged(scores, 0.4);
            int[] once = new int[scores.n()];
            Arrays.fill(once, 1);
            assertNear(judged.evaluation(), new WeighedScores(judged).of(once));
        }
    }

    @Test
    void sampleHasTheFiguresOfItsSequencesWrittenOut() {
        for (int seed = 0; seed < 20; seed++) {
            Scores scores = RandomScores.tied(seed, 40, 6);
            int[] counts = new int[scores.n()];
            Resampling.Stratified.of(
                            scores.labels(), IntStream.range(0, scores.n()).toArray())
                    .draw(new SplittableRandom(seed), counts);
            int[] written = IntStream.range(0, counts.length)
                    .flatMap(i -> IntStream.generate(() -> i).limit(counts[i]))
                    .toArray();
            Scores sample = new Scores(
                    IntStream.of(written).mapToDouble(scores::probability).toArray(),
                    IntStream.of(written).map(scores::label).toArray());
            assertNear(Evaluation.of(sample, 0.5), new WeighedScores(new Judged(scores, 0.5)).of(counts));
        }
    }

    private static void assertNear(Evaluation expected, Evaluation actual) {
        for (EvaluationFigure figure : EvaluationFigure.values()) {
            assertEquals(figure.of(expected), figure.of(actual), 1e-12, figure.toString());
        }
        assertEquals(expected.confusion(), actual.confusion());
    }

    @Test
    void stratifiedSamplesHaveAsManyOfEachClass() {
        int[] labels = {0, 1, 1, 0, 0};
        int[] counts = new int[5];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            Resampling.Stratified.of(labels, 0, 1, 2, 3, 4).draw(random, counts);
            assertEquals(2, counts[1] + counts[2]);
            assertEquals(3, counts[0] + counts[3] + counts[4]);
        }
    }

    @Test
    void groupsAreDrawnWhole() {
        Resampling grouped = Resampling.Grouped.of(List.of("a", "b", "a", "c", "b"));
        int[] counts = new int[5];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            grouped.draw(random, counts);
            assertEquals(counts[0], counts[2]);
            assertEquals(counts[1], counts[4]);
            assertEquals(3, counts[0] + counts[1] + counts[3]);
        }
    }

    @Test
    void oneSeedGivesOneResultAndAnotherAnother() {
        Judged judged = new Judged(RandomScores.calibrated(1, 300), 0.5);
        assertEquals(BOOTSTRAP.evaluate(judged, null), BOOTSTRAP.evaluate(judged, null));
        assertNotEquals(BOOTSTRAP.evaluate(judged, null), new Bootstrap(200, 8).evaluate(judged, null));
    }

    @Test
    void orderOfSequencesDoesNotMatter() {
        Scores scores = RandomScores.tied(1, 300, 40);
        int[] turned = IntStream.rangeClosed(1, 300).map(i -> 300 - i).toArray();
        Scores other = new Scores(
                IntStream.of(turned).mapToDouble(scores::probability).toArray(),
                IntStream.of(turned).map(scores::label).toArray());
        assertEquals(
                BOOTSTRAP.evaluate(new Judged(scores, 0.5), null).toString(),
                BOOTSTRAP.evaluate(new Judged(other, 0.5), null).toString());
    }

    @Test
    void figureLiesInItsInterval() {
        EvaluationWithIntervals judged = BOOTSTRAP.evaluate(new Judged(RandomScores.calibrated(1, 2000), 0.5), null);
        for (EvaluationFigure figure : EvaluationFigure.values()) {
            assertTrue(interval(judged, figure).contains(figure.of(judged.figures())), figure.toString());
        }
    }

    /**
     * Scores of a 0 are standard normal and of a 1 by d higher, which has an area of Phi(d / sqrt 2): 0.7602 for d = 1. Of 1,000 such
     * samples 930 to 970 intervals hold it.
     */
    @Test
    void intervalsHoldTheTrueAreaAsOftenAsTheySay() {
        long held = IntStream.range(0, 1000)
                .parallel()
                .filter(seed -> {
                    Judged judged = new Judged(binormal(new Random(seed), 150, 100), 0.5);
                    return interval(new Bootstrap(400, seed).evaluate(judged, null), EvaluationFigure.ROC_AUC)
                            .contains(0.7602499389065234);
                })
                .count();
        assertTrue(held >= 930 && held <= 970, held + " of 1000");
    }

    private static Scores binormal(Random random, int zeros, int ones) {
        double[] probabilities = new double[zeros + ones];
        int[] labels = new int[zeros + ones];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i < zeros ? 0 : 1;
            probabilities[i] = 1 / (1 + Math.exp(-random.nextGaussian() - labels[i]));
        }
        return new Scores(probabilities, labels);
    }

    @Test
    void sequencesThatAreTheSameCountOnceWhereTheyShareAGroup() {
        Scores once = RandomScores.calibrated(3, 100);
        List<String> groups = new ArrayList<>();
        double[] probabilities = new double[1000];
        int[] labels = new int[1000];
        for (int i = 0; i < 1000; i++) {
            probabilities[i] = once.probability(i % 100);
            labels[i] = once.label(i % 100);
            groups.add("patient " + i % 100);
        }
        Judged tenfold = new Judged(new Scores(probabilities, labels), 0.5);
        double single = width(BOOTSTRAP.evaluate(new Judged(once, 0.5), null));
        assertEquals(1, width(BOOTSTRAP.evaluate(tenfold, groups)) / single, 0.25);
        assertEquals(Math.sqrt(0.1), width(BOOTSTRAP.evaluate(tenfold, null)) / single, 0.1);
    }

    private static double width(EvaluationWithIntervals judged) {
        Interval interval = interval(judged, EvaluationFigure.ROC_AUC);
        return interval.high() - interval.low();
    }

    @Test
    void tooFewGroupsAreNotDrawnFrom() {
        Judged judged = new Judged(RandomScores.calibrated(3, 100), 0.5);
        List<String> one = Collections.nCopies(100, "house");
        assertEquals(BOOTSTRAP.evaluate(judged, null), BOOTSTRAP.evaluate(judged, one));
    }

    @Test
    void undefinedFigureHasAnUndefinedInterval() {
        EvaluationWithIntervals zeros =
                BOOTSTRAP.evaluate(new Judged(new Scores(new double[] {0.2, 0.3}, new int[2]), 0.5), null);
        assertTrue(Double.isNaN(interval(zeros, EvaluationFigure.ROC_AUC).low()));
        assertFalse(interval(zeros, EvaluationFigure.ROC_AUC).contains(0.5));
        assertEquals(new Interval(1, 1), interval(zeros, EvaluationFigure.ACCURACY));
        EvaluationWithIntervals single =
                BOOTSTRAP.evaluate(new Judged(new Scores(new double[] {0.2}, new int[] {1}), 0.5), null);
        assertEquals(-Math.log(0.2), interval(single, EvaluationFigure.LOG_LOSS).low(), 1e-15);
    }

    @Test
    void classifierIsNoBetterThanItself() {
        Judged judged = new Judged(RandomScores.calibrated(5, 500), 0.5);
        PairedComparison same = BOOTSTRAP.compare(judged, judged, null);
        for (EvaluationFigure figure : EvaluationFigure.values()) {
            assertEquals(new Interval(0, 0), same.interval(figure));
            assertFalse(same.isClear(figure));
        }
    }

    @Test
    void pairedIntervalIsNarrowerThanThoseOfBoth() {
        Scores scores = RandomScores.calibrated(5, 500);
        Random random = new Random(1);
        double[] near = Arrays.stream(scores.probabilities())
                .map(p -> Math.min(1, Math.max(0, p + 0.02 * random.nextGaussian())))
                .toArray();
        Judged one = new Judged(scores, 0.5);
        Judged other = new Judged(new Scores(near, scores.labels()), 0.5);
        Interval paired = BOOTSTRAP.compare(one, other, null).interval(EvaluationFigure.ROC_AUC);
        assertTrue(paired.high() - paired.low() < 0.3 * width(BOOTSTRAP.evaluate(one, null)), paired.toString());
    }

    @Test
    void clearlyBetterClassifierIsToldSo() {
        Scores scores = RandomScores.calibrated(5, 500);
        double[] noise = new Random(2).doubles(500).toArray();
        PairedComparison comparison =
                BOOTSTRAP.compare(new Judged(scores, 0.5), new Judged(new Scores(noise, scores.labels()), 0.5), null);
        assertTrue(comparison.isClear(EvaluationFigure.ROC_AUC));
        assertTrue(comparison.interval(EvaluationFigure.ROC_AUC).low() > 0.2);
        assertTrue(comparison.interval(EvaluationFigure.LOG_LOSS).high() < 0);
        assertEquals(
                1 + EvaluationFigure.values().length,
                comparison.toString().lines().count());
    }

    @Test
    void badInputIsRefused() {
        Judged judged = new Judged(RandomScores.calibrated(3, 10), 0.5);
        Judged other = new Judged(RandomScores.calibrated(4, 10), 0.5);
        assertThrows(InvalidInputException.class, () -> new Bootstrap(39, 1));
        assertThrows(InvalidInputException.class, () -> BOOTSTRAP.evaluate(judged, List.of("a")));
        assertThrows(InvalidInputException.class, () -> BOOTSTRAP.compare(judged, other, null));
        assertThrows(InvalidInputException.class, () -> new Interval(1, 0));
        assertThrows(InvalidInputException.class, () -> new Judged(judged.scores(), 1.5));
    }

    private static Interval interval(EvaluationWithIntervals judged, EvaluationFigure figure) {
        @Nullable Interval interval = judged.intervals().get(figure);
        if (interval == null) {
            throw new AssertionError("no interval of " + figure);
        }
        return interval;
    }
}
