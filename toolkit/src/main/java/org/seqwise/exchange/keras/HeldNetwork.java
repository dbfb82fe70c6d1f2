package org.seqwise.exchange.keras;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;

/**
 * A network of ours that gives the answers of one of Keras's. Units and directions that Keras has not are silent: with weights of 0 their
 * output stays 0, since both cells begin with 0 and tanh(0) is 0, and nothing reads them.
 */
final class HeldNetwork {

    // A file may state layers of unlike sizes, of which ours takes the largest for all.
    private static final long TIMES_THE_FILE = 16;
    private static final long NUMBERS_OF_ANY = 1 << 22;

    private final NetworkShape shape;
    private final Map<String, float[]> weights = new LinkedHashMap<>();
    private final Map<String, Integer> counted = new HashMap<>();
    private final KerasFile file;
    private HeldColumns columns;
    private long learned;

    private HeldNetwork(NetworkShape shape, KerasFile file) {
        this.shape = shape;
        this.file = file;
        columns = HeldColumns.same(shape.featureCount());
    }

    /** Reads the weights of a network of Keras into one of ours. */
    static HeldNetwork of(KerasNetwork network, KerasFile file) {
        RecurrentLayer first = network.recurrent().get(0);
        int features = arrays(file, first, 0).get(0).rows();
        first.layer()
                .require(
                        network.featureCount() == 0 || network.featureCount() == features,
                        "has weights for %d features, where the model's input has %d; they must be as many.",
                        features,
                        network.featureCount());
        HeldNetwork held = new HeldNetwork(shape(network, features), file);
        held.requireRoom();
        for (int i = 0; i < network.recurrent().size(); i++) {
            held.add(network.recurrent().get(i), i + 1);
        }
        DenseLayer hidden = network.hidden();
        if (hidden != null) {
            held.addDense(hidden, "dense");
        }
        held.addDense(network.head(), "head");
        return held;
    }

    private static NetworkShape shape(KerasNetwork network, int features) {
        DenseLayer hidden = network.hidden();
        return new NetworkShape(
                network.recurrent().get(0).cell(),
                features,
                network.recurrent().stream()
                        .mapToInt(RecurrentLayer::mostUnits)
                        .max()
                        .orElseThrow(),
                network.recurrent().size(),
                network.recurrent().stream().anyMatch(RecurrentLayer::isBidirectional),
                network.pooling(),
                hidden == null ? 0 : hidden.units());
    }

    private void requireRoom() {
        long most = Math.max(NUMBERS_OF_ANY, TIMES_THE_FILE * file.size() / Float.BYTES);
        InvalidInputException.require(
                shape.parameterCount() <= most,
                "The model would take %d numbers, with as many units in each layer as in its largest; of such a file it must take at most %d.",
                shape.parameterCount(),
                most);
        for (ParameterShape parameter : shape.parameters()) {
            weights.put(parameter.name(), new float[parameter.size()]);
        }
    }

    private static List<KerasArray> arrays(KerasFile file, RecurrentLayer layer, int index) {
        return file.arrays(layer.layer(), index, layer.places(), layer.arraysEach());
    }

    private void add(RecurrentLayer layer, int number) {
        List<KerasArray> arrays = arrays(file, layer, index(layer.layer()));
        for (int direction = 0; direction < layer.units().size(); direction++) {
            int from = direction * layer.arraysEach();
            String name = "layer" + number + (direction == 0 ? "_forward" : "_backward");
            place(layer, layer.units().get(direction), name, arrays.subList(from, from + layer.arraysEach()));
        }
        columns = HeldColumns.of(layer, shape.hiddenSize(), shape.directions());
    }

    private int index(KerasLayer layer) {
        return counted.merge(layer.kind(), 1, Integer::sum) - 1;
    }

    private void place(RecurrentLayer layer, int units, String name, List<KerasArray> arrays) {
        int width = layer.cell().gates() * units;
        float[] kernel = arrays.get(0).of(columns.count(), width);
        float[] recurrent = arrays.get(1).of(units, width);
        float[] bias = bias(layer, width, arrays);
        learned += kernel.length + recurrent.length + (layer.useBias() ? bias.length : 0);
        float[] ownKernel = weights(name + "_kernel");
        float[] ownRecurrent = weights(name + "_recurrent");
        for (int column = 0; column < width; column++) {
            int row = row(layer.cell(), column, units);
            for (int input = 0; input < columns.count(); input++) {
                columns.put(kernel[input * width + column], input, ownKernel, row);
            }
            for (int unit = 0; unit < units; unit++) {
                ownRecurrent[row * shape.hiddenSize() + unit] = recurrent[unit * width + column];
            }
            weights(name + "_bias")[row] = bias[column];
            if (bias.length > width) {
                weights(name + "_recurrent_bias")[row] = bias[width + column];
            }
        }
    }

    /** Returns one bias, or one and that of the recurrent product behind it. */
    private static float[] bias(RecurrentLayer layer, int width, List<KerasArray> arrays) {
        if (!layer.useBias()) {
            return new float[width];
        }
        return layer.cell() == Cell.GRU
                ? arrays.get(2).of(2, width)
                : arrays.get(2).of(width);
    }

    // Keras has LSTM's gates in our order, and those of GRU as update, reset, new.
    private int row(Cell cell, int column, int units) {
        int gate = column / units;
        int own = cell == Cell.LSTM || gate == 2 ? gate : 1 - gate;
        return own * shape.hiddenSize() + column % units;
    }

    private void addDense(DenseLayer layer, String name) {
        List<KerasArray> arrays =
                file.arrays(layer.layer(), index(layer.layer()), DenseLayer.places(), layer.arraysEach());
        float[] kernel = arrays.get(0).of(columns.count(), layer.units());
        float[] bias = layer.useBias() ? arrays.get(1).of(layer.units()) : new float[layer.units()];
        learned += kernel.length + (layer.useBias() ? bias.length : 0);
        float[] ownKernel = weights(name + "_kernel");
        float[] ownBias = weights(name + "_bias");
        boolean isPair = name.equals("head") && layer.units() == 2;
        for (int row = 0; row < ownBias.length; row++) {
            // Of a softmax over two, the probability of the second is the sigmoid of what it is ahead.
            ownBias[row] = isPair ? bias[1] - bias[0] : bias[row];
            for (int input = 0; input < columns.count(); input++) {
                int at = input * layer.units() + row;
                columns.put(isPair ? kernel[at + 1] - kernel[at] : kernel[at], input, ownKernel, row);
            }
        }
        columns = HeldColumns.same(layer.units());
    }

    private float[] weights(String name) {
        float[] found = weights.get(name);
        if (found == null) {
            throw new IllegalStateException("'" + name + "' is not among " + weights.keySet() + ".");
        }
        return found;
    }

    NetworkShape shape() {
        return shape;
    }

    /** Returns the weights by the names of our parameters. */
    Map<String, float[]> weights() {
        return Map.copyOf(weights);
    }

    /** Returns how many numbers Keras's model has learned. */
    long learned() {
        return learned;
    }
}
