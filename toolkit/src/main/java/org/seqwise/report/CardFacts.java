package org.seqwise.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.seqwise.Provenance;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.FolderSwap;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Preprocessor;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.ConfusionMatrix;
import org.seqwise.evaluation.Objective;
import org.seqwise.evaluation.ThresholdRule;
import org.seqwise.reference.NetworkShape;

/**
 * What a model's folder tells of it.
 *
 * @param metrics what is in its {@code metrics.json}; missing where it has none
 */
record CardFacts(
        int formatVersion,
        NetworkShape network,
        Preprocessor preprocessor,
        Objective objective,
        Calibrator calibrator,
        double threshold,
        Provenance provenance,
        JsonNode metrics) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 1 << 24;

    static CardFacts read(Path folder) {
        try (SequenceClassifier model = SequenceClassifier.loadWithoutEngine(folder)) {
            CardFacts facts = new CardFacts(
                    model.formatVersion(),
                    model.network(),
                    model.preprocessor(),
                    model.objective(),
                    model.calibrator(),
                    model.threshold(),
                    model.provenance(),
                    metrics(FolderSwap.present(folder).resolve(MetricsReport.FILE)));
            facts.requireOneModel(folder);
            return facts;
        }
    }

    private static JsonNode metrics(Path file) {
        if (Files.notExists(file)) {
            return MissingNode.getInstance();
        }
        try {
            InvalidInputException.require(
                    Files.size(file) <= MOST_BYTES,
                    "%s has %d bytes; figures are at most %d. Maybe it is another file.",
                    file,
                    Files.size(file),
                    MOST_BYTES);
            return Objects.requireNonNullElse(JSON.readTree(file.toFile()), MissingNode.getInstance());
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    file + " has no figures: " + e.getOriginalMessage() + ". Maybe evaluate the model again.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read.", e);
        }
    }

    // The checksums leave it out, and so it may have come from elsewhere.
    private void requireOneModel(Path folder) {
        require(folder, "threshold", test().path("threshold"), threshold);
        require(folder, "seconds of training", metrics.path("run").path("seconds"), provenance.seconds());
        long counted = 0;
        for (JsonNode count : test().path("confusion")) {
            counted += count.asLong();
        }
        InvalidInputException.require(
                test().isMissingNode() || counted == test().path("n").asInt(),
                "%s of %s counts %d right and wrong calls of %s sequences. Maybe evaluate the model again.",
                MetricsReport.FILE,
                folder,
                counted,
                test().path("n"));
    }

    private static void require(Path folder, String what, JsonNode stated, double own) {
        InvalidInputException.require(
                !stated.isNumber() || stated.doubleValue() == own,
                "%s of %s is of another model: its %s is %s, the model's %s. Maybe evaluate the model again.",
                MetricsReport.FILE,
                folder,
                what,
                stated,
                own);
    }

    /** Returns the figures of the test part. */
    JsonNode test() {
        return metrics.path("test");
    }

    /** Returns the size of a part of the data: {@code sequences}, {@code positives} and {@code longest}. */
    JsonNode part(String name) {
        return metrics.path("data").path(name);
    }

    /** Returns the error counts of the test part. */
    ConfusionMatrix confusion() {
        JsonNode counts = test().path("confusion");
        return new ConfusionMatrix(
                counts.path("tp").asInt(),
                counts.path("fp").asInt(),
                counts.path("tn").asInt(),
                counts.path("fn").asInt());
    }

    /** Returns what is done to the probabilities, {@code none} for nothing. */
    String calibration() {
        return calibrator.changesNothing() ? "none" : calibrator.toString();
    }

    /** Returns how the threshold was found, in the words of {@link ThresholdRule#parse}; the number itself where that is not noted. */
    String thresholdRule() {
        Object rule = provenance.settings().get("threshold");
        return rule == null ? Double.toString(threshold) : rule.toString();
    }

    /** Returns what the errors of the test part cost, a sequence in the mean; {@code NaN} where costs or errors are not known. */
    double meanCost() {
        return ThresholdRule.parse(thresholdRule()).meanCost(confusion());
    }
}
