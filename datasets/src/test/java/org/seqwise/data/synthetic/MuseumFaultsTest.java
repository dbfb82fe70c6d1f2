package org.seqwise.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.data.Sequences;

/** Each planted fault is there, as strong as it is said to be, and is the only one. */
class MuseumFaultsTest {

    private static final int SEED = 11;

    @ParameterizedTest
    @EnumSource
    void eachPieceHasTheSymptomsOfItsFaultAlone(Museum piece) {
        for (int seed = 1; seed <= 3; seed++) {
            assertEquals(
                    expected(piece),
                    Examination.symptoms(
                            piece.generate(piece.defaultSize(), seed).sequences()),
                    "seed " + seed);
        }
    }

    private static Set<Symptom> expected(Museum piece) {
        return switch (piece) {
            case HEALTHY -> EnumSet.noneOf(Symptom.class);
            case PADDING_COMPUTED -> EnumSet.of(Symptom.SAME_ROW);
            case UNSCALED -> EnumSet.of(Symptom.UNLIKE_SCALES);
            case ZEROS_TAKEN_FOR_PADDING -> EnumSet.of(Symptom.ZERO_ROWS);
            case NO_SIGNAL -> EnumSet.of(Symptom.NO_PEAK);
            case CONFLICTING_DUPLICATES -> EnumSet.of(Symptom.REPEATS, Symptom.NO_PEAK);
            case LEAK_BY_ID -> EnumSet.of(Symptom.FEATURE_ANSWERS);
            case LEAK_BY_LENGTH -> EnumSet.of(Symptom.LENGTH_ANSWERS);
            case ORDER_FREE -> EnumSet.of(Symptom.NO_PEAK, Symptom.MEANS_ANSWER);
            case WRONG_LABELS -> EnumSet.of(Symptom.DIM_PEAK);
            case CONSTANT_FEATURE -> EnumSet.of(Symptom.CONSTANT, Symptom.DIM_PEAK);
            case DRIFT -> EnumSet.of(Symptom.DRIFT);
            case RARE_POSITIVES -> EnumSet.of(Symptom.RARE);
        };
    }

    private static Exhibit made(Museum piece) {
        return piece.generate(piece.defaultSize(), SEED);
    }

    private static double fact(Exhibit exhibit, String name) {
        return Objects.requireNonNull(exhibit.facts().get(name));
    }

    private static double bestAuc(Exhibit exhibit) {
        return Rank.rocAuc(
                Objects.requireNonNull(exhibit.truth()).probabilities(),
                exhibit.sequences().labels());
    }

    @Test
    void theHealthyOneCanBeKnownWellButNotByItsMeans() {
        Exhibit healthy = made(Museum.HEALTHY);
        assertEquals(0.95, bestAuc(healthy), 0.01);
        double[] means = MeansRegression.logits(healthy.sequences());
        assertEquals(0.5, Rank.rocAuc(means, healthy.sequences().labels()), 0.05);
    }

    @Test
    void computedPaddingIsOneRowInFront() {
        Exhibit exhibit = made(Museum.PADDING_COMPUTED);
        double share = fact(exhibit, "paddingShare");
        assertEquals(0.2, share, 0.01);
        assertEquals(share, Examination.mostFrequentRow(exhibit.sequences()), 1e-12);
        assertTrue(exhibit.array());
        for (double spread : Examination.spreads(exhibit.sequences())) {
            assertEquals(1, spread, 1e-5);
        }
    }

    @Test
    void unscaledFeaturesMoveByTheirShareOfThemselves() {
        Exhibit exhibit = made(Museum.UNSCALED);
        double[] spreads = Examination.spreads(exhibit.sequences());
        assertEquals(fact(exhibit, "firstSpread"), spreads[0], 0.00001);
        assertEquals(fact(exhibit, "secondSpread"), spreads[1], 0.00001);
        assertTrue(spreads[2] > 1.5);
    }

    @Test
    void trueZerosAreAsFrequentInFrontAsWithinAndNeverLast() {
        Exhibit exhibit = made(Museum.ZEROS_TAKEN_FOR_PADDING);
        Sequences sequences = exhibit.sequences();
        int[] zeros = new int[10];
        for (int i = 0; i < sequences.size(); i++) {
            for (int t = 0; t < 10; t++) {
                zeros[t] += Arrays.equals(new float[5], sequences.steps(i)[t]) ? 1 : 0;
            }
        }
        for (int t = 0; t < 9; t++) {
            assertEquals(0.3, zeros[t] / (double) sequences.size(), 0.03);
        }
        assertEquals(0, zeros[9]);
        assertEquals(fact(exhibit, "zeroShare"), Arrays.stream(zeros).sum() / (double) sequences.totalSteps(), 1e-12);
    }

    @Test
    void duplicatesConflictAsOftenAsChanceHasIt() {
        Exhibit exhibit = made(Museum.CONFLICTING_DUPLICATES);
        Sequences sequences = exhibit.sequences();
        Map<String, Integer> first = new HashMap<>();
        int conflicts = 0;
        for (int i = 0; i < sequences.size(); i++) {
            Integer other = first.putIfAbsent(Arrays.deepToString(sequences.steps(i)), i);
            conflicts += other != null && sequences.label(other) != sequences.label(i) ? 2 : 0;
        }
        assertEquals(fact(exhibit, "conflicting"), conflicts);
        assertEquals(fact(exhibit, "repeated"), Examination.repeated(sequences));
        assertEquals(sequences.size() / 2, Examination.repeated(sequences));
        assertEquals(2 * 0.25 * 0.75, conflicts / (double) sequences.size(), 0.04);
    }

    @Test
    void allOnesStandInOneRangeOfRows() {
        Exhibit exhibit = made(Museum.LEAK_BY_ID);
        Sequences sequences = exhibit.sequences();
        int[] ones = IntStream.range(0, sequences.size())
                .filter(i -> sequences.label(i) == 1)
                .toArray();
        assertEquals(fact(exhibit, "firstPositive"), ones[0]);
        assertEquals(fact(exhibit, "lastPositive"), ones[ones.length - 1]);
        assertArrayEquals(IntStream.rangeClosed(ones[0], ones[ones.length - 1]).toArray(), ones);
        assertEquals("record", sequences.featureNames().get(4));
        for (int i = 0; i < sequences.size(); i++) {
            assertEquals((i + 0.5) / sequences.size(), sequences.value(i, 0, 4), 1e-6);
        }
    }

    @Test
    void everyOneIsShorterThanEveryZero() {
        Sequences sequences = made(Museum.LEAK_BY_LENGTH).sequences();
        for (int i = 0; i < sequences.size(); i++) {
            assertEquals(sequences.label(i) == 1, sequences.stepCount(i) <= 6);
        }
    }

    @Test
    void meansSayAllThereIsWhereTheOrderSaysNothing() {
        Exhibit exhibit = made(Museum.ORDER_FREE);
        double[] means = MeansRegression.logits(exhibit.sequences());
        assertEquals(bestAuc(exhibit), Rank.rocAuc(means, exhibit.sequences().labels()), 0.01);
        assertEquals(0.95, bestAuc(exhibit), 0.01);
    }

    @Test
    void aFifthOfTheLabelsIsWrong() {
        Exhibit exhibit = made(Museum.WRONG_LABELS);
        assertEquals(0.2, fact(exhibit, "flipped") / 4_000, 0.025);
        double[] truth = Objects.requireNonNull(exhibit.truth()).probabilities();
        assertTrue(Arrays.stream(truth).allMatch(p -> p >= 0.2 && p <= 0.8));
        assertEquals(0.72, bestAuc(exhibit), 0.03);
    }

    @Test
    void theWornSensorIsOffByThreeOfItsDeviationsAndStandsStill() {
        Exhibit exhibit = made(Museum.DRIFT);
        Sequences sequences = exhibit.sequences();
        Sequences last = sequences.subset(IntStream.range(3_980, 4_000).toArray());
        double shift = fact(exhibit, "shift");
        assertEquals(0.9, shift, 1e-9);
        for (float[] step : last.steps(19)) {
            assertEquals(1.248 + shift, step[0], 1e-6);
        }
        Sequences early = sequences.subset(IntStream.range(0, 1_000).toArray());
        Sequences late = sequences.subset(IntStream.range(3_000, 4_000).toArray());
        assertTrue(Examination.peakAuc(early) > Examination.peakAuc(late, early) + 0.05);
        for (int i = 1; i < sequences.size(); i++) {
            assertTrue(sequences.start(i) >= sequences.end(i - 1));
        }
    }

    @Test
    void rareOnesAreEnoughToLearnFrom() {
        Exhibit exhibit = made(Museum.RARE_POSITIVES);
        int positives = exhibit.sequences().balance().positives();
        assertEquals(fact(exhibit, "positives"), positives);
        assertTrue(positives >= 50, () -> "positives " + positives);
        assertTrue(bestAuc(exhibit) > 0.95);
    }
}
