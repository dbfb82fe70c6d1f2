package org.seqwise.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceCellTest {

    private static final float[][] ONE_STEP = {{1}};
    private static final float[][] TWO_STEPS = {{1}, {-2}};

    @Test
    void lstmIsAsByHand() {
        // i = sigmoid(0.625), f is of no matter, g = tanh(1.25), o = sigmoid(0.5); c = i g, h = o tanh(c).
        ReferenceNetwork small = small(Cell.LSTM, new float[][] {
            {0.5f, -0.25f, 1, 0.75f}, {0.25f, 0.5f, -0.5f, 1}, {0.125f, 1, 0, -0.25f}, {0, 0, 0.25f, 0}
        });
        double c = sigmoid(0.625) * Math.tanh(1.25);
        assertEquals(sigmoid(0.5) * Math.tanh(c), small.logit(ONE_STEP), 1e-15);
        // Step 2: c = 0.1667120756106572 and h, from those of step 1, 0.5525336755029536 and 0.3127339879234711.
        assertEquals(0.0317103323505280, small.logit(TWO_STEPS), 1e-15);
    }

    @Test
    void gruIsAsByHand() {
        // r = sigmoid(0.625), z = sigmoid(0.75), n = tanh(1 + r 0.25); h = (1 - z) n.
        ReferenceNetwork small = smallGru(Cell.GRU);
        double n = Math.tanh(1 + sigmoid(0.625) * 0.25);
        double first = (1 - sigmoid(0.75)) * n;
        assertEquals(first, small.logit(ONE_STEP), 1e-15);
        // Step 2: r = sigmoid(0.5 (-2) + 0.125 + 0.25 h), z = sigmoid(-0.25 (-2) + 1 + 0.5 h), n = tanh(-2 + r (0.25 -
        // 0.5 h)).
        double r = sigmoid(-0.875 + 0.25 * first);
        double z = sigmoid(1.5 + 0.5 * first);
        double second = (1 - z) * Math.tanh(-2 + r * (0.25 - 0.5 * first)) + z * first;
        assertEquals(second, small.logit(TWO_STEPS), 1e-15);
        assertEquals(0.06331060323852877, second, 1e-15);
    }

    @Test
    void gruWithTheResetBeforeIsAsByHand() {
        // r and z as above, n = tanh(1 + 0.25), since r multiplies h, which is 0, and not the bias.
        ReferenceNetwork small = smallGru(Cell.GRU_RESET_BEFORE);
        double first = (1 - sigmoid(0.75)) * Math.tanh(1.25);
        assertEquals(first, small.logit(ONE_STEP), 1e-15);
        // Step 2: n = tanh(-2 - 0.5 (r h) + 0.25).
        double r = sigmoid(-0.875 + 0.25 * first);
        double z = sigmoid(1.5 + 0.5 * first);
        double second = (1 - z) * Math.tanh(-1.75 - 0.5 * r * first) + z * first;
        assertEquals(second, small.logit(TWO_STEPS), 1e-15);
        assertEquals(0.0735943649498107, second, 1e-15);
    }

    @Test
    void matricesLieRowAfterRowGateAfterGate() {
        // Computed apart, with nested lists instead of flat arrays; head (1, -2), bias 0.25.
        assertEquals(0.48088543244406523, twoHidden(Cell.GRU), 1e-14);
        assertEquals(0.5114984698004256, twoHidden(Cell.GRU_RESET_BEFORE), 1e-14);
        assertEquals(0.3312953519405912, twoHidden(Cell.LSTM), 1e-14);
    }

    private static double twoHidden(Cell cell) {
        int rows = 2 * cell.gates();
        float[][] layer = {new float[2 * rows], new float[2 * rows], new float[rows], new float[rows]};
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 2; column++) {
                layer[0][2 * row + column] = (2 * row + column - 7) / 8f;
                layer[1][2 * row + column] = (5 - 2 * row - column) / 8f;
            }
            layer[2][row] = row / 8f;
            layer[3][row] = -row * row / 64f;
        }
        ReferenceNetwork network = network(cell, 2, layer, new float[] {1, -2}, 0.25f);
        return network.logit(new float[][] {{1, -1}, {0.5f, 2}, {-1.5f, 0.25f}});
    }

    private static ReferenceNetwork smallGru(Cell cell) {
        return small(cell, new float[][] {{0.5f, -0.25f, 1}, {0.25f, 0.5f, -0.5f}, {0.125f, 1, 0}, {0, 0, 0.25f}});
    }

    /** Returns a network of one feature whose logit is its one output. */
    private static ReferenceNetwork small(Cell cell, float[][] layer) {
        return network(cell, 1, layer, new float[] {1}, 0);
    }

    private static ReferenceNetwork network(Cell cell, int size, float[][] layer, float[] head, float headBias) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        String[] names = {"kernel", "recurrent", "bias", "recurrent_bias"};
        for (String name : names) {
            weights.put("layer1_forward_" + name, layer[Arrays.asList(names).indexOf(name)]);
        }
        weights.put("head_kernel", head);
        weights.put("head_bias", new float[] {headBias});
        return new ReferenceNetwork(new NetworkShape(cell, size, size, 1, false, Pooling.LAST, 0), weights);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
