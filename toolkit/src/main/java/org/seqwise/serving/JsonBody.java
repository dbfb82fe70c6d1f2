package org.seqwise.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/**
 * Sequences in JSON. A sequence is a list of steps; a step is a list of values in the order of the model's features, or an object of values by
 * feature. {@code null} is a value that is missing; a category may be text. A body is one sequence, or a list of sequences.
 */
final class JsonBody {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<String> features;
    private final List<String> categorical;

    JsonBody(SequenceClassifier classifier) {
        features = classifier.featureNames();
        categorical = classifier.preprocessor().settings().categorical();
    }

    ScoringRequest read(byte[] body) {
        JsonNode tree = tree(body);
        InvalidInputException.require(
                tree.isArray() && !tree.isEmpty() && tree.path(0).isContainerNode(),
                "The body must be a list of steps, [[1.2,0.9],[1.3,0.8]], or a list of such sequences.");
        JsonNode first = tree.path(0);
        boolean several = first.isArray() && first.path(0).isContainerNode();
        CategoryTexts texts = new CategoryTexts(features, categorical);
        SequencesBuilder builder = Sequences.builder(features).missingAllowed();
        if (several) {
            for (int i = 0; i < tree.size(); i++) {
                String place = "sequence " + (i + 1);
                builder.addUnlabeled(place, steps(tree.path(i), place + ", ", texts));
            }
        } else {
            builder.addUnlabeled("body", steps(tree, "", texts));
        }
        texts.tell(builder);
        return new ScoringRequest(builder.build(), several ? ScoringRequest.Form.LIST : ScoringRequest.Form.ONE);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("The body is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be read.", e);
        }
    }

    private float[][] steps(JsonNode sequence, String place, CategoryTexts texts) {
        InvalidInputException.require(
                sequence.isArray() && !sequence.isEmpty(),
                "%sis no list of steps; each sequence must have at least one.",
                place.isEmpty() ? "The body " : place.replace(",", ""));
        float[][] steps = new float[sequence.size()][];
        for (int t = 0; t < steps.length; t++) {
            steps[t] = step(sequence.path(t), place + "step " + (t + 1), texts);
        }
        return steps;
    }

    private float[] step(JsonNode step, String place, CategoryTexts texts) {
        InvalidInputException.require(
                step.isContainerNode(), "%s is no list of values; it must be one, or an object of them.", place);
        InvalidInputException.require(
                step.size() == features.size(),
                "%s has %d values; it must have one for each of the features %s.",
                place,
                step.size(),
                features);
        float[] values = new float[features.size()];
        for (int f = 0; f < values.length; f++) {
            JsonNode value = step.isArray() ? step.path(f) : step.path(features.get(f));
            values[f] = value(value, place, f, texts);
        }
        return values;
    }

    private float value(JsonNode value, String place, int feature, CategoryTexts texts) {
        if (value.isNull()) {
            return Float.NaN;
        }
        if (texts.has(feature) && (value.isNumber() || value.isTextual())) {
            return texts.code(feature, value.asText());
        }
        boolean fits = value.isNumber() && Float.isFinite(value.floatValue());
        InvalidInputException.require(
                fits,
                "%s, feature '%s': %s; it must be a finite number%s.",
                place,
                features.get(feature),
                value.isMissingNode() ? "there is none" : "the value is " + shown(value),
                texts.has(feature) ? " or a text" : ", or null where it is missing");
        return value.floatValue();
    }

    private static String shown(JsonNode value) {
        String text = value.isContainerNode() ? "a list or an object" : value.toString();
        return text.length() > 40 ? text.substring(0, 40) + ".." : text;
    }
}
