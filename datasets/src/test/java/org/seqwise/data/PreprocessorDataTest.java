package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seqwise.data.PreprocessorTest.assertRefused;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fitted preprocessor says to data that is not quite that of training. */
class PreprocessorDataTest {

    private static final List<String> NAMES = List.of("speed", "load");
    private static final Preprocessor FITTED = Preprocessor.fit(Sequences.builder(NAMES)
            .add("a", new float[][] {{1, 10}, {3, 10}}, 1)
            .add("b", new float[][] {{8, 40}}, 0)
            .build());

    @Test
    void featuresAreKnownByNameInAnyOrder() {
        Sequences right = sequences(NAMES, new float[][] {{2, 30}, {4, 11}});
        Sequences swapped = sequences(List.of("load", "speed"), new float[][] {{30, 2}, {11, 4}});
        assertEquals(NAMES, FITTED.apply(swapped).featureNames());
        assertEquals(FITTED.apply(right).fingerprint(), FITTED.apply(swapped).fingerprint());
        assertEquals(
                FITTED.apply(right).fingerprint(),
                FITTED.apply(Columns.stored(swapped)).fingerprint());
    }

    @Test
    void aMissingFeatureIsNamed() {
        assertRefused(
                "Feature 'load' is missing; the data has speed, and must have all that it was fitted on: speed, load.",
                () -> FITTED.apply(sequences(List.of("speed"), new float[1][1])));
    }

    @Test
    void aFeatureTooManyIsNamed() {
        assertRefused(
                "Feature 'heat' is none of those it was fitted on (speed, load); there must be no other. Maybe leave it"
                        + " out.",
                () -> FITTED.apply(sequences(List.of("speed", "heat", "load"), new float[1][3])));
    }

    @Test
    void valuesOutsideTheRangeOfTrainingAreCountedOnce() {
        Sequences data = Sequences.builder(NAMES)
                .addUnlabeled("in", new float[][] {{1, 10}, {8, 40}})
                .addUnlabeled("out", new float[][] {{0.5f, 41}, {9, 5}, {10, 20}})
                .addUnlabeled("out too", new float[][] {{-2, 20}})
                .build();
        String warning = "6 values in 2 of 3 sequences lie outside the range of training: 'speed' 4 (-2.0 to 10.0, in"
                + " training 1.0 to 8.0), 'load' 2 (5.0 to 41.0, in training 10.0 to 40.0).";
        for (Sequences either : List.of(data, Columns.stored(data))) {
            try (Warnings warnings = Warnings.listen()) {
                FITTED.inspect(either);
                assertEquals(List.of(warning), warnings.lines());
            }
        }
    }

    @Test
    void oneInAThousandIsNoNews() {
        Preprocessor fitted = Preprocessor.fit(sequences(List.of("a"), new float[][] {{0}, {1}}));
        float[][] steps = new float[2_000][1];
        steps[7][0] = 2;
        try (Warnings warnings = Warnings.listen()) {
            fitted.inspect(sequences(List.of("a"), steps));
            assertEquals(List.of(), warnings.lines());
            steps[8][0] = 3;
            fitted.inspect(sequences(List.of("a"), steps));
            assertEquals(1, warnings.lines().size());
        }
    }

    @Test
    void onlyTheWorstFeaturesAreNamed() {
        List<String> five = List.of("a", "b", "c", "d", "e");
        Preprocessor fitted = Preprocessor.fit(sequences(five, new float[][] {{0, 0, 0, 0, 0}, {1, 1, 1, 1, 1}}));
        try (Warnings warnings = Warnings.listen()) {
            fitted.inspect(sequences(five, new float[][] {{2, 2, 2, 2, 2}, {2, 0, 2, 0, 0}, {2, 0, 0, 0, 0}}));
            assertEquals(
                    List.of("8 values in 1 of 1 sequences lie outside the range of training: 'a' 3 (2.0 to 2.0, in"
                            + " training 0.0 to 1.0), 'c' 2 (2.0 to 2.0, in training 0.0 to 1.0), 'b' 1 (2.0 to 2.0, in"
                            + " training 0.0 to 1.0) and 2 more features."),
                    warnings.lines());
        }
    }

    @Test
    void whatTrainingHadIsNoNews() {
        Sequences train = Columns.of(3, -1, 2, 2, 8);
        try (Warnings warnings = Warnings.listen()) {
            Preprocessor.fit(train).inspect(train);
            Preprocessor.none(NAMES).inspect(sequences(NAMES, new float[][] {{-3e38f, 3e38f}}));
            assertEquals(List.of(), warnings.lines());
        }
    }

    @Test
    void aLogarithmThatCannotBeTakenIsRefusedInTrainingAndAfter() {
        PreprocessorSettings settings =
                PreprocessorSettings.builder().log1p("x").build();
        String message =
                "Value (-1.0) of feature 'x' at step 2 of sequence 's1' must be greater than -1, since log1p is"
                        + " taken of it. Maybe leave it out of log1p.";
        assertRefused(message, () -> Preprocessor.fit(Columns.of(1, 2, -1, 4), settings));
        Preprocessor fitted = Preprocessor.fit(Columns.of(1, 2, -0.99f, 4), settings);
        assertRefused(message, () -> fitted.apply(Columns.of(1, 2, -1, 4)));
        assertRefused(message, () -> fitted.apply(Columns.stored(Columns.of(1, 2, -1, 4))));
    }

    @Test
    void settingsMustNameFeatures() {
        assertRefused(
                "log1p names 'y', which is no feature; they are x.",
                () -> Preprocessor.fit(
                        Columns.of(1), PreprocessorSettings.builder().log1p("y").build()));
        assertRefused(
                "categorical names 'z', which is no feature; they are x.",
                () -> Preprocessor.fit(
                        Columns.of(1),
                        PreprocessorSettings.builder().categorical("x", "z").build()));
    }

    @Test
    void settingsOutOfTheirRangeAreRefused() {
        for (double wrong : new double[] {-0.1, 0, Double.NaN}) {
            assertRefused(
                    "clip (" + wrong + ") must lie in (0, 0.5): the share of values at either end.",
                    () -> PreprocessorSettings.builder().clip(wrong));
        }
        assertRefused(
                "clip (0.5) must lie in (0, 0.5): the share of values at either end; 0 clips none.",
                () -> PreprocessorSettings.builder().clip(0.5).build());
        assertRefused(
                "log1p (a, b, a) must name each feature once.",
                () -> PreprocessorSettings.builder().log1p("a", "b", "a").build());
        assertRefused(
                "Feature 'a' is named under log1p and under categorical; it can be an amount or a name, not both.",
                () -> PreprocessorSettings.builder()
                        .log1p("b", "a")
                        .categorical("a")
                        .build());
    }

    @Test
    void namesThatComeOutTwiceAreRefused() {
        Sequences train = Sequences.builder(List.of("x", "x missing"))
                .missingAllowed()
                .add("a", new float[][] {{1, 1}, {Float.NaN, 2}}, 0)
                .build();
        assertRefused(
                "[x missing] would be the name of two features; maybe rename one in the data.",
                () -> Preprocessor.fit(
                        train,
                        PreprocessorSettings.builder()
                                .missing(MissingRule.IMPUTE)
                                .build()));
    }

    @Test
    void stepsKeepTheirPlace() {
        assertArrayEquals(
                new float[][] {{3, 4}, {1, 2}},
                Preprocessor.none(NAMES)
                        .apply(sequences(List.of("load", "speed"), new float[][] {{4, 3}, {2, 1}}))
                        .steps(0));
    }

    private static Sequences sequences(List<String> names, float[][] steps) {
        return Sequences.builder(names).addUnlabeled("x", steps).build();
    }
}
