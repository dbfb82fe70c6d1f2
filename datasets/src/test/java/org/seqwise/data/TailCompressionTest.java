package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TailCompressionTest {

    private static final TailCompression TAILS = new TailCompression(10, 4);

    @Test
    void nearTheCenterItIsALineAndFarOffALogarithm() {
        assertEquals(0, TAILS.compress(10));
        assertEquals(1e-12, TAILS.compress(10 + 4e-12), 1e-15);
        assertEquals(Math.log(1 + Math.sqrt(2)), TAILS.compress(14), 1e-15);
        assertEquals(Math.log(2e20), TAILS.compress(4e20), 1e-12);
        assertEquals(-TAILS.compress(4e6 + 10), TAILS.compress(-4e6 + 10), 1e-12);
    }

    @Test
    void orderIsKept() {
        double last = Double.NEGATIVE_INFINITY;
        for (double x = -1e6; x < 1e6; x = x < 0 ? x / 1.1 + 1e-3 : x * 1.1 + 1e-3) {
            double compressed = TAILS.compress(x);
            assertTrue(compressed > last, "at " + x);
            last = compressed;
        }
    }

    @Test
    void widthIsTheMedianDistanceOfWhatIsNotTheCenter() {
        assertEquals(new TailCompression(7, 2), fit(7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 6, 9, 1000));
    }

    @Test
    void lightTailsAndConstantsAreLeftAlone() {
        Random random = new Random(3);
        float[] normal = new float[20_000];
        float[] uniform = new float[20_000];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = (float) (1.248 + 0.0003 * random.nextGaussian());
            uniform[i] = random.nextFloat();
        }
        assertEquals(TailCompression.NONE, fit(normal));
        assertEquals(TailCompression.NONE, fit(uniform));
        assertEquals(TailCompression.NONE, fit(0.1f, 0.1f, 0.1f));
        assertEquals(TailCompression.NONE, fit(-3));
        assertEquals(5, TailCompression.NONE.compress(5));
    }

    @Test
    void unitAndOriginDoNotMatter() {
        Random random = new Random(4);
        float[] one = new float[5000];
        float[] other = new float[5000];
        for (int i = 0; i < one.length; i++) {
            one[i] = (float) Math.round(Math.exp(2 * random.nextGaussian()));
            other[i] = 8 * one[i] - 64;
        }
        TailCompression ofOne = fit(one);
        TailCompression ofOther = fit(other);
        assertTrue(ofOne.width() > 0);
        for (int i = 0; i < one.length; i++) {
            assertEquals(ofOne.compress(one[i]), ofOther.compress(other[i]), 1e-12);
        }
    }

    @Test
    void aSwitchThatIsSeldomOnStaysTwoValues() {
        float[] switches = new float[100];
        switches[3] = 1;
        TailCompression tails = fit(switches);
        assertEquals(new TailCompression(0, 1), tails);
    }

    private static TailCompression fit(float... values) {
        return Preprocessor.fit(Columns.of(values)).features().get(0).values().tails();
    }

    @Test
    void brokenNumbersAreRefused() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
            InvalidInputException thrown =
                    assertThrows(InvalidInputException.class, () -> new TailCompression(1, wrong));
            assertEquals(
                    "Center (1.0) and width (" + wrong + ") must be finite, and the width not negative.",
                    thrown.getMessage());
        }
        assertThrows(InvalidInputException.class, () -> new TailCompression(Double.NaN, 1));
    }
}
