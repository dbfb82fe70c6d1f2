package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seqwise.data.PreprocessorTest.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;

class CategoriesTest {

    private static final PreprocessorSettings CATEGORICAL =
            PreprocessorSettings.builder().categorical("x").build();

    @Test
    void eachCategoryBecomesAFeatureOfItsOwn() {
        Sequences train = Columns.of(10, 2.5f, 10, -1);
        Preprocessor fitted = Preprocessor.fit(train, CATEGORICAL);
        assertEquals(List.of("x=-1", "x=2.5", "x=10"), fitted.outputNames());
        Sequences applied = fitted.apply(train);
        assertArrayEquals(new float[][] {{0, 0, 1}}, applied.steps(0));
        assertArrayEquals(new float[][] {{0, 1, 0}, {0, 0, 1}}, applied.steps(1));
        assertArrayEquals(new float[][] {{1, 0, 0}}, applied.steps(2));
        assertEquals(List.of(), fitted.constantFeatures());
    }

    @Test
    void otherFeaturesStayBesideThem() {
        Sequences two = Sequences.builder(List.of("x", "y"))
                .add("a", new float[][] {{1, 5}, {0, 7}}, 0)
                .build();
        Preprocessor fitted = Preprocessor.fit(two, CATEGORICAL);
        assertEquals(List.of("x=0", "x=1", "y"), fitted.outputNames());
        assertArrayEquals(
                new float[][] {{0, 1, -1}, {1, 0, 1}}, fitted.apply(two).steps(0));
    }

    @Test
    void numbersAreSortedByValueBeforeTexts() {
        Sequences train = text(List.of("ten", "10", "9", "Ab", "1.5", "not in training"), 0, 1, 2, 3, 4);
        assertEquals(
                List.of("x=1.5", "x=9", "x=10", "x=Ab", "x=ten"),
                Preprocessor.fit(train, CATEGORICAL).outputNames());
    }

    @Test
    void categoriesAreKnownByTheirNameAndNotByTheirCode() {
        Preprocessor fitted = Preprocessor.fit(text(List.of("low", "high"), 0, 1, 1), CATEGORICAL);
        Sequences other = text(List.of("high", "medium", "low"), 0, 2);
        assertArrayEquals(new float[] {1, 0}, Columns.values(fitted.apply(other), 0));
        assertArrayEquals(new float[] {0, 1}, Columns.values(fitted.apply(other), 1));
    }

    @Test
    void numbersReadAsTextAreTheSameCategories() {
        Preprocessor ofNumbers = Preprocessor.fit(Columns.of(1, 2, 1000000), CATEGORICAL);
        assertEquals(List.of("x=1", "x=2", "x=1000000"), ofNumbers.outputNames());
        assertArrayEquals(
                new float[] {0, 1, 0, 0},
                Columns.values(ofNumbers.apply(text(List.of("2.0", "1", "x", "1e6"), 0, 1, 2, 3)), 0));
        Preprocessor ofTexts = Preprocessor.fit(text(List.of("01", "1", "b", "2.50"), 0, 1, 2, 3), CATEGORICAL);
        assertEquals(List.of("x=01", "x=1", "x=2.50", "x=b"), ofTexts.outputNames());
        Sequences applied = ofTexts.apply(Columns.of(1, 2.5f, 7));
        assertArrayEquals(new float[][] {{0, 1, 0, 0}}, applied.steps(0));
        assertArrayEquals(new float[][] {{0, 0, 1, 0}, {0, 0, 0, 0}}, applied.steps(1));
    }

    @Test
    void categoryHasACodeWhereThereIsNoText() {
        Preprocessor ofNumbers = Preprocessor.fit(Columns.of(-1, 2.5f, 10), CATEGORICAL);
        assertArrayEquals(
                new float[] {-1, 2.5f, 10}, ofNumbers.features().get(0).codes());
        assertEquals(-2, ofNumbers.features().get(0).codeOfNone());
        Preprocessor ofTexts = Preprocessor.fit(text(List.of("10", "high", "low"), 0, 1, 2), CATEGORICAL);
        assertArrayEquals(new float[] {0, 1, 2}, ofTexts.features().get(0).codes());
        assertEquals(-1, ofTexts.features().get(0).codeOfNone());
        // A float has no 16777217, whose code would be another category's.
        Preprocessor ofLongNumbers = Preprocessor.fit(text(List.of("16777216", "16777217"), 0, 1), CATEGORICAL);
        assertArrayEquals(new float[] {0, 1}, ofLongNumbers.features().get(0).codes());
    }

    @Test
    void codesTakeTheirPlaceInAnyOrderOfFeaturesAndNames() {
        SequencesBuilder train = Sequences.builder(List.of("x", "y")).add("a", new float[][] {{0, 5}, {1, 7}}, 0);
        train.categories(0, List.of("low", "high"));
        PreprocessorSettings imputing = PreprocessorSettings.builder()
                .categorical("x")
                .missing(MissingRule.IMPUTE)
                .build();
        Preprocessor fitted = Preprocessor.fit(train.build(), imputing);
        SequencesBuilder other = Sequences.builder(List.of("y", "x"))
                .missingAllowed()
                .add("b", new float[][] {{1, 0}, {2, 1}, {Float.NaN, 2}, {4, Float.NaN}}, 0);
        other.categories(1, List.of("medium", "low", "high"));
        Sequences coded = fitted.coded(other.build());
        assertEquals(List.of("x", "y"), coded.featureNames());
        // In the order of training: high, low.
        assertArrayEquals(new float[][] {{-1, 1}, {1, 2}, {0, Float.NaN}, {Float.NaN, 4}}, coded.steps(0));
        assertEquals(2, coded.missingCount());
    }

    @Test
    void zeroHasOneSign() {
        Preprocessor fitted = Preprocessor.fit(Columns.of(0f, -0f, 1), CATEGORICAL);
        assertEquals(List.of("x=0", "x=1"), fitted.outputNames());
        assertArrayEquals(new float[] {1, 1}, Columns.values(fitted.apply(Columns.of(-0f, 0f)), 0));
    }

    @Test
    void anUnknownCategoryIsNoneOfThemAndIsCounted() {
        Preprocessor fitted = Preprocessor.fit(text(List.of("low", "high"), 0, 1), CATEGORICAL);
        try (Warnings warnings = Warnings.listen()) {
            Sequences odd = text(List.of("high", "odd", "new"), 1, 0, 2, 1);
            fitted.inspect(odd);
            Sequences applied = fitted.apply(odd);
            assertArrayEquals(new float[] {0, 1, 0, 0}, Columns.values(applied, 0));
            assertArrayEquals(new float[] {0, 0, 0, 0}, Columns.values(applied, 1));
            assertEquals(
                    List.of(
                            "3 values in 3 of 3 sequences are of categories that training did not have, and count as none"
                                    + " of them: 'x' 3 (such as 'new', 'odd')."),
                    warnings.lines());
        }
    }

    @Test
    void tooManyCategoriesAreRefused() {
        float[] hundred = new float[100];
        float[] more = new float[101];
        for (int i = 0; i < more.length; i++) {
            more[i] = -i;
            hundred[i % 100] = i % 100;
        }
        assertEquals(
                100,
                Preprocessor.fit(Columns.of(hundred), CATEGORICAL).outputNames().size());
        assertRefused(
                "Feature 'x' has more than 100 categories, the most there may be. Maybe it is an amount, or group them.",
                () -> Preprocessor.fit(Columns.of(more), CATEGORICAL));
    }

    @Test
    void textIsNeverTakenForAnAmount() {
        Sequences read = text(List.of("a", "b", "c", "d"), 0, 1, 2, 3);
        String message =
                "Feature 'x' has text, such as 'a', 'b', 'c', and is taken for an amount; it must have numbers."
                        + " Maybe train with --categorical x, in Java categorical(\"x\").";
        assertRefused(message, () -> Preprocessor.fit(read));
        assertRefused(message, () -> Preprocessor.fit(Columns.of(1, 2)).apply(read));
    }

    @Test
    void aCodeWithoutANameIsRefused() {
        assertRefused(
                "Value (2.0) of feature 'x' names no category; it must be a place among 2.",
                () -> Preprocessor.fit(text(List.of("a", "b"), 2), CATEGORICAL));
    }

    @Test
    void aHugeNumberAsTextIsJustAName() {
        Preprocessor fitted = Preprocessor.fit(text(List.of("1e999999999", "7"), 0, 1), CATEGORICAL);
        assertEquals(List.of("x=7", "x=1e999999999"), fitted.outputNames());
        assertArrayEquals(new float[] {1}, Columns.values(fitted.apply(Columns.of(7)), 0));
    }

    private static Sequences text(List<String> categories, float... codes) {
        Sequences coded = Columns.of(codes);
        return new Sequences(coded.featureNames(), java.util.Map.of("x", categories), coded.storage());
    }
}
