package org.seqwise.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.ParameterShape.Role;

class NetworkShapeTest {

    @Test
    void theSmallestHasOneLayerAndAHead() {
        NetworkShape shape = new NetworkShape(Cell.LSTM, 3, 5, 1, false, Pooling.LAST, 0);
        assertEquals(
                List.of(
                        new ParameterShape("layer1_forward_kernel", Role.KERNEL, 20, 3),
                        new ParameterShape("layer1_forward_recurrent", Role.RECURRENT, 20, 5),
                        new ParameterShape("layer1_forward_bias", Role.BIAS, 20, 1),
                        new ParameterShape("layer1_forward_recurrent_bias", Role.RECURRENT_BIAS, 20, 1),
                        new ParameterShape("head_kernel", Role.KERNEL, 1, 5),
                        new ParameterShape("head_bias", Role.BIAS, 1, 1)),
                shape.parameters());
        assertEquals(List.of(5), shape.dropoutWidths());
        assertEquals(20 * (3 + 5 + 2) + 6, shape.parameterCount());
    }

    @Test
    void everyPartNamesItsParametersInOrder() {
        NetworkShape shape = new NetworkShape(Cell.GRU, 3, 5, 2, true, Pooling.ATTENTION, 4);
        List<String> names =
                shape.parameters().stream().map(ParameterShape::name).toList();
        assertEquals(2 * 2 * 4 + 3 + 2 + 2, names.size());
        assertEquals("layer1_backward_kernel", names.get(4));
        assertEquals("layer2_forward_recurrent", names.get(9));
        assertEquals(
                List.of(
                        new ParameterShape("layer2_backward_kernel", Role.KERNEL, 15, 10),
                        new ParameterShape("layer2_backward_recurrent", Role.RECURRENT, 15, 5),
                        new ParameterShape("layer2_backward_bias", Role.BIAS, 15, 1),
                        new ParameterShape("layer2_backward_recurrent_bias", Role.RECURRENT_BIAS, 15, 1),
                        new ParameterShape("attention_kernel", Role.KERNEL, 10, 10),
                        new ParameterShape("attention_bias", Role.BIAS, 10, 1),
                        new ParameterShape("attention_query", Role.QUERY, 10, 1),
                        new ParameterShape("dense_kernel", Role.KERNEL, 4, 10),
                        new ParameterShape("dense_bias", Role.BIAS, 4, 1),
                        new ParameterShape("head_kernel", Role.KERNEL, 1, 4),
                        new ParameterShape("head_bias", Role.BIAS, 1, 1)),
                shape.parameters().subList(12, names.size()));
        assertEquals(List.of(10, 4), shape.dropoutWidths());
    }

    @Test
    void threePoolingsAreThreeTimesAsWide() {
        NetworkShape shape = new NetworkShape(Cell.GRU_RESET_BEFORE, 1, 2, 3, true, Pooling.MEAN_MAX_LAST, 0);
        assertEquals(4, shape.outputWidth());
        assertEquals(12, shape.pooledWidth());
        assertEquals(List.of(4, 4, 12), shape.dropoutWidths());
    }

    @Test
    void aKernelIsAMatrixEvenWithOneColumn() {
        NetworkShape shape = new NetworkShape(Cell.LSTM, 1, 1, 1, false, Pooling.ATTENTION, 0);
        List<Boolean> vectors =
                shape.parameters().stream().map(ParameterShape::isVector).toList();
        assertEquals(List.of(false, false, true, true, false, true, true, false, true), vectors);
        assertFalse(new ParameterShape("head_kernel", Role.KERNEL, 1, 1).isVector());
        assertTrue(new ParameterShape("head_bias", Role.BIAS, 1, 1).isVector());
    }

    @Test
    void sizesThatCannotBeAreRefused() {
        assertRefused("featureCount (0) must be positive.", 0, 1, 1, 0);
        assertRefused("hiddenSize (0) must be positive.", 1, 0, 1, 0);
        assertRefused("layers (-1) must be positive.", 1, 1, -1, 0);
        assertRefused("denseSize (-1) must not be negative; 0 is none.", 1, 1, 1, -1);
    }

    @Test
    void sizesThatCannotBeHeldAreRefused() {
        assertRefused("hiddenSize (2000000000) must be at most 100000.", 1, 2_000_000_000, 1, 0);
        assertRefused("layers (1001) must be at most 1000.", 1, 1, 1001, 0);
        assertEquals(6, ofHidden(11_585).parameters().size());
        NetworkShape larger = ofHidden(11_586);
        assertEquals(
                "'layer1_forward_recurrent' of 46344 x 11586 numbers must have at most 536870911. Maybe a smaller network.",
                assertThrows(InvalidInputException.class, larger::parameters).getMessage());
    }

    private static NetworkShape ofHidden(int hidden) {
        return new NetworkShape(Cell.LSTM, 1, hidden, 1, false, Pooling.LAST, 0);
    }

    private static void assertRefused(String message, int features, int hidden, int layers, int dense) {
        InvalidInputException thrown = assertThrows(
                InvalidInputException.class,
                () -> new NetworkShape(Cell.LSTM, features, hidden, layers, false, Pooling.LAST, dense));
        assertEquals(message, thrown.getMessage());
    }
}
