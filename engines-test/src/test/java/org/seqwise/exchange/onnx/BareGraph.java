package org.seqwise.exchange.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.seqwise.SequenceClassifier;

/** ONNX Runtime as its own documentation has it: tensors that are ready, a run, the answer read. Nothing is prepared and nothing is made of it. */
public final class BareGraph implements AutoCloseable {

    private final OrtSession session;
    private final Map<String, OnnxTensor> ready;

    private BareGraph(byte[] model, float[][] steps) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model, options);
        }
        ready = Map.of(
                "values", OnnxTensor.createTensor(environment, new float[][][] {steps}),
                "lengths", OnnxTensor.createTensor(environment, new long[] {steps.length}));
    }

    /** Returns the graph that a model's network is, from preprocessed values to the logit. */
    public static BareGraph ofNetwork(SequenceClassifier classifier, float[][] steps) throws OrtException {
        return new BareGraph(OnnxNetwork.graph(classifier.network(), classifier.weights()), steps);
    }

    /** Returns the graph of an exported file, from raw values to the probability. */
    public static BareGraph ofFile(Path file, float[][] steps) throws OrtException {
        try {
            return new BareGraph(Files.readAllBytes(file), steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Computes once. */
    public double run() {
        try (OrtSession.Result result = session.run(ready)) {
            return ((double[]) result.get(0).getValue())[0];
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ready.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
