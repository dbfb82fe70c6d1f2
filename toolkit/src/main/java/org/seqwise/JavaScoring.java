package org.seqwise;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.seqwise.data.Sequences;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ReferenceNetwork;

/** Scores by the float64 reference, in plain Java: without an engine, and without native code. */
final class JavaScoring implements Scoring {

    private final Map<String, float[]> weights;
    private final ReferenceNetwork network;

    /** @param weights by name, each of its parameter's size; not written by anyone any more */
    JavaScoring(NetworkShape shape, Map<String, float[]> weights) {
        this.weights = weights;
        network = new ReferenceNetwork(shape, weights);
    }

    @Override
    public float[] logits(Sequences sequences) {
        float[] logits = new float[sequences.size()];
        IntStream.range(0, logits.length)
                .parallel()
                .forEach(i -> logits[i] = (float) network.logit(sequences.steps(i)));
        return logits;
    }

    @Override
    public float logit(float[] values, int steps) {
        int width = values.length / steps;
        float[][] rows = new float[steps][];
        Arrays.setAll(rows, t -> Arrays.copyOfRange(values, t * width, (t + 1) * width));
        return (float) network.logit(rows);
    }

    @Override
    public double[][][] logitGradients(Sequences sequences) {
        return IntStream.range(0, sequences.size())
                .parallel()
                .mapToObj(i -> network.inputGradient(sequences.steps(i)))
                .toArray(double[][][]::new);
    }

    @Override
    public Map<String, float[]> weights() {
        return copied(weights);
    }

    static Map<String, float[]> copied(Map<String, float[]> weights) {
        Map<String, float[]> copy = new LinkedHashMap<>();
        weights.forEach((name, numbers) -> copy.put(name, numbers.clone()));
        return copy;
    }

    @Override
    public String engine() {
        return "Java";
    }

    @Override
    public String engineVersion() {
        return Runtime.version().toString();
    }

    @Override
    public String device() {
        return "cpu";
    }

    /** There is nothing to free. */
    @Override
    public void close() {}
}
