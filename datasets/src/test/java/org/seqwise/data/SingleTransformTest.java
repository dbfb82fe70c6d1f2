package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One sequence at a time is treated as many are. */
class SingleTransformTest {

    private static final List<String> NAMES = List.of("a", "b");
    private static final float[][] STEPS = {{1, 2}, {3, Float.NaN}, {5, 0}};

    @Test
    void oneSequenceBecomesWhatItBecomesAmongMany() {
        PreprocessorSettings settings = PreprocessorSettings.builder()
                .missing(MissingRule.IMPUTE)
                .categorical("b")
                .build();
        Preprocessor fitted = Preprocessor.fit(sequences(STEPS), settings);
        float[] flat = fitted.single().apply(STEPS);
        float[] among = new StepScan().read(fitted.apply(sequences(STEPS)), 0);
        for (int i = 0; i < flat.length; i++) {
            assertEquals(among[i], flat[i]);
        }
    }

    @Test
    void whatIsRefusedAmongManyIsRefusedAlone() {
        float[][] whole = {{1, 2}, {3, 4}};
        Preprocessor fitted = Preprocessor.fit(sequences(whole), PreprocessorSettings.DEFAULT);
        InvalidInputException among = assertThrows(InvalidInputException.class, () -> fitted.apply(sequences(STEPS)));
        InvalidInputException alone =
                assertThrows(InvalidInputException.class, () -> fitted.single().apply(STEPS));
        assertEquals(among.getMessage(), alone.getMessage());
        for (float[][] wrong :
                List.of(new float[0][2], new float[1][3], new float[][] {{1, Float.POSITIVE_INFINITY}})) {
            assertThrows(InvalidInputException.class, () -> fitted.single().apply(wrong));
        }
    }

    @Test
    void whatTrainingDidNotHaveIsWarnedOf() {
        float[][] whole = {{1, 2}, {3, 4}};
        SingleTransform single =
                Preprocessor.fit(sequences(whole), PreprocessorSettings.DEFAULT).single();
        assertFalse(single.inspect(whole));
        assertTrue(single.inspect(new float[][] {{1, 2}, {3, 5}}));
    }

    @Test
    void aSequenceIsNotChanged() {
        float[][] whole = {{1, 2}, {3, 4}};
        Preprocessor.fit(sequences(whole), PreprocessorSettings.DEFAULT)
                .single()
                .apply(whole);
        assertArrayEquals(new float[][] {{1, 2}, {3, 4}}, whole);
    }

    private static Sequences sequences(float[][] steps) {
        return Sequences.builder(NAMES)
                .missingAllowed()
                .addUnlabeled("the sequence", steps)
                .build();
    }
}
