package org.seqwise.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.seqwise.engine.Engines;
import org.seqwise.nn.SequenceLstm;
import org.seqwise.nn.WeightedBinaryCrossEntropy;
import org.seqwise.nn.Weights;
import org.seqwise.reference.ReferenceLstm;

/** A {@link SequenceLstm} on the engine under test, and its judge with the same weights. */
final class Net implements AutoCloseable {

    private final NDManager manager = Engines.engine().newBaseManager();
    private final SequenceLstm block;
    private final int features;

    private Net(int features, int hidden, long seed) {
        this.features = features;
        block = SequenceLstm.builder().setHiddenSize(hidden).optSeed(seed).build();
        block.initialize(manager, DataType.FLOAT32, new Shape(1, 1, features), new Shape(1));
    }

    /** Returns one with the weights that a training starts from. */
    static Net initial(int features, int hidden, long seed) {
        return new Net(features, hidden, seed);
    }

    /** Returns one with normal weights in every place, biases too. */
    static Net random(int features, int hidden, long seed) {
        Net net = new Net(features, hidden, seed);
        Random random = new Random(seed);
        Map<String, float[]> weights = net.weights();
        double scale = 1 / Math.sqrt(hidden);
        for (float[] array : weights.values()) {
            for (int i = 0; i < array.length; i++) {
                array[i] = (float) (scale * random.nextGaussian());
            }
        }
        Weights.restore(net.block, weights);
        Near.assertNear(weights, net.weights(), 0);
        return net;
    }

    SequenceLstm block() {
        return block;
    }

    NDManager manager() {
        return manager;
    }

    Map<String, float[]> weights() {
        return Weights.of(block);
    }

    ReferenceLstm reference() {
        return reference(weights());
    }

    ReferenceLstm reference(Map<String, float[]> weights) {
        return new ReferenceLstm(features, block.hiddenSize(), weights);
    }

    float[] logits(PaddedBatch batch) {
        try (NDManager scope = manager.newSubManager()) {
            return logits(scope, batch.toArrays(scope));
        }
    }

    /** Returns the logits of a batch without {@code lastStep}. */
    float[] logitsOfAllSteps(PaddedBatch batch) {
        try (NDManager scope = manager.newSubManager()) {
            return logits(scope, new NDList(batch.toArrays(scope).head()));
        }
    }

    private float[] logits(NDManager scope, NDList input) {
        return block.forward(new ParameterStore(scope, false), input, false)
                .singletonOrThrow()
                .toFloatArray();
    }

    /** Returns the gradient of the batch's loss at every parameter. */
    Map<String, float[]> gradients(PaddedBatch batch, float[] labels, double positiveWeight) {
        WeightedBinaryCrossEntropy loss = new WeightedBinaryCrossEntropy(positiveWeight, 1);
        try (NDManager scope = manager.newSubManager()) {
            clearGradients();
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDList logits = block.forward(new ParameterStore(scope, false), batch.toArrays(scope), true);
                collector.backward(loss.evaluate(new NDList(scope.create(labels)), logits));
            }
            Map<String, float[]> gradients = new LinkedHashMap<>();
            for (Pair<String, Parameter> named : block.getParameters()) {
                try (NDArray gradient = named.getValue().getArray().getGradient()) {
                    gradients.put(named.getKey(), gradient.toFloatArray());
                }
            }
            return gradients;
        }
    }

    // Engines differ in whether a second backward pass adds to the first.
    private void clearGradients() {
        for (Parameter parameter : block.getParameters().values()) {
            try (NDArray gradient = parameter.getArray().getGradient()) {
                gradient.subi(gradient);
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
