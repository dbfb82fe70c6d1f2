package org.seqwise.explanation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.Sequences;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

class IntegratedGradientsTest {

    private static final Sequences SEQUENCES = Drawn.sequences(30, 2);

    static List<NetworkShape> smooth() {
        List<NetworkShape> shapes = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            for (Pooling pooling : List.of(Pooling.LAST, Pooling.MEAN, Pooling.ATTENTION)) {
                shapes.add(new NetworkShape(cell, 3, 8, 1, false, pooling, 0));
                shapes.add(new NetworkShape(cell, 3, 8, 2, true, pooling, 0));
            }
        }
        return shapes;
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void whatIsAddedMakesUpTheLogitOfSmoothNetworks(NetworkShape shape) {
        assertTrue(largestError(ToyModel.network(shape, 1), 50) < 1e-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void kinksTakeMorePoints(int dense) {
        NetworkShape shape = new NetworkShape(Cell.LSTM, 3, 8, 1, false, Pooling.MAX, dense);
        ToyModel kinked = ToyModel.network(shape, 1);
        double few = largestError(kinked, 50);
        assertTrue(few < 5e-3, "50 points: " + few);
        double many = largestError(kinked, 2000);
        assertTrue(many < 1e-4, "2000 points: " + many);
    }

    private static double largestError(PreparedModel model, int points) {
        double largest = 0;
        for (IntegratedGradients.Found one : new IntegratedGradients(model, points).of(SEQUENCES)) {
            double sum =
                    Arrays.stream(one.added()).flatMapToDouble(Arrays::stream).sum();
            largest = Math.max(largest, Math.abs(sum - (one.logit() - one.baseline())));
        }
        return largest;
    }

    @Test
    void linearAndQuadraticModelsAreAttributedAsByHand() {
        // 2 a_1 + b_last^2 of each sequence, plus its length, which is the baseline's too.
        ToyModel model = new ToyModel(
                steps -> 2 * steps[0][0] + Math.pow(steps[steps.length - 1][1], 2) + steps.length, steps -> {
                    double[][] gradient = new double[steps.length][3];
                    gradient[0][0] = 2;
                    gradient[steps.length - 1][1] = 2 * steps[steps.length - 1][1];
                    return gradient;
                });
        List<IntegratedGradients.Found> found = new IntegratedGradients(model, 3).of(SEQUENCES);
        assertEquals(SEQUENCES.size(), found.size());
        for (int i = 0; i < SEQUENCES.size(); i++) {
            float[][] steps = SEQUENCES.steps(i);
            double[][] expected = new double[steps.length][3];
            expected[0][0] = 2 * steps[0][0];
            expected[steps.length - 1][1] = Math.pow(steps[steps.length - 1][1], 2);
            assertEquals(steps.length, found.get(i).baseline(), 1e-12);
            for (int t = 0; t < steps.length; t++) {
                assertArrayEquals(expected[t], found.get(i).added()[t], 1e-6);
            }
        }
    }

    @Test
    void howManyAreInMemoryAtOnceChangesNothing() {
        ToyModel model = ToyModel.network(smooth().get(0), 4);
        List<IntegratedGradients.Found> together = new IntegratedGradients(model, 70).of(SEQUENCES);
        for (int i = 0; i < SEQUENCES.size(); i++) {
            IntegratedGradients.Found alone =
                    new IntegratedGradients(model, 70).of(SEQUENCES.subset(i)).get(0);
            assertEquals(
                    Arrays.deepToString(alone.added()),
                    Arrays.deepToString(together.get(i).added()));
        }
    }
}
