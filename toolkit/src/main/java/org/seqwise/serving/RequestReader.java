package org.seqwise.serving;

import ai.djl.modality.Input;
import ai.djl.ndarray.BytesSupplier;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.MissingRule;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.CsvSequences;
import org.seqwise.data.io.ReadOption;
import org.seqwise.data.io.SequenceReader;

/**
 * Reads the body of a request, JSON as {@link JsonBody} has it or the CSV that the model was trained from, by its Content-Type; where there is
 * none, a body that begins with a bracket is JSON.
 */
final class RequestReader {

    private static final String BODY = "body";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final JsonBody json;
    private final SequenceReader csv;

    RequestReader(SequenceClassifier classifier) {
        json = new JsonBody(classifier);
        csv = csv(classifier);
    }

    private static SequenceReader csv(SequenceClassifier classifier) {
        Map<String, String> presumed = new HashMap<>();
        // A request is a sequence as it is, whatever windows training cut: only the names of columns are taken over.
        for (ReadOption option : new ReadOption[] {ReadOption.ID, ReadOption.TIME}) {
            String column = classifier.provenance().source().get(option.key());
            if (column != null) {
                presumed.put(option.key(), column);
            }
        }
        PreprocessorSettings settings = classifier.preprocessor().settings();
        if (settings.missing() == MissingRule.IMPUTE) {
            presumed.put(ReadOption.MISSING.key(), "keep");
        }
        if (!settings.categorical().isEmpty()) {
            presumed.put(ReadOption.CATEGORICAL.key(), String.join(",", settings.categorical()));
        }
        return CsvSequences.reader().unlabeled().presume(presumed).features(classifier.featureNames());
    }

    /**
     * Returns what a request asks for.
     *
     * @throws InvalidInputException if the body breaks a rule
     * @throws UnsupportedBodyException if it is neither JSON nor CSV
     */
    ScoringRequest read(Input request) throws UnsupportedBodyException {
        BytesSupplier data = request.getData();
        byte[] body = data == null ? new byte[0] : data.getAsBytes();
        String type = type(request, body);
        boolean isJson = type.equals("application/json") || type.endsWith("+json");
        if (!isJson && !type.equals("text/csv") && !type.equals("application/csv")) {
            throw new UnsupportedBodyException(
                    "Content-Type (" + type + ") must be application/json or text/csv. Maybe set that header.");
        }
        InvalidInputException.require(
                body.length > 0, "The body is empty; it must have at least one sequence, in JSON or CSV.");
        return isJson ? json.read(body) : csv(body);
    }

    private static String type(Input request, byte[] body) {
        String stated = request.getProperty("Content-Type", "");
        String type = stated.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() ? guess(body) : type;
    }

    private static String guess(byte[] body) {
        for (byte each : body) {
            if (!Character.isWhitespace(each)) {
                return each == '[' || each == '{' ? "application/json" : "text/csv";
            }
        }
        return "text/csv";
    }

    private ScoringRequest csv(byte[] body) {
        Sequences sequences = csv.readText(BODY, text(body));
        boolean alone = sequences.size() == 1 && sequences.id(0).isEmpty();
        return new ScoringRequest(sequences, alone ? ScoringRequest.Form.ONE : ScoringRequest.Form.NAMED);
    }

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("The body must be UTF-8, and is not.", e);
        }
    }
}
