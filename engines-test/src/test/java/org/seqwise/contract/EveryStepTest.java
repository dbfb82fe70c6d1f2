package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.reference.NetworkShape;

/** For every form of network: a batch without padding is the same whether that is said or not. */
class EveryStepTest {

    @ParameterizedTest
    @MethodSource("org.seqwise.contract.FamilyPaddingTest#shapes")
    void sequencesOfOneLengthNeedNoLastStep(NetworkShape shape) {
        try (Net net = Net.random(shape, 0, 5)) {
            for (int batch : new int[] {1, 3}) {
                int[] lengths = new int[batch];
                Arrays.fill(lengths, 6);
                PaddedBatch full = PaddedBatch.draw(6, 3, batch, lengths);
                assertArrayEquals(net.logits(full), net.logitsOfAllSteps(full), 1e-6f);
            }
        }
    }
}
