package org.seqwise.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every derivative of every kind of network against central differences in float64. */
class ReferenceGradientTest {

    private static final double STEP = 1e-5;
    private static final double[] LOGIT_GRADIENTS = {0.75, -0.5, 1.25};

    /** Returns the whole product of what a shape can be, by cell and number of layers. */
    static Stream<List<NetworkShape>> shapes() {
        return Stream.of(Cell.values()).flatMap(cell -> Stream.of(1, 2, 3).map(layers -> shapes(cell, layers)));
    }

    private static List<NetworkShape> shapes(Cell cell, int layers) {
        List<NetworkShape> shapes = new ArrayList<>();
        for (boolean bidirectional : new boolean[] {false, true}) {
            for (Pooling pooling : Pooling.values()) {
                shapes.add(new NetworkShape(cell, 2, 2, layers, bidirectional, pooling, 0));
                shapes.add(new NetworkShape(cell, 2, 2, layers, bidirectional, pooling, 3));
            }
        }
        return shapes;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void parametersWithAndWithoutDropout(List<NetworkShape> shapes) {
        Set<String> unreached = new TreeSet<>();
        Set<String> reached = new TreeSet<>();
        for (NetworkShape shape : shapes) {
            Random random = new Random(shape.toString().hashCode());
            Batch batch = new Batch(shape, random);
            reached.addAll(batch.checkParameters(Stream.generate(() -> RandomCases.dropout(shape, random))
                    .limit(3)
                    .toList()));
            // Three layers without dropout have their turn below, and would take as long as all the rest.
            if (shape.layers() < 3) {
                batch.checkParameters(List.of(Dropout.NONE, Dropout.NONE, Dropout.NONE));
            }
            shape.parameters().forEach(parameter -> unreached.add(parameter.name()));
        }
        unreached.removeAll(reached);
        assertEquals(Set.of(), unreached, "Derivatives that were 0 wherever they were checked.");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void inputs(List<NetworkShape> shapes) {
        for (NetworkShape shape : shapes) {
            new Batch(shape, new Random(shape.toString().hashCode())).checkInputs();
        }
    }

    /** A network and sequences of 1, 2 and 5 steps. */
    private static final class Batch {

        private final NetworkShape shape;
        private final ReferenceWeights weights;
        private final ReferenceNetwork network;
        private final List<float[][]> sequences = new ArrayList<>();

        Batch(NetworkShape shape, Random random) {
            this.shape = shape;
            weights = ReferenceWeights.ofFloats(shape, RandomCases.weights(shape, random));
            network = new ReferenceNetwork(shape, weights);
            for (int steps : new int[] {1, 2, 5}) {
                sequences.add(RandomCases.sequence(steps, shape.featureCount(), random));
            }
        }

        /** Returns the names of the parameters that some derivative by is not 0. */
        Set<String> checkParameters(List<Dropout> dropouts) {
            Set<String> reached = new TreeSet<>();
            network.gradients(sequences, LOGIT_GRADIENTS, dropouts).forEach((name, gradient) -> {
                // The network reads these very arrays.
                double[] values = weights.get(name);
                assertEquals(values.length, gradient.length);
                for (int i = 0; i < values.length; i++) {
                    assertClose(derivative(values, i, () -> objective(dropouts)), gradient[i], name);
                }
                if (Arrays.stream(gradient).anyMatch(value -> value != 0)) {
                    reached.add(name);
                }
            });
            return reached;
        }

        void checkInputs() {
            for (float[][] sequence : sequences) {
                double[][] gradient = network.inputGradient(sequence);
                double[][] steps =
                        Arrays.stream(sequence).map(ReferenceWeights::widened).toArray(double[][]::new);
                for (int t = 0; t < steps.length; t++) {
                    for (int f = 0; f < shape.featureCount(); f++) {
                        double expected = derivative(steps[t], f, () -> network.run(steps, Dropout.NONE)
                                .logit());
                        assertClose(expected, gradient[t][f], "step " + t + " of " + steps.length);
                    }
                }
            }
        }

        private double objective(List<Dropout> dropouts) {
            double sum = 0;
            for (int i = 0; i < LOGIT_GRADIENTS.length; i++) {
                sum += LOGIT_GRADIENTS[i] * network.logit(sequences.get(i), dropouts.get(i));
            }
            return sum;
        }

        private void assertClose(double expected, double found, String name) {
            // The differences' own errors, about 1e-10, are below this.
            assertEquals(expected, found, 1e-9 + 1e-7 * Math.abs(expected), () -> name + " of " + shape);
        }
    }

    private static double derivative(double[] values, int place, DoubleSupplier function) {
        double value = values[place];
        values[place] = value + STEP;
        double above = function.getAsDouble();
        values[place] = value - STEP;
        double below = function.getAsDouble();
        values[place] = value;
        return (above - below) / (2 * STEP);
    }
}
