package org.seqwise.exchange.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.IsotonicCalibration;

/**
 * A model as an ONNX file, and what came of writing it. The graph does all that a {@link SequenceClassifier} does between raw features and
 * the calibrated probability:
 *
 * <ul>
 *   <li>In: {@code values (batch, time, features)}, float32, raw, in the order of {@code feature_names}; NaN where a value is missing, if the
 *       model takes that; categories by the codes in {@code categories}, any other number is none of them
 *   <li>In: {@code lengths (batch)}, int64, from 1 to time. Steps 0 to length - 1 are a sequence's; what stands behind them, even NaN, changes
 *       nothing. Sequences that were padded in front must be moved to the front first
 *   <li>Out: {@code probability (batch)}, float64, so that one near 1 keeps its digits; NaN for a sequence that the model would refuse: with an
 *       infinite value, a missing one that it does not take, or one that has no logarithm
 * </ul>
 *
 * <p>The file's {@code metadata_props} are texts: {@code feature_names} and {@code categories} (names and codes by feature) as JSON, {@code
 * threshold}, {@code padding} and {@code provenance} as JSON.
 *
 * @param bytes how large the file is
 * @param nodeCount how many nodes its graph has
 * @param given how many sequences were given to check by
 * @param drawn how many were drawn to check by, from the ranges of training
 * @param largestDifference the largest difference of two probabilities of one sequence
 * @param tolerance what it may be at most
 * @param runtimeVersion of ONNX Runtime
 */
public record OnnxExport(
        long bytes,
        int nodeCount,
        int given,
        int drawn,
        double largestDifference,
        double tolerance,
        String runtimeVersion) {

    /** Which of ONNX's sets of operators a file needs. */
    public static final int OPERATOR_SET = OnnxFormat.OPERATOR_SET;

    /** What two probabilities of one sequence may differ by; or what an isotonic calibration makes of a tenth of it, where that is more. */
    public static final double TOLERANCE = 1e-5;

    /**
     * Writes a model as a file, checks it by random sequences, and only then puts it where it belongs; what stands there is replaced.
     *
     * @param classifier on any engine
     * @param target a file, in a folder that is there
     * @throws InvalidInputException if a library is not on the class path, the model has something that ONNX cannot hold, or the file's
     *     probabilities are others
     */
    public static OnnxExport write(SequenceClassifier classifier, Path target) {
        return writeChecked(classifier, target, null);
    }

    /**
     * Does so, and checks it by given sequences too.
     *
     * @param given raw sequences, with the features of the model in any order
     */
    public static OnnxExport write(SequenceClassifier classifier, Path target, Sequences given) {
        return writeChecked(classifier, target, given);
    }

    private static OnnxExport writeChecked(SequenceClassifier classifier, Path target, @Nullable Sequences given) {
        OnnxLibraries.requireRuntime();
        OnnxModel model = OnnxModel.of(classifier);
        Path file = target.toAbsolutePath();
        Path staging = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            try {
                Files.write(staging, model.bytes());
                OnnxExport checked = checked(classifier, model, staging, given);
                Files.move(staging, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                return checked;
            } finally {
                Files.deleteIfExists(staging);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target + " could not be written.", e);
        }
    }

    static OnnxExport checked(SequenceClassifier classifier, OnnxModel model, Path staging, @Nullable Sequences given) {
        double tolerance = TOLERANCE * Math.max(1, steepness(classifier.calibrator()) / 10);
        try (OnnxScorer scorer = OnnxScorer.open(staging)) {
            double largest = difference(classifier, scorer, DrawnSequences.of(classifier.preprocessor()), tolerance);
            if (given != null) {
                largest = Math.max(largest, difference(classifier, scorer, given, tolerance));
            }
            int count = given == null ? 0 : given.size();
            return new OnnxExport(
                    model.bytes().length,
                    model.nodeCount(),
                    count,
                    DrawnSequences.COUNT,
                    largest,
                    tolerance,
                    GraphSession.version());
        }
    }

    private static double steepness(Calibrator calibrator) {
        return calibrator instanceof IsotonicCalibration steps
                ? IsotonicStretches.of(steps.places(), steps.rates()).steepest()
                : 1;
    }

    private static double difference(
            SequenceClassifier classifier, OnnxScorer scorer, Sequences raw, double tolerance) {
        double[] expected =
                classifier.preparedProbabilities(classifier.preprocessor().apply(raw));
        double[] found = scorer.probabilities(classifier.preprocessor().coded(raw));
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(found[i] - expected[i]);
            InvalidInputException.require(
                    difference <= tolerance,
                    "Sequence '%s' has a probability of %s as ONNX and %s on %s; they must not differ by more than %s, and no file was written."
                            + " Please report this model.",
                    raw.id(i),
                    found[i],
                    expected[i],
                    classifier.engine(),
                    tolerance);
            largest = Math.max(largest, difference);
        }
        return largest;
    }
}
