package org.seqwise;

import java.util.Map;
import org.seqwise.data.Sequences;
import org.seqwise.exchange.onnx.OnnxNetwork;
import org.seqwise.reference.NetworkShape;

/** Scores by ONNX Runtime, on the processor. */
final class OnnxScoring implements Scoring {

    private final NetworkShape shape;
    private final Map<String, float[]> weights;
    private final OnnxNetwork network;

    /** @param weights by name, each of its parameter's size; not written by anyone any more */
    OnnxScoring(NetworkShape shape, Map<String, float[]> weights) {
        this.shape = shape;
        this.weights = weights;
        network = new OnnxNetwork(shape, weights);
    }

    @Override
    public float[] logits(Sequences sequences) {
        return network.logits(sequences);
    }

    @Override
    public float logit(float[] values, int steps) {
        return network.logit(values, steps);
    }

    /** The graph has no way back: plain Java has. */
    @Override
    public double[][][] logitGradients(Sequences sequences) {
        return new JavaScoring(shape, weights).logitGradients(sequences);
    }

    @Override
    public Map<String, float[]> weights() {
        return JavaScoring.copied(weights);
    }

    @Override
    public String engine() {
        return "ONNX Runtime";
    }

    @Override
    public String engineVersion() {
        return OnnxNetwork.version();
    }

    @Override
    public String device() {
        return "cpu";
    }

    @Override
    public void close() {
        network.close();
    }
}
