package org.seqwise.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferencePoolingTest {

    private static final double[][] OUTPUTS = {{1, 5}, {4, 2}, {-2, 2}};

    @Test
    void lastIsTheLastStepForward() {
        assertPooled(shape(Pooling.LAST, 2, false), -2, 2);
    }

    @Test
    void lastOfABackwardDirectionIsStepZero() {
        // Hidden 1: the first column is forward and ends at step 2, the second is backward and ends at step 0.
        assertPooled(shape(Pooling.LAST, 1, true), -2, 5);
    }

    @Test
    void meanAndMaxAreOverSteps() {
        assertPooled(shape(Pooling.MEAN, 2, false), 1, 3);
        assertPooled(shape(Pooling.MAX, 2, false), 4, 5);
    }

    @Test
    void threeTogetherAreMeanThenMaxThenLast() {
        assertPooled(shape(Pooling.MEAN_MAX_LAST, 2, false), 1, 3, 4, 5, -2, 2);
        assertPooled(shape(Pooling.MEAN_MAX_LAST, 1, true), 1, 3, 4, 5, -2, 5);
    }

    @Test
    void maxGivesTheFirstOfEqualStepsTheGradient() {
        double[][] equal = {{1, 0}, {1, 3}, {1, 3}};
        NetworkShape shape = shape(Pooling.MAX, 2, false);
        double[][] gradient = pooling(shape, Map.of()).pool(equal).backward(new double[] {7, 8}, new Gradients(shape));
        assertArrayEquals(new double[][] {{7, 0}, {0, 8}, {0, 0}}, gradient);
    }

    @Test
    void attentionIsAsByHand() {
        // K = [[1, 0], [0, 2]], k = (0, -1), query (1, -1), so that the score of (p, q) is tanh(p) - tanh(2 q - 1):
        // of (1, 0) 1.523188, of (0, 1) -0.761594, of (1, 1) 0. Their softmax is 0.757684, 0.077129, 0.165187, and the
        // sum of the first numbers the first and the third of them, of the second ones the second and the third.
        Pooled pooled = pooling(
                        shape(Pooling.ATTENTION, 2, false),
                        Map.of(
                                "attention_kernel", new float[] {1, 0, 0, 2},
                                "attention_bias", new float[] {0, -1},
                                "attention_query", new float[] {1, -1}))
                .pool(new double[][] {{1, 0}, {0, 1}, {1, 1}});
        assertArrayEquals(new double[] {0.9228706717701912, 0.24231626063258016}, pooled.values(), 1e-14);
    }

    @Test
    void attentionWithoutAQuestionIsTheMean() {
        Pooled pooled = pooling(shape(Pooling.ATTENTION, 2, false), Map.of("attention_query", new float[2]))
                .pool(OUTPUTS);
        assertArrayEquals(new double[] {1, 3}, pooled.values(), 1e-14);
    }

    @Test
    void attentionToLargeScoresStaysFinite() {
        Pooled pooled = pooling(
                        shape(Pooling.ATTENTION, 2, false),
                        Map.of(
                                "attention_kernel", new float[] {1, 0, 0, 0},
                                "attention_bias", new float[2],
                                "attention_query", new float[] {5000, 0}))
                .pool(OUTPUTS);
        assertArrayEquals(OUTPUTS[1], pooled.values(), 1e-14);
    }

    private static void assertPooled(NetworkShape shape, double... expected) {
        assertArrayEquals(expected, pooling(shape, Map.of()).pool(OUTPUTS).values(), 1e-15);
    }

    private static NetworkShape shape(Pooling pooling, int hidden, boolean bidirectional) {
        return new NetworkShape(Cell.LSTM, 1, hidden, 1, bidirectional, pooling, 0);
    }

    /** Returns a pooling with the weights given, and any for the rest of the network. */
    private static ReferencePooling pooling(NetworkShape shape, Map<String, float[]> given) {
        Map<String, float[]> weights = RandomCases.weights(shape, new Random(1));
        weights.putAll(given);
        return ReferencePooling.of(shape, ReferenceWeights.ofFloats(shape, weights));
    }
}
