package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassBalanceTest {

    @Test
    void threeZerosToAOneWeighThree() {
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        for (int i = 0; i < 8; i++) {
            builder.add("s", new float[][] {{i}}, i % 4 == 0 ? 1 : 0);
        }
        Sequences sequences = builder.build();
        assertEquals(new ClassBalance(6, 2), sequences.balance());
        assertEquals(0.25, sequences.balance().positiveRate());
        assertEquals(3, sequences.balancingWeight());
        assertTrue(sequences.balance().hasBothClasses());
    }

    @Test
    void oneClassIsNotBoth() {
        assertFalse(new ClassBalance(0, 3).hasBothClasses());
        assertFalse(new ClassBalance(3, 0).hasBothClasses());
        assertEquals(0, new ClassBalance(3, 0).positiveRate());
    }

    @Test
    void nothingHasNoRate() {
        assertEquals(Double.NaN, new ClassBalance(0, 0).positiveRate());
        assertFalse(new ClassBalance(0, 0).hasBothClasses());
    }
}
