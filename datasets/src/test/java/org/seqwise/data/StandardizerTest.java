package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandardizerTest {

    private static final List<String> NAMES = List.of("speed", "load");

    private final Sequences train = Sequences.builder(NAMES)
            .add("a", new float[][] {{1, 10}, {3, 10}}, 1)
            .add("b", new float[][] {{8, 40}}, 0)
            .build();
    private final Standardizer fitted = Standardizer.fit(train);

    @Test
    void everyRealStepCountsOnce() {
        assertArrayEquals(new double[] {4, 20}, fitted.mean(), 1e-12);
        assertArrayEquals(new double[] {Math.sqrt(26 / 3.0), Math.sqrt(200)}, fitted.deviation(), 1e-12);
        assertEquals(NAMES, fitted.featureNames());
        assertEquals(List.of(), fitted.constantFeatures());
    }

    @Test
    void otherPartsAreMeasuredByTheTrainingPart() {
        Standardizer scale = new Standardizer(NAMES, new double[] {4, 20}, new double[] {2, 10});
        Sequences other = Sequences.builder(NAMES)
                .addUnlabeled("x", new float[][] {{4, 20}, {6, 10}, {-4, 1020}})
                .build();
        Sequences applied = scale.apply(other);
        assertArrayEquals(new float[][] {{0, 0}, {1, -1}, {-4, 100}}, applied.steps(0));
        assertEquals("x", applied.id(0));
        assertEquals(1020, other.value(0, 2, 1));
    }

    @Test
    void columnThatHardlyMovesGetsUnitSpreadInFloat32() {
        Random random = new Random(5);
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        for (int i = 0; i < 20_000; i++) {
            builder.add("s", new float[][] {{(float) (1.248 + 0.0003 * random.nextGaussian())}}, 0);
        }
        float[] values = Standardizer.values(Standardizer.fit(builder.build()).apply(builder.build()));
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        assertEquals(0, mean, 1e-3);
        assertEquals(1, Math.sqrt(squares / values.length - mean * mean), 1e-3);
    }

    @Test
    void constantColumnBecomesExactlyZeroAndIsNamed() {
        SequencesBuilder builder = Sequences.builder(NAMES);
        for (int i = 0; i < 1000; i++) {
            builder.add("s", new float[][] {{0.1f, i}}, 0);
        }
        Standardizer constant = Standardizer.fit(builder.build());
        assertEquals(List.of("speed"), constant.constantFeatures());
        assertEquals(0, constant.deviation()[0]);
        Sequences unseen = Sequences.builder(NAMES)
                .addUnlabeled("x", new float[][] {{0.1f, 1}, {7, 1}})
                .build();
        assertEquals(0, constant.apply(unseen).value(0, 0, 0));
        assertEquals(0, constant.apply(unseen).value(0, 1, 0));
    }

    @Test
    void otherFeaturesOrAnotherOrderAreRefused() {
        Sequences swapped = Sequences.builder(List.of("load", "speed"))
                .addUnlabeled("x", new float[1][2])
                .build();
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> fitted.apply(swapped));
        assertEquals(
                "Features [load, speed] are not those it was fitted on: [speed, load], in this order.",
                thrown.getMessage());
        Sequences fewer = Sequences.builder(List.of("speed"))
                .addUnlabeled("x", new float[1][1])
                .build();
        assertThrows(InvalidInputException.class, () -> fitted.apply(fewer));
    }

    @Test
    void nothingToMeasureIsRefused() {
        Sequences none = Sequences.builder(NAMES).build();
        assertThrows(InvalidInputException.class, () -> Standardizer.fit(none));
    }

    @Test
    void brokenNumbersAreRefused() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
            InvalidInputException thrown = assertThrows(
                    InvalidInputException.class, () -> new Standardizer(NAMES, new double[2], new double[] {1, wrong}));
            assertEquals(
                    "Mean (0.0) and deviation (" + wrong
                            + ") of feature 'load' must be finite, and the deviation not negative.",
                    thrown.getMessage());
        }
        assertThrows(
                InvalidInputException.class,
                () -> new Standardizer(NAMES, new double[] {Double.NaN, 0}, new double[2]));
        assertThrows(InvalidInputException.class, () -> new Standardizer(NAMES, new double[2], new double[1]));
        double[] two = {1, 1};
        InvalidInputException thrown = assertThrows(
                InvalidInputException.class, () -> new Standardizer(NAMES, two, new double[] {1, -1}, two, two));
        assertEquals(
                "Center (1.0) and width (-1.0) of feature 'load' must be finite, and the width not negative.",
                thrown.getMessage());
        assertThrows(InvalidInputException.class, () -> new Standardizer(NAMES, two, new double[1], two, two));
    }

    @Test
    void equalNumbersAreEqualAndAreCopied() {
        Standardizer same = new Standardizer(NAMES, fitted.mean(), fitted.deviation());
        same.mean()[0] = 99;
        same.deviation()[0] = 99;
        same.center()[0] = 99;
        same.width()[0] = 99;
        assertEquals(fitted, same);
        assertEquals(fitted.hashCode(), same.hashCode());
        assertNotEquals(fitted, new Standardizer(NAMES, new double[] {4, 21}, fitted.deviation()));
        assertNotEquals(fitted, new Standardizer(NAMES, fitted.mean(), new double[] {1, 1}));
        assertNotEquals(
                fitted, new Standardizer(NAMES, new double[2], new double[] {0, 1}, fitted.mean(), fitted.deviation()));
        assertNotEquals(
                fitted, new Standardizer(NAMES, new double[] {0, 1}, new double[2], fitted.mean(), fitted.deviation()));
        assertNotEquals(fitted, new Standardizer(List.of("a", "b"), fitted.mean(), fitted.deviation()));
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
        Standardizer tails = Standardizer.fit(sequences);
        assertEquals(0, tails.width()[0]);
        assertEquals(0, tails.center()[0]);
        float[] values = Standardizer.values(tails.apply(sequences));
        float largest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = i % 2 == 1 ? Math.max(largest, values[i]) : largest;
        }
        Moments amounts = Moments.of(values, 1, 2, TailCompression.NONE);
        assertEquals(0, amounts.mean(), 1e-5);
        assertEquals(1, amounts.deviation(), 1e-5);
        assertTrue(largest < 6, "largest " + largest);
    }

    @Test
    void valuesPassThroughTheFormula() {
        Standardizer tails = new Standardizer(
                NAMES, new double[] {0, 5}, new double[] {0, 2}, new double[] {4, 1}, new double[] {2, 3});
        Sequences raw = Sequences.builder(NAMES)
                .addUnlabeled("x", new float[][] {{6, 5}, {4, 1e9f}})
                .build();
        Sequences applied = tails.apply(raw);
        assertEquals(1, applied.value(0, 0, 0));
        assertEquals(-1 / 3f, applied.value(0, 0, 1));
        assertEquals((Math.log(2 * (1e9 - 5) / 2) - 1) / 3, applied.value(0, 1, 1), 1e-6);
    }
}
