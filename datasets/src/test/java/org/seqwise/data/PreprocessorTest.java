package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreprocessorTest {

    private static final List<String> NAMES = List.of("speed", "load");

    private final Sequences train = Sequences.builder(NAMES)
            .add("a", new float[][] {{1, 10}, {3, 10}}, 1)
            .add("b", new float[][] {{8, 40}}, 0)
            .build();
    private final Preprocessor fitted = Preprocessor.fit(train);

    @Test
    void everyRealStepCountsOnce() {
        assertEquals(4, values(fitted, 0).middle(), 1e-12);
        assertEquals(20, values(fitted, 1).middle(), 1e-12);
        assertEquals(Math.sqrt(26 / 3.0), values(fitted, 0).spread(), 1e-12);
        assertEquals(Math.sqrt(200), values(fitted, 1).spread(), 1e-12);
        assertEquals(NAMES, fitted.inputNames());
        assertEquals(NAMES, fitted.outputNames());
        assertEquals(List.of(), fitted.constantFeatures());
        assertEquals(1, fitted.features().get(0).minimum());
        assertEquals(40, fitted.features().get(1).maximum());
    }

    @Test
    void otherPartsAreMeasuredByTheTrainingPart() {
        Preprocessor scale =
                scale(ValueRule.scale(TailCompression.NONE, 4, 2), ValueRule.scale(TailCompression.NONE, 20, 10));
        Sequences other = raw(new float[][] {{4, 20}, {6, 10}, {-4, 1020}});
        Sequences applied = scale.apply(other);
        assertArrayEquals(new float[][] {{0, 0}, {1, -1}, {-4, 100}}, applied.steps(0));
        assertEquals("x", applied.id(0));
        assertEquals(1020, other.value(0, 2, 1));
    }

    @Test
    void columnThatHardlyMovesGetsUnitSpreadInFloat32() {
        Random random = new Random(5);
        float[] drawn = new float[20_000];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (float) (1.248 + 0.0003 * random.nextGaussian());
        }
        Sequences sequences = Columns.of(drawn);
        Moments moments = SortedFigures.moments(
                Columns.values(Preprocessor.fit(sequences).apply(sequences), 0), TailCompression.NONE);
        assertEquals(0, moments.mean(), 1e-3);
        assertEquals(1, moments.deviation(), 1e-3);
    }

    @Test
    void constantColumnBecomesExactlyZeroAndIsNamed() {
        SequencesBuilder builder = Sequences.builder(NAMES);
        for (int i = 0; i < 1000; i++) {
            builder.add("s", new float[][] {{0.1f, i}}, 0);
        }
        for (Scaling scaling : List.of(Scaling.STANDARD, Scaling.ROBUST)) {
            try (Warnings warnings = Warnings.listen()) {
                Preprocessor constant = Preprocessor.fit(
                        builder.build(),
                        PreprocessorSettings.builder().scaling(scaling).build());
                assertEquals(
                        List.of("Features that never change in training say nothing and become 0: speed."),
                        warnings.lines());
                assertEquals(List.of("speed"), constant.constantFeatures());
                Sequences applied = constant.apply(raw(new float[][] {{0.1f, 1}, {7, 1}}));
                assertEquals(0, applied.value(0, 0, 0));
                assertEquals(0, applied.value(0, 1, 0));
            }
        }
    }

    @Test
    void nothingToMeasureIsRefused() {
        assertRefused(
                "There is no sequence to measure; the training part must have some.",
                () -> Preprocessor.fit(Sequences.builder(NAMES).build()));
    }

    @Test
    void brokenNumbersAreRefused() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
            assertRefused(
                    "Middle (0.0) and spread (" + wrong + ") must be finite, and the spread not negative.",
                    () -> ValueRule.scale(TailCompression.NONE, 0, wrong));
        }
        assertRefused(
                "Middle (NaN) and spread (1.0) must be finite, and the spread not negative.",
                () -> ValueRule.scale(TailCompression.NONE, Double.NaN, 1));
        assertRefused(
                "Values cannot be clipped to 2.0 and 1.0; the first must not be greater.",
                () -> new ValueRule(false, 2, 1, TailCompression.NONE, 0, 1));
        assertRefused(
                "low (-Infinity) and high (1.0) must be finite.",
                () -> new ValueRule(false, Double.NEGATIVE_INFINITY, 1, TailCompression.NONE, 0, 1));
        assertRefused(
                "Feature 'x' cannot have a range of 2.0 to 1.0 and a mean of 0.0.",
                () -> new FeatureRule("x", 2, 1, 0, ValueRule.NONE, List.of(), false, ValueRule.NONE));
        assertRefused(
                "Categories [a, a] of feature 'x' must be different.",
                () -> new FeatureRule("x", 1, 2, 0, ValueRule.NONE, List.of("a", "a"), false, ValueRule.NONE));
    }

    @Test
    void equalRulesAreEqual() {
        assertEquals(fitted, Preprocessor.fit(train));
        assertEquals(fitted.hashCode(), Preprocessor.fit(train).hashCode());
        assertNotEquals(fitted, Preprocessor.fit(train, PreprocessorSettings.NONE));
        assertNotEquals(fitted, Preprocessor.fit(train.subset(0, 0)));
    }

    @Test
    void heavyTailsAreDrawnInAndOthersAreNot() {
        Random random = new Random(7);
        SequencesBuilder builder = Sequences.builder(NAMES);
        for (int i = 0; i < 20_000; i++) {
            float amount = random.nextDouble() < 0.3 ? 0 : (float) Math.exp(8 + 1.5 * random.nextGaussian());
            builder.add("s", new float[][] {{(float) random.nextGaussian(), amount}}, 0);
        }
        Sequences sequences = builder.build();
        Preprocessor tails = Preprocessor.fit(sequences);
        assertEquals(TailCompression.NONE, values(tails, 0).tails());
        float[] applied = Columns.values(tails.apply(sequences), 1);
        float largest = 0;
        for (float value : applied) {
            largest = Math.max(largest, value);
        }
        Moments amounts = SortedFigures.moments(applied, TailCompression.NONE);
        assertEquals(0, amounts.mean(), 1e-5);
        assertEquals(1, amounts.deviation(), 1e-5);
        assertTrue(largest < 6, "largest " + largest);
    }

    @Test
    void valuesPassThroughTheFormulas() {
        Preprocessor tails =
                scale(ValueRule.scale(TailCompression.NONE, 4, 2), ValueRule.scale(new TailCompression(5, 2), 1, 3));
        Sequences applied = tails.apply(raw(new float[][] {{6, 5}, {4, 1e9f}}));
        assertEquals(1, applied.value(0, 0, 0));
        assertEquals(-1 / 3f, applied.value(0, 0, 1));
        assertEquals((Math.log(2 * (1e9 - 5) / 2) - 1) / 3, applied.value(0, 1, 1), 1e-6);
    }

    @Test
    void logarithmComesBeforeClippingAndClippingBeforeTheScale() {
        ValueRule all = new ValueRule(true, Math.log(2), Math.log(9), TailCompression.NONE, 1, 2);
        assertEquals((float) ((Math.log(3) - 1) / 2), all.apply(2));
        assertEquals((float) ((Math.log(2) - 1) / 2), all.apply(-0.5));
        assertEquals((float) ((Math.log(9) - 1) / 2), all.apply(1e30));
    }

    @Test
    void robustScaleIsThatOfMedianAndQuartilesAndLeavesTailsAlone() {
        float[] values = {1, 2, 3, 4, 5, 6, 7, 8, 1e6f};
        ValueRule robust = values(
                Preprocessor.fit(
                        Columns.of(values),
                        PreprocessorSettings.builder().scaling(Scaling.ROBUST).build()),
                0);
        assertEquals(ValueRule.scale(TailCompression.NONE, 5, 4), robust);
        assertEquals((1e6f - 5) / 4, robust.apply(1e6f));
    }

    @Test
    void noScaleLeavesValuesToTheBit() {
        float[] values = {-0f, 1.4E-45f, 3.4e38f, -7.25f};
        Preprocessor none = Preprocessor.fit(Columns.of(values), PreprocessorSettings.NONE);
        assertArrayEquals(values, Columns.values(none.apply(Columns.of(values)), 0));
        Preprocessor clipped = Preprocessor.fit(
                Columns.of(4, 1, 2, 5, 3),
                PreprocessorSettings.builder().scaling(Scaling.NONE).clip(0.2).build());
        assertArrayEquals(new float[] {4, 2, 2, 4, 3}, Columns.values(clipped.apply(Columns.of(4, 1, 2, 5, 3)), 0));
    }

    @Test
    void aStoresSequencesAreTransformedWhereTheyAreRead() {
        Sequences viewed = fitted.apply(Columns.stored(train));
        Sequences copied = fitted.apply(train);
        assertTrue(viewed.storage() instanceof TransformedStorage);
        assertTrue(copied.storage() instanceof HeapStorage);
        assertEquals(copied.fingerprint(), viewed.fingerprint());
        assertEquals(copied.value(0, 1, 1), viewed.value(0, 1, 1));
        assertEquals(copied.details(1), viewed.details(1));
        assertEquals(copied.totalSteps(), viewed.totalSteps());
        assertEquals(copied.subset(1).fingerprint(), viewed.subset(1).fingerprint());
        assertEquals(0, viewed.missingCount());
    }

    @Test
    void aViewIsReadByManyThreadsAtOnce() {
        Random random = new Random(1);
        float[] drawn = new float[30_000];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = random.nextInt(9);
        }
        Sequences raw = Columns.of(drawn);
        PreprocessorSettings settings =
                PreprocessorSettings.builder().categorical("x").build();
        Preprocessor categories = Preprocessor.fit(raw, settings);
        Sequences copied = categories.apply(raw);
        Sequences viewed = categories.apply(Columns.stored(raw));
        IntStream.range(0, raw.size()).parallel().forEach(i -> assertArrayEquals(copied.steps(i), viewed.steps(i)));
    }

    private static ValueRule values(Preprocessor preprocessor, int feature) {
        return preprocessor.features().get(feature).values();
    }

    private static Preprocessor scale(ValueRule speed, ValueRule load) {
        return new Preprocessor(
                PreprocessorSettings.DEFAULT, List.of(FeatureRule.of("speed", speed), FeatureRule.of("load", load)));
    }

    private static Sequences raw(float[][] steps) {
        return Sequences.builder(NAMES).addUnlabeled("x", steps).build();
    }

    static void assertRefused(String message, org.junit.jupiter.api.function.Executable action) {
        assertEquals(message, assertThrows(InvalidInputException.class, action).getMessage());
    }
}
