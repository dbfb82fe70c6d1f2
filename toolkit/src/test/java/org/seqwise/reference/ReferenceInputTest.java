package org.seqwise.reference;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.seqwise.data.InvalidInputException;

class ReferenceInputTest {

    private static final NetworkShape SHAPE = new NetworkShape(Cell.GRU, 2, 3, 2, false, Pooling.LAST, 0);
    private static final float[][] STEPS = {{1, 2}};

    private final Map<String, float[]> weights = RandomCases.weights(SHAPE, new Random(1));
    private final ReferenceNetwork network = new ReferenceNetwork(SHAPE, weights);

    @Test
    void aMissingWeightIsNamed() {
        weights.remove("layer2_forward_bias");
        assertRefused("The weights must have a 'layer2_forward_bias'.", () -> new ReferenceNetwork(SHAPE, weights));
    }

    @Test
    void aWeightTooManyIsNamed() {
        weights.put("dense_bias", new float[1]);
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> new ReferenceNetwork(SHAPE, weights));
        String expected = "'dense_bias' is no weight of this network, which has [layer1_forward_kernel, ";
        assertTrue(requireNonNull(thrown.getMessage()).startsWith(expected), thrown.getMessage());
    }

    @Test
    void aWeightOfAnotherSizeIsRefused() {
        weights.put("layer1_forward_kernel", new float[9]);
        assertRefused(
                "'layer1_forward_kernel' of 9 numbers must have 18 (9 rows of 2).",
                () -> new ReferenceNetwork(SHAPE, weights));
    }

    @Test
    void aSequenceWithoutStepsIsRefused() {
        assertRefused("A sequence of 0 steps must have at least 1.", () -> network.logit(new float[0][]));
        assertRefused("A sequence of 0 steps must have at least 1.", () -> network.inputGradient(new float[0][]));
    }

    @Test
    void aStepOfAnotherWidthIsRefused() {
        assertRefused(
                "Step 1 of 3 values must have the network's featureCount (2).",
                () -> network.logit(new float[][] {{1, 2}, {1, 2, 3}}));
    }

    @Test
    void aDropoutOfAnotherNetworkIsRefused() {
        assertRefused(
                "Dropout of widths [3] must have the network's, which are [3, 3].",
                () -> network.logit(STEPS, Dropout.of(List.of(new double[3]))));
    }

    @Test
    void aBatchOfUnevenListsIsRefused() {
        assertRefused(
                "2 logit gradients and 1 dropouts must be as many as the sequences, 1.",
                () -> network.gradients(List.<float[][]>of(STEPS), new double[2], List.of(Dropout.NONE)));
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(InvalidInputException.class, call).getMessage());
    }
}
