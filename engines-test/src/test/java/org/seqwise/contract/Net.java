package org.seqwise.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.seqwise.engine.Engines;
import org.seqwise.nn.Execution;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.WeightedBinaryCrossEntropy;
import org.seqwise.nn.Weights;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.reference.ReferenceNetwork;

/** A {@link SequenceNetwork} on the engine under test, and its judge with the same weights. */
final class Net implements AutoCloseable {

    private final NDManager manager = Engines.engine().newBaseManager();
    private final SequenceNetwork block;

    private Net(NetworkShape shape, Execution execution, float dropout, long seed) {
        block = SequenceNetwork.builder()
                .setShape(shape)
                .optExecution(execution)
                .optDropout(dropout)
                .optSeed(seed)
                .build();
        block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(shape));
    }

    /** Returns one with the weights that a training starts from. */
    static Net initial(int features, int hidden, long seed) {
        return new Net(plain(features, hidden), Execution.fused(hidden), 0, seed);
    }

    /** Returns the shape of the question's network: one LSTM, read at its last step. */
    static NetworkShape plain(int features, int hidden) {
        return new NetworkShape(Cell.LSTM, features, hidden, 1, false, Pooling.LAST, 0);
    }

    /** Returns one with normal weights in every place, biases too. */
    static Net random(int features, int hidden, long seed) {
        return random(plain(features, hidden), 0, seed);
    }

    /** Returns one of any shape with normal weights in every place, biases too. */
    static Net random(NetworkShape shape, float dropout, long seed) {
        return random(shape, Execution.fused(shape.hiddenSize()), dropout, seed);
    }

    /** Returns one that computes in a stated way. */
    static Net random(NetworkShape shape, Execution execution, float dropout, long seed) {
        Net net = new Net(shape, execution, dropout, seed);
        Random random = new Random(seed);
        Map<String, float[]> weights = net.weights();
        double scale = 1 / Math.sqrt(shape.hiddenSize());
        for (float[] array : weights.values()) {
            for (int i = 0; i < array.length; i++) {
                array[i] = (float) (scale * random.nextGaussian());
            }
        }
        Weights.restore(net.block, weights);
        Near.assertNear(weights, net.weights(), 0);
        return net;
    }

    SequenceNetwork block() {
        return block;
    }

    NDManager manager() {
        return manager;
    }

    Map<String, float[]> weights() {
        return Weights.of(block);
    }

    ReferenceNetwork reference() {
        return reference(weights());
    }

    ReferenceNetwork reference(Map<String, float[]> weights) {
        return new ReferenceNetwork(block.shape(), weights);
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
        return gradients(batch, labels, positiveWeight, new PairList<>(), () -> {});
    }

    /** Returns them with parameters for the forward call, and something done before the backward pass. */
    Map<String, float[]> gradients(
            PaddedBatch batch,
            float[] labels,
            double positiveWeight,
            PairList<String, Object> parameters,
            Runnable beforeBackward) {
        WeightedBinaryCrossEntropy loss = new WeightedBinaryCrossEntropy(positiveWeight, 1);
        try (NDManager scope = manager.newSubManager()) {
            clearGradients();
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                ParameterStore store = new ParameterStore(scope, false);
                NDList logits = block.forward(store, batch.toArrays(scope), true, parameters);
                NDArray mean = loss.evaluate(new NDList(scope.create(labels)), logits);
                beforeBackward.run();
                collector.backward(mean);
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
