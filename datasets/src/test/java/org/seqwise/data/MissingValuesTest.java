package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seqwise.data.PreprocessorTest.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissingValuesTest {

    private static final float GAP = Float.NaN;
    private static final List<String> NAMES = List.of("speed", "load");
    private static final PreprocessorSettings IMPUTE = PreprocessorSettings.builder()
            .missing(MissingRule.IMPUTE)
            .scaling(Scaling.NONE)
            .build();
    private static final String REFUSAL = "4 values are missing, in 2 of 3 sequences ('speed' 3, 'load' 1); every value"
            + " must be there. Maybe train with --missing impute, in Java missing(MissingRule.IMPUTE).";

    private static final Sequences GAPS = Sequences.builder(NAMES)
            .missingAllowed()
            .add("a", new float[][] {{GAP, 1}, {GAP, 2}, {6, 3}, {GAP, 4}}, 1)
            .add("b", new float[][] {{1, 1}}, 0)
            .add("c", new float[][] {{2, GAP}}, 0)
            .build();
    private static final Sequences WHOLE = Sequences.builder(NAMES)
            .add("a", new float[][] {{1, 10}, {2, 20}}, 1)
            .build();

    @Test
    void theyAreRefusedCountedAndNamedUnlessTheyAreToBeFilledIn() {
        assertRefused(REFUSAL, () -> Preprocessor.fit(GAPS));
        assertRefused(REFUSAL, () -> Preprocessor.fit(WHOLE).apply(GAPS));
        assertRefused(REFUSAL, () -> Preprocessor.fit(WHOLE).apply(Columns.stored(GAPS)));
        assertRefused(REFUSAL, () -> Preprocessor.none(NAMES).apply(GAPS));
    }

    @Test
    void theLastSeenValueFillsThemAndTheTrainingMeanBeforeThat() {
        Preprocessor fitted = Preprocessor.fit(GAPS, IMPUTE);
        Sequences filled = fitted.apply(GAPS);
        assertEquals(
                List.of("speed", "speed missing", "speed since seen", "load", "load missing", "load since seen"),
                filled.featureNames());
        assertEquals(fitted.outputNames(), filled.featureNames());
        assertArrayEquals(new float[] {3, 3, 6, 6, 1, 2}, Columns.values(filled, 0));
        assertArrayEquals(new float[] {1, 1, 0, 1, 0, 0}, Columns.values(filled, 1));
        assertArrayEquals(new float[] {1, 2, 3, 4, 1, 11 / 5f}, Columns.values(filled, 3));
        assertEquals(0, filled.missingCount());
        assertEquals(filled.fingerprint(), fitted.apply(Columns.stored(GAPS)).fingerprint());
    }

    @Test
    void stepsSinceSeenAreScaledByThoseOfTraining() {
        // Of speed they are 1, 2, 0, 1, 0, 0.
        ValueRule since = Preprocessor.fit(GAPS, IMPUTE).features().get(0).sinceSeen();
        double mean = 4 / 6.0;
        double deviation = Math.sqrt(1 - mean * mean);
        assertEquals(mean, since.middle(), 1e-12);
        assertEquals(deviation, since.spread(), 1e-12);
        float[] scaled = Columns.values(Preprocessor.fit(GAPS, IMPUTE).apply(GAPS), 2);
        for (int i = 0; i < scaled.length; i++) {
            assertEquals((new int[] {1, 2, 0, 1, 0, 0}[i] - mean) / deviation, scaled[i], 1e-6);
        }
    }

    @Test
    void theFillPassesThroughTheRuleOfItsFeature() {
        PreprocessorSettings settings = PreprocessorSettings.builder()
                .missing(MissingRule.IMPUTE)
                .log1p("x")
                .build();
        Preprocessor fitted = Preprocessor.fit(Columns.of(GAP, 2, 6), settings);
        FeatureRule rule = fitted.features().get(0);
        assertEquals(4, rule.fill());
        assertEquals(rule.values().apply(4), fitted.apply(Columns.of(GAP)).value(0, 0, 0));
    }

    @Test
    void aFeatureThatTrainingHadWholeIsFilledWithoutASignButAWarning() {
        Preprocessor fitted = Preprocessor.fit(WHOLE, IMPUTE);
        assertEquals(NAMES, fitted.outputNames());
        try (Warnings warnings = Warnings.listen()) {
            Sequences gaps = Sequences.builder(NAMES)
                    .missingAllowed()
                    .addUnlabeled("x", new float[][] {{GAP, 10}, {2, GAP}, {GAP, 11}})
                    .build();
            fitted.inspect(gaps);
            Sequences filled = fitted.apply(gaps);
            assertArrayEquals(new float[][] {{1.5f, 10}, {2, 10}, {2, 11}}, filled.steps(0));
            assertEquals(
                    List.of(
                            "3 values are missing in features that training had whole; they are filled in without a sign"
                                    + " of it: 'speed' 2, 'load' 1."),
                    warnings.lines());
        }
    }

    @Test
    void gapsThatTrainingHadTooAreNoNews() {
        Preprocessor fitted = Preprocessor.fit(GAPS, IMPUTE);
        try (Warnings warnings = Warnings.listen()) {
            fitted.inspect(GAPS);
            assertEquals(List.of(), warnings.lines());
        }
    }

    @Test
    void aFeatureWithoutAnyValueIsRefused() {
        assertRefused(
                "Feature 'x' is missing at every step of training; some step must have it. Maybe leave it out.",
                () -> Preprocessor.fit(Columns.of(GAP, GAP), IMPUTE));
        assertRefused(
                "Feature 'x' is missing at every step of training; some step must have it. Maybe leave it out.",
                () -> Preprocessor.fit(
                        Columns.of(GAP),
                        PreprocessorSettings.builder()
                                .missing(MissingRule.IMPUTE)
                                .categorical("x")
                                .build()));
    }

    @Test
    void aMissingCategoryIsTheLastOneAndNoneBeforeThat() {
        Preprocessor fitted = Preprocessor.fit(
                Columns.of(GAP, 7, GAP, 5),
                PreprocessorSettings.builder()
                        .missing(MissingRule.IMPUTE)
                        .categorical("x")
                        .build());
        assertEquals(List.of("x=5", "x=7", "x missing", "x since seen"), fitted.outputNames());
        Sequences applied = fitted.apply(Columns.of(GAP, 7, GAP, 5));
        assertArrayEquals(new float[] {0, 0, 0, 1}, Columns.values(applied, 0));
        assertArrayEquals(new float[] {0, 1, 1, 0}, Columns.values(applied, 1));
        assertArrayEquals(new float[] {1, 0, 1, 0}, Columns.values(applied, 2));
    }
}
