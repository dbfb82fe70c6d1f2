package org.seqwise;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import java.util.Map;
import java.util.Objects;
import org.seqwise.data.NativeArrays;
import org.seqwise.data.Sequences;
import org.seqwise.engine.DeviceChoice;
import org.seqwise.nn.InputGradients;
import org.seqwise.nn.LogitScorer;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.Weights;
import org.seqwise.reference.NetworkShape;

/**
 * Scores on an engine.
 *
 * @param model with a {@link SequenceNetwork}, whose native memory is freed with this
 */
record EngineScoring(Model model) implements Scoring {

    private static final int BATCH = 1000;

    // What a gradient keeps of every step until it goes back over them.
    private static final int STEPS_OF_A_GRADIENT = 20_000;

    /**
     * Hands weights to an engine.
     *
     * @param weights by name, each of its parameter's size
     */
    static EngineScoring of(NetworkShape network, Map<String, float[]> weights, String engine, Device device) {
        Model model = Model.newInstance("net", device, engine);
        try {
            SequenceNetwork block = SequenceNetwork.builder().setShape(network).build();
            for (Parameter parameter : block.getParameters().values()) {
                float[] numbers = Objects.requireNonNull(weights.get(parameter.getName()));
                // In the place of a draw, which takes its time for large recurrent kernels.
                parameter.setInitializer((manager, shape, type) -> NativeArrays.of(manager, numbers, shape));
            }
            block.freezeParameters(true);
            block.initialize(model.getNDManager(), DataType.FLOAT32, SequenceNetwork.inputShapes(network));
            model.setBlock(block);
            return new EngineScoring(model);
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    @Override
    public float[] logits(Sequences sequences) {
        return LogitScorer.logits(model.getBlock(), model.getNDManager(), sequences, BATCH);
    }

    @Override
    public float logit(float[] values, int steps) {
        return LogitScorer.logit(model.getBlock(), model.getNDManager(), values, steps);
    }

    @Override
    public double[][][] logitGradients(Sequences sequences) {
        int fitting = Math.max(1, STEPS_OF_A_GRADIENT / Math.max(1, sequences.longestStepCount()));
        return InputGradients.of(model.getBlock(), model.getNDManager(), sequences, Math.min(BATCH, fitting));
    }

    @Override
    public Map<String, float[]> weights() {
        return Weights.of(model.getBlock());
    }

    @Override
    public String engine() {
        return model.getNDManager().getEngine().getEngineName();
    }

    @Override
    public String engineVersion() {
        return model.getNDManager().getEngine().getVersion();
    }

    @Override
    public String device() {
        return new DeviceChoice(model.getNDManager().getDevice(), "").name();
    }

    @Override
    public void close() {
        model.close();
    }
}
