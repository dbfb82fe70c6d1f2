package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenIdsTest {

    private static final int RUN = 64;

    @Test
    void anIdThatComesAgainSoonIsFoundAtOnce() {
        try (SeenIds ids = new SeenIds(RUN)) {
            assertTrue(ids.add("a"));
            assertTrue(ids.add("b"));
            assertFalse(ids.add("a"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 128, 1000})
    void differentIdsAreDifferentHoweverManyTheyAre(int count) {
        try (SeenIds ids = new SeenIds(RUN)) {
            addAll(ids, count);
            assertEquals(count, ids.size());
            assertFalse(ids.anyTwice());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65, 128, 1000, 20_000})
    void anIdThatComesAgainLateIsFoundInTheEnd(int count) {
        for (String again : new String[] {"s0", "s63", "s40"}) {
            try (SeenIds ids = new SeenIds(RUN)) {
                addAll(ids, count);
                assertTrue(ids.add(again));
                assertTrue(ids.anyTwice(), again);
            }
        }
    }

    private static void addAll(SeenIds ids, int count) {
        for (int i = 0; i < count; i++) {
            assertTrue(ids.add("s" + i));
        }
    }
}
