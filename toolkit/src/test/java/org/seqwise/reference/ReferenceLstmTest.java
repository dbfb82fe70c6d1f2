package org.seqwise.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceLstmTest {

    @Test
    void oneStepIsAsByHand() {
        // i = sigmoid(0.625), g = tanh(1.25), o = sigmoid(0.5), c = i g, h = o tanh(c); logit = 2 h - 0.5.
        double c = 1 / (1 + Math.exp(-0.625)) * Math.tanh(1.25);
        double h = 1 / (1 + Math.exp(-0.5)) * Math.tanh(c);
        assertEquals(2 * h - 0.5, small().logit(new float[][] {{1}}), 1e-15);
    }

    @Test
    void twoStepsAreAsByHand() {
        // Step 1: c = 0.5525336755029536, h = 0.3127339879234711. Step 2: c = 0.1667120756106572, h =
        // 0.0317103323505280.
        assertEquals(-0.436579335298944, small().logit(new float[][] {{1}, {-2}}), 1e-14);
    }

    @Test
    void matricesLieRowAfterRowGateAfterGate() {
        // Computed apart, with nested lists instead of flat arrays.
        float[] input = new float[16];
        float[] recurrent = new float[16];
        float[] inputBias = new float[8];
        float[] recurrentBias = new float[8];
        for (int row = 0; row < 8; row++) {
            inputBias[row] = row / 8f;
            recurrentBias[row] = -row * row / 64f;
            for (int column = 0; column < 2; column++) {
                input[2 * row + column] = (2 * row + column - 7) / 8f;
                recurrent[2 * row + column] = (5 - 2 * row - column) / 8f;
            }
        }
        ReferenceLstm lstm = lstm(2, 2, input, recurrent, inputBias, recurrentBias, new float[] {1, -2}, 0.25f);
        assertEquals(0.3312953519405912, lstm.logit(new float[][] {{1, -1}, {0.5f, 2}, {-1.5f, 0.25f}}), 1e-14);
    }

    @Test
    void anOpenForgetGateKeepsAndAClosedOneForgets() {
        float[][] pulseThenSilence = new float[50][1];
        pulseThenSilence[0][0] = 1;
        double kept = Math.tanh(Math.tanh(1));
        assertEquals(kept, remembering(40).logit(new float[][] {{1}}), 1e-12);
        assertEquals(kept, remembering(40).logit(pulseThenSilence), 1e-12);
        assertEquals(0, remembering(-40).logit(new float[][] {{1}, {0}}), 1e-12);
    }

    @Test
    void wrongSizesAreRefused() {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> lstm(1, 1, new float[4], new float[4], new float[4], new float[3], new float[1], 0));
        assertEquals("3 weights where 4 belong.", thrown.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> lstm(2, 1, new float[4], new float[4], new float[4], new float[4], new float[1], 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> lstm(1, 2, new float[8], new float[8], new float[8], new float[8], new float[2], 0));
    }

    private static ReferenceLstm small() {
        return lstm(
                1,
                1,
                new float[] {0.5f, -0.25f, 1, 0.75f},
                new float[] {0.25f, 0.5f, -0.5f, 1},
                new float[] {0.125f, 1, 0, -0.25f},
                new float[] {0, 0, 0.25f, 0},
                new float[] {2},
                -0.5f);
    }

    /** Returns a cell that takes in tanh(x) where x is 1, nothing where x is 0, and always tells what it holds. */
    private static ReferenceLstm remembering(float forgetBias) {
        return lstm(
                1,
                1,
                new float[] {80, 0, 1, 0},
                new float[4],
                new float[] {-40, forgetBias, 0, 40},
                new float[4],
                new float[] {1},
                0);
    }

    private static ReferenceLstm lstm(
            int features,
            int hidden,
            float[] input,
            float[] recurrent,
            float[] inputBias,
            float[] recurrentBias,
            float[] head,
            float headBias) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        weights.put("input", input);
        weights.put("recurrent", recurrent);
        weights.put("inputBias", inputBias);
        weights.put("recurrentBias", recurrentBias);
        weights.put("head", head);
        weights.put("headBias", new float[] {headBias});
        return new ReferenceLstm(features, hidden, weights);
    }
}
