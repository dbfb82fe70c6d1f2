package org.seqwise.exchange.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/**
 * An exported file that ONNX Runtime computes, without the model's folder. Any number of threads may ask at once; one sequence is computed on the
 * thread that asks. It holds native memory and must be closed once nobody asks any more.
 *
 * <p>It knows numbers alone: what the engine refuses with a reason is NaN here, and categories are given by their codes. For all that a model
 * knows, and as fast, see {@link org.seqwise.SequenceClassifier#loadOnOnnxRuntime}.
 */
public final class OnnxScorer implements AutoCloseable {

    private final GraphSession session;

    private OnnxScorer(GraphSession session) {
        this.session = session;
    }

    /**
     * Loads a file that {@link OnnxExport} wrote.
     *
     * @throws InvalidInputException if it is none, or ONNX Runtime is not on the class path
     */
    public static OnnxScorer open(Path file) {
        OnnxLibraries.requireRuntime();
        InvalidInputException.require(Files.isRegularFile(file), "ONNX file (%s) must be there.", file);
        try {
            return new OnnxScorer(GraphSession.of(Files.readAllBytes(file), file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read.", e);
        }
    }

    /** Returns how many features a step has. */
    public int featureCount() {
        return session.width();
    }

    /**
     * Returns the probability that a sequence is a 1.
     *
     * @param steps (steps, features), raw, in the order of the file's {@code feature_names}
     * @return in [0, 1], or NaN
     */
    public double probability(float[][] steps) {
        int width = session.width();
        InvalidInputException.require(steps.length > 0, "The sequence has no step; it must have at least one.");
        float[] rows = new float[Math.multiplyExact(steps.length, width)];
        for (int t = 0; t < steps.length; t++) {
            InvalidInputException.require(
                    steps[t].length == width, "A step of %d values must have %d.", steps[t].length, width);
            System.arraycopy(steps[t], 0, rows, t * width, width);
        }
        return session.one(rows, steps.length);
    }

    /**
     * Returns the probability that each sequence is a 1.
     *
     * @param coded raw, with the features of the file in its order and categories by their codes, as {@link
     *     org.seqwise.data.Preprocessor#coded} makes them
     * @return in [0, 1] or NaN, in the order of the sequences
     */
    public double[] probabilities(Sequences coded) {
        InvalidInputException.require(
                coded.featureCount() == session.width(),
                "Sequences of %d features must have %d.",
                coded.featureCount(),
                session.width());
        return session.all(coded);
    }

    @Override
    public void close() {
        session.close();
    }
}
