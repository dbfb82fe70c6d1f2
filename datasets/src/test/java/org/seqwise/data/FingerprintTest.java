package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names, lengths, values, labels, weights and their order count; ids do not, for no model sees them and new names make no new data. */
class FingerprintTest {

    private static final List<String> NAMES = List.of("speed", "load");
    private static final float[][] LONG = {{1, 2}, {3, 4}};
    private static final float[][] SHORT = {{5, 6}};
    private static final String PRINT = print(NAMES, "a", LONG, 1, SHORT);

    @Test
    void equalDataHasAnEqualFingerprintOf64HexadecimalDigits() {
        assertEquals(PRINT, print(List.of("speed", "load"), "a", new float[][] {{1, 2}, {3, 4}}, 1, SHORT));
        assertTrue(PRINT.matches("[0-9a-f]{64}"), PRINT);
    }

    @Test
    void idsDoNotCount() {
        assertEquals(PRINT, print(NAMES, "renamed", LONG, 1, SHORT));
    }

    @Test
    void everyValueCounts() {
        for (int t = 0; t < 2; t++) {
            for (int f = 0; f < 2; f++) {
                float[][] changed = {LONG[0].clone(), LONG[1].clone()};
                changed[t][f] = Math.nextUp(changed[t][f]);
                assertNotEquals(PRINT, print(NAMES, "a", changed, 1, SHORT));
            }
        }
    }

    @Test
    void labelsCountAndHavingNoneDoes() {
        assertNotEquals(PRINT, print(NAMES, "a", LONG, 0, SHORT));
        Sequences unlabeled = Sequences.builder(NAMES)
                .addUnlabeled("a", LONG)
                .addUnlabeled("b", SHORT)
                .build();
        assertNotEquals(PRINT, unlabeled.fingerprint());
    }

    @Test
    void weightsCountAndThoseOfOneDoNot() {
        assertEquals(PRINT, weighted(1, 1));
        assertNotEquals(PRINT, weighted(2, 1));
        assertNotEquals(weighted(1, 2), weighted(2, 1));
        assertNotEquals(weighted(2, 1), weighted(Math.nextUp(2f), 1));
    }

    private static String weighted(float first, float second) {
        return Sequences.builder(NAMES)
                .add("a", LONG, 1, first)
                .add("b", SHORT, 0, second)
                .build()
                .fingerprint();
    }

    @Test
    void printOfUnweightedDataStaysWhatItWas() {
        assertEquals("fb79dee6f3e720dbb8d1d356214f02f3c44b1efd3028be8851bdd3c39d9f1b9e", PRINT);
    }

    @Test
    void lengthsAndOrderCount() {
        assertNotEquals(PRINT, print(NAMES, "a", new float[][] {{1, 2}}, 1, new float[][] {{3, 4}, {5, 6}}));
        Sequences both =
                Sequences.builder(NAMES).add("a", LONG, 1).add("b", SHORT, 1).build();
        assertNotEquals(both.fingerprint(), both.subset(1, 0).fingerprint());
    }

    @Test
    void namesAndTheirBordersCount() {
        assertNotEquals(PRINT, print(List.of("load", "speed"), "a", LONG, 1, SHORT));
        assertNotEquals(PRINT, print(List.of("speedl", "oad"), "a", LONG, 1, SHORT));
    }

    @Test
    void valuesThatLookLikeLengthsOrLabelsAreNotTakenForThem() {
        List<String> one = List.of("x");
        Sequences labeled = Sequences.builder(one)
                .add("a", column(3), 0)
                .add("b", column(7), 1)
                .build();
        Sequences unlabeled = Sequences.builder(one)
                .addUnlabeled("a", column(7))
                .addUnlabeled("b", column(0))
                .addUnlabeled("c", column(1))
                .build();
        assertNotEquals(labeled.fingerprint(), unlabeled.fingerprint());
    }

    /** Returns one step of the value that has these bits. */
    private static float[][] column(int bits) {
        return new float[][] {{Float.intBitsToFloat(bits)}};
    }

    private static String print(List<String> names, String id, float[][] first, int label, float[][] second) {
        return Sequences.builder(names)
                .add(id, first, label)
                .add("b", second, 0)
                .build()
                .fingerprint();
    }
}
