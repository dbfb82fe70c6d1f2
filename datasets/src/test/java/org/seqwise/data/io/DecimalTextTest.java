package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

    @Test
    void everyNumberIsReadAsJavaReadsIt() {
        Random random = new Random(42);
        for (int i = 0; i < 50_000; i++) {
            assertAsJava(Float.toString(Float.intBitsToFloat(random.nextInt())));
            assertAsJava(Double.toString(random.nextGaussian()));
            assertAsJava(BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(25))
                    .toPlainString());
        }
    }

    @Test
    void numbersMidwayBetweenTwoFloatsAreReadAsJavaReadsThem() {
        for (int bits = 0x3f80_0000; bits < 0x3f80_2000; bits++) {
            BigDecimal low = new BigDecimal(Float.intBitsToFloat(bits));
            BigDecimal midway =
                    low.add(new BigDecimal(Float.intBitsToFloat(bits + 1))).divide(BigDecimal.valueOf(2));
            assertAsJava(midway.toPlainString());
            assertAsJava(midway.setScale(15, RoundingMode.HALF_UP).toPlainString());
            assertAsJava(midway.multiply(BigDecimal.valueOf(1 << 24)).toPlainString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "+0.0", "-.5", "5.", "1e5", "1E-5", "00012", "16777217", "1e-60", "9007199254740993"})
    void plainFormsAreNumbers(String text) {
        assertAsJava(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "+.",
                "1f",
                "1d",
                "0x1p3",
                "NaN",
                "Infinity",
                "1_000",
                "1,5",
                "1.2.3",
                "--1",
                "1 2",
                "e5"
            })
    void otherTextsAreNot(String text) {
        assertEquals(Float.NaN, DecimalText.parse(text));
    }

    private static void assertAsJava(String text) {
        float expected = Float.parseFloat(text);
        boolean word = text.contains("N") || text.contains("I");
        assertEquals(word ? Float.NaN : expected, DecimalText.parse(text), text);
    }
}
