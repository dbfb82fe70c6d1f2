package org.seqwise.reference;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;

class DropoutTest {

    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void multiplyingByOneIsNone(int denseSize) {
        NetworkShape shape = new NetworkShape(Cell.GRU, 2, 2, 3, true, Pooling.MEAN, denseSize);
        ReferenceNetwork network = new ReferenceNetwork(shape, RandomCases.weights(shape, random));
        float[][] steps = RandomCases.sequence(4, 2, random);
        Dropout ones = Dropout.of(shape.dropoutWidths().stream()
                .map(width -> Collections.nCopies(width, 1.0).stream()
                        .mapToDouble(one -> one)
                        .toArray())
                .toList());
        assertEquals(network.logit(steps), network.logit(steps, ones));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void everyPlaceScalesTheColumnsThatReadIt(int denseSize) {
        NetworkShape shape = new NetworkShape(Cell.LSTM, 2, 2, 2, true, Pooling.MEAN_MAX_LAST, denseSize);
        Map<String, float[]> weights = RandomCases.weights(shape, random);
        float[][] steps = RandomCases.sequence(4, 2, random);
        Dropout dropout = doubling(shape);
        double logit = new ReferenceNetwork(shape, weights).logit(steps, dropout);
        for (String name : List.of("layer2_forward_kernel", "layer2_backward_kernel", "head_kernel")) {
            float[] kernel = requireNonNull(weights.get(name));
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] *= i % 2 == 0 ? 0 : 2;
            }
        }
        // The widths are even but for the dense layer's 3, and that has one row to read it: every kernel alternates.
        assertEquals(new ReferenceNetwork(shape, weights).logit(steps), logit, 1e-15);
    }

    /** Returns multipliers 0, 2, 0, 2, ... at every place. */
    private static Dropout doubling(NetworkShape shape) {
        return Dropout.of(shape.dropoutWidths().stream()
                .map(width -> {
                    double[] place = new double[width];
                    Arrays.setAll(place, i -> i % 2 == 0 ? 0 : 2);
                    return place;
                })
                .toList());
    }

    @Test
    void multipliersAreCopied() {
        NetworkShape shape = new NetworkShape(Cell.GRU, 1, 2, 1, false, Pooling.LAST, 0);
        ReferenceNetwork network = new ReferenceNetwork(shape, RandomCases.weights(shape, random));
        double[] place = {2, 0};
        Dropout dropout = Dropout.of(List.of(place));
        double logit = network.logit(new float[][] {{1}}, dropout);
        place[0] = 0;
        assertEquals(logit, network.logit(new float[][] {{1}}, dropout));
    }

    @Test
    void multipliersThatNoDropoutDrawsAreRefused() {
        assertRefused("multiplier (-1.0) must be finite and not negative.", List.of(new double[] {1, -1}));
        assertRefused("multiplier (NaN) must be finite and not negative.", List.of(new double[] {Double.NaN}));
        assertRefused("0 places must be at least 1. Maybe Dropout.NONE.", List.of());
    }

    private static void assertRefused(String message, List<double[]> multipliers) {
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> Dropout.of(multipliers));
        assertEquals(message, thrown.getMessage());
    }
}
