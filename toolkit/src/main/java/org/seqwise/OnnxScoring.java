package org.seqwise;

import java.util.Map;
import org.seqwise.data.Sequences;
import org.seqwise.exchange.onnx.OnnxNetwork;
import org.seqwise.reference.NetworkShape;

/** Scores by ONNX Runtime, on the processor. */
final class OnnxScoring implements Scoring {

    private final JavaScoring inJava;
    private final OnnxNetwork network;

    /** @param weights by name, each of its parameter's size; not written by anyone any more */
    OnnxScoring(NetworkShape shape, Map<String, float[]> weights) {
        inJava = new JavaScoring(shape, weights);
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
        return inJava.logitGradients(sequences);
    }

    @Override
    public Map<String, float[]> weights() {
        return inJava.weights();
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
        return inJava.device();
    }

    @Override
    public void close() {
        network.close();
    }
}
