package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.MissingRule;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.Split;
import org.seqwise.engine.Engines;

/** Requests as DJL Serving passes them on, answered by models that were loaded by DJL alone. */
class ServingRequestTest {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Features amount, level and unit (text); gaps are filled; its sequences were called pump. */
    private static SequenceClassifier classifier;

    private static ZooModel<Input, Output> model;
    private static Predictor<Input, Output> predictor;

    @BeforeAll
    static void load(@TempDir Path parent) throws Exception {
        Engines.choose();
        Split split = UncleanStudy.split(0.1, true);
        PreprocessorSettings settings = PreprocessorSettings.builder()
                .missing(MissingRule.IMPUTE)
                .categorical("unit")
                .build();
        classifier = Study.trainer()
                .hiddenSize(4)
                .epochs(1)
                .preprocessing(settings)
                .source(Map.of("format", "csv", "id", "pump", "window", "3"))
                .build()
                .train(split.train(), split.validation());
        classifier.save(parent.resolve("model"));
        model = Criteria.builder()
                .setTypes(Input.class, Output.class)
                .optModelPath(parent.resolve("model"))
                .build()
                .loadModel();
        predictor = model.newPredictor();
    }

    @AfterAll
    static void close() {
        predictor.close();
        model.close();
        classifier.close();
    }

    private static Input request(String type, String body) {
        Input request = new Input();
        if (!type.isEmpty()) {
            request.addProperty("Content-Type", type);
        }
        request.add("data", body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private static JsonNode answer(String type, String body) throws Exception {
        Output output = predictor.predict(request(type, body));
        assertEquals(200, output.getCode(), output.getData().getAsString());
        assertEquals("OK", output.getMessage());
        assertEquals(JSON, output.getProperty("content-type", ""));
        return MAPPER.readTree(output.getData().getAsString());
    }

    /** Scores a sequence of steps {@code {amount, level, place of the unit}}. */
    private static double expected(float[][] steps) {
        return expected(steps, UncleanStudy.UNITS);
    }

    private static double expected(float[][] steps, List<String> units) {
        SequencesBuilder builder =
                Sequences.builder(UncleanStudy.NAMES).missingAllowed().addUnlabeled("one", steps);
        builder.categories(UncleanStudy.NAMES.indexOf("unit"), units);
        return classifier.probabilities(builder.build())[0];
    }

    private static void assertProbability(double expected, JsonNode answer) {
        assertEquals(expected, answer.path("probability").asDouble(), 1e-6, answer.toString());
        assertEquals(expected >= classifier.threshold(), answer.path("positive").asBoolean());
    }

    private static final float[][] FIRST = {{1.5f, 0.25f, 0}, {2, Float.NaN, 2}};
    private static final float[][] SECOND = {{0.5f, -1, 1}};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json                | [[1.5,0.25,\"psi\"],[2,null,\"kPa\"]]",
                "application/json; charset=utf-8 | [{\"unit\":\"psi\",\"level\":0.25,\"amount\":1.5},{\"amount\":2,\"level\":null,\"unit\":\"kPa\"}]",
                "application/vnd.x+json          | [[15e-1,0.25,\"psi\"],{\"amount\":2,\"level\":null,\"unit\":\"kPa\"}]",
                "``                              | [[1.5,0.25,\"psi\"],[2,null,\"kPa\"]]",
            })
    void oneSequenceInJson(String type, String body) throws Exception {
        JsonNode answer = answer(type, body);
        assertTrue(answer.isObject());
        assertProbability(expected(FIRST), answer);
    }

    @Test
    void severalSequencesInJsonAreAnsweredInTheirOrder() throws Exception {
        JsonNode answer = answer(JSON, "[[[1.5,0.25,\"psi\"],[2,null,\"kPa\"]],[[0.5,-1,\"bar\"]]]");
        assertEquals(2, answer.size());
        assertProbability(expected(FIRST), answer.path(0));
        assertProbability(expected(SECOND), answer.path(1));
        assertEquals(1, answer(JSON, "[[[0.5,-1,\"bar\"]]]").size());
    }

    @Test
    void oneSequenceInCsvNeedsNoIdsAndNoTimes() throws Exception {
        JsonNode answer = answer(CSV, "level,amount,unit\n0.25,1.5,psi\n,2,kPa\n");
        assertTrue(answer.isObject());
        assertProbability(expected(FIRST), answer);
        assertProbability(
                expected(FIRST), answer("", "\ufefftime,level,amount,unit\r\n2,,2,kPa\r\n1,0.25,1.5,psi\r\n"));
    }

    @Test
    void severalSequencesInCsvAreCalledAsInTraining() throws Exception {
        String body = "pump,time,level,amount,unit\nb,1,-1,0.5,bar\na,2,,2,kPa\na,1,0.25,1.5,psi\n";
        JsonNode answer = answer(CSV + ";header=present", body);
        assertEquals(2, answer.size());
        assertEquals("b", answer.path(0).path("sequence").asText());
        assertProbability(expected(SECOND), answer.path(0));
        assertEquals("a", answer.path(1).path("sequence").asText());
        assertProbability(expected(FIRST), answer.path(1));
    }

    @Test
    void unknownCategoryIsNoneOfThem() throws Exception {
        double expected = expected(new float[][] {{0.5f, -1, 0}}, List.of("furlong"));
        assertProbability(expected, answer(JSON, "[[0.5,-1,\"furlong\"]]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "application/json | ``                                    | The body is empty",
                "application/json | [[1.5,0.25,\"psi\"],[2,              | The body is not JSON",
                "application/json | [[1.5,0.25,\"psi\"]] [1]             | The body is not JSON",
                "application/json | [{\"amount\":1,\"amount\":2}]        | The body is not JSON",
                "application/json | {\"probability\":1}                  | must be a list of steps",
                "application/json | []                                   | must be a list of steps",
                "application/json | [1,2,3]                              | must be a list of steps",
                "application/json | null                                 | must be a list of steps",
                "application/json | [[[1,2,\"psi\"]],[]]                 | sequence 2 is no list of steps",
                "application/json | [[[1,2,\"psi\"]],7]                  | sequence 2 is no list of steps",
                "application/json | [[1,2,\"psi\"],7]                    | step 2 is no list of values",
                "application/json | [[]]                                 | step 1 has 0 values; it must have one for each",
                "application/json | [[1,2]]                              | step 1 has 2 values; it must have one for each",
                "application/json | [[1,2,\"psi\",3]]                    | step 1 has 4 values",
                "application/json | [{\"amount\":1,\"level\":2,\"u\":3}] | step 1, feature 'unit': there is none",
                "application/json | [[\"x\",2,\"psi\"]]                  | feature 'amount': the value is \"x\"; it must be a finite number",
                "application/json | [[true,2,\"psi\"]]                   | feature 'amount': the value is true",
                "application/json | [[1e99,2,\"psi\"]]                   | feature 'amount': the value is",
                "application/json | [[1,2,[3]]]                          | feature 'unit': the value is a list",
                "application/json | [[NaN,2,\"psi\"]]                    | The body is not JSON",
                "text/csv         | amount,level,unit                    | no row after the header",
                "text/csv         | amount,level                         | body:1: there is no column 'unit'",
                "text/csv         | pump,amount,level,unit               | no column 'time'",
                "text/csv         | id,amount,level,unit                 | column 'id' is neither the time",
                "text/csv         | \"amount,level,unit                  | quotes",
                "text/csv         | amount;level;unit                    | cells must be separated by commas",
            })
    void malformedBodyIsAnsweredByAnError(String type, String body, String part) throws Exception {
        assertRefused(400, "Bad Request", request(type, body), part);
    }

    @Test
    void malformedRowIsAnsweredByAnError() throws Exception {
        assertRefused(
                400, "Bad Request", request(CSV, "amount,level,unit\n1,2,psi\nx,2,psi\n"), "body:3: column 'amount'");
        assertRefused(400, "Bad Request", request(CSV, "amount,level,unit\n1,2\n"), "body:2: the row has 2 cells");
        assertRefused(400, "Bad Request", request(JSON, "[".repeat(100_000)), "The body is not JSON");
        Input notText = new Input();
        notText.addProperty("Content-Type", CSV);
        notText.add("data", new byte[] {'a', (byte) 0xff, 'b'});
        assertRefused(400, "Bad Request", notText, "UTF-8");
        assertRefused(400, "Bad Request", new Input(), "The body is empty");
    }

    @Test
    void kindsThatNothingReadsAreAnsweredByAnError() throws Exception {
        String reason = "Unsupported Media Type";
        assertRefused(415, reason, request("tensor/ndlist", "PK"), "(tensor/ndlist) must be");
        // What curl says unless told otherwise, of which DJL Serving makes a form, and no body.
        assertRefused(415, reason, request("application/x-www-form-urlencoded", ""), "Maybe set that header");
    }

    private static void assertRefused(int code, String reason, Input request, String part) throws Exception {
        Output output = predictor.predict(request);
        String body = output.getData().getAsString();
        assertEquals(code, output.getCode(), body);
        assertEquals(reason, output.getMessage());
        JsonNode answer = MAPPER.readTree(body);
        assertEquals(code, answer.path("code").asInt());
        assertTrue(answer.path("message").asText().contains(part), body + "  <- lacks: " + part);
        assertFalse(answer.path("message").asText().contains("Exception"), body);
    }

    @Test
    void oneMalformedBodySpoilsNoOtherOfItsBatch() throws Exception {
        List<Output> answers = predictor.batchPredict(List.of(
                request(JSON, "[[0.5,-1,\"bar\"]]"),
                request(JSON, "["),
                request(CSV, "amount,level,unit\n0.5,-1,bar\n")));
        assertEquals(
                List.of(200, 400, 200), answers.stream().map(Output::getCode).toList());
        assertProbability(
                expected(SECOND), MAPPER.readTree(answers.get(2).getData().getAsString()));
    }
}
