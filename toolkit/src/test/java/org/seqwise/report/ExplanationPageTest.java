package org.seqwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seqwise.explanation.AttributionMap;
import org.seqwise.explanation.DataExplanation;
import org.seqwise.explanation.Importance;
import org.seqwise.explanation.Repeated;
import org.seqwise.explanation.SequenceExplanation;

class ExplanationPageTest {

    private static final AttributionMap MAP = new AttributionMap(
            40,
            List.of("speed", "load"),
            new int[] {40, 10},
            new double[][] {{0.5, 0.06}, {1, 0.01}},
            new double[][] {{-0.4, 0.01}, {0.3, 0}},
            1e-6);
    private static final SequenceExplanation SEQUENCE = new SequenceExplanation(
            "pump-1",
            0.7,
            1.5,
            -0.25,
            List.of("speed", "kind"),
            Map.of("kind", List.of("old", "new")),
            new float[][] {{1.2f, 1}, {Float.NaN, 0}},
            new double[][] {{0.25, 0.5}, {1.25, -0.25}});

    private static DataExplanation data(double rocAuc, AttributionMap map) {
        return new DataExplanation(
                1000,
                500,
                5,
                rocAuc,
                0.5,
                List.of(importance("speed", 500, 0.1, 0.01), importance("load", 500, 0.2, 0.3)),
                List.of(importance("last", 500, 0.25, 0.31), importance("-1", 120, -0.00001, -0.02)),
                map);
    }

    private static Importance importance(String name, int sequences, double rocAuc, double logLoss) {
        return new Importance(name, sequences, new Repeated(rocAuc, 0.01), new Repeated(logLoss, Double.NaN));
    }

    @Test
    void pageShowsTheGreatestLossFirstAndTimeFromLeftToRight() {
        assertEquals("""
                Explained 500 of 1,000 sequences: ROC AUC 0.8000, log-loss 0.5000.
                Lost where a feature, or a step, is another sequence's; mean and spread of 5 draws.

                Feature  sequences  ROC AUC lost            log-loss gained
                load           500  +0.2000       (0.0100)  +0.3000
                speed          500  +0.1000       (0.0100)  +0.0100

                Step  sequences  ROC AUC lost            log-loss gained
                last        500  +0.2500       (0.0100)  +0.3100
                -1          120   0.0000       (0.0100)  -0.0200

                What a value adds to the logit, up or down, by steps from the last; mean of 40 sequences.

                Feature  -1  last
                speed    ..  ++
                load         @@

                '@' is 1.00, blank next to nothing.""", String.join("\n", ExplanationPage.lines(data(0.8, MAP))));
    }

    @Test
    void modelThatMissesNothingIsToldOf() {
        String said = "No feature is missed: the model goes by nothing that holds for these sequences.";
        assertFalse(ExplanationPage.lines(data(0.8, MAP)).contains(said));
        DataExplanation chance = new DataExplanation(
                9,
                9,
                2,
                0.5,
                0.7,
                List.of(
                        new Importance("speed", 9, new Repeated(0.1, 0.1), new Repeated(0.02, 0.02)),
                        new Importance("load", 9, new Repeated(0.1, 0.1), new Repeated(-0.2, 0.02))),
                List.of(),
                MAP);
        assertTrue(ExplanationPage.lines(chance).contains(said));
    }

    @Test
    void whatIsUndefinedOrMissesMuchIsSaid() {
        AttributionMap rough = new AttributionMap(
                1, List.of("speed"), new int[] {1}, new double[][] {{0}}, new double[][] {{0}}, 0.02);
        String page = String.join("\n", ExplanationPage.lines(data(Double.NaN, rough)));
        assertTrue(page.contains("ROC AUC undefined, log-loss 0.5000."), page);
        assertTrue(page.endsWith("What is added misses the logit by up to 0.020. Maybe more --points."), page);
    }

    @Test
    void sequenceShowsRawValuesAndWhatEachAdds() {
        assertEquals("""
                Sequence 'pump-1': probability 0.7000; logit +1.5000, of which -0.2500 is that of means alone.
                Each value, and what it adds to the logit:

                Step  speed            kind          all
                -1    1.2000   +0.250  new   +0.500  +0.750
                last  missing  +1.250  old   -0.250  +1.000
                all            +1.500        +0.250  +1.750""", String.join("\n", ExplanationPage.lines(SEQUENCE)));
    }

    @Test
    void otherProgramsGetTheSame() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        JsonNode one = json.readTree(JsonFile.text(ExplanationPage.figures(SEQUENCE)));
        assertEquals("[[1.2,\"new\"],[\"NaN\",\"old\"]]", one.get("values").toString());
        assertEquals("[[0.25,0.5],[1.25,-0.25]]", one.get("added").toString());
        assertEquals(0, one.get("completenessError").doubleValue());
        JsonNode all = json.readTree(JsonFile.text(data(0.8, MAP)));
        assertEquals(0.3, all.at("/features/1/logLossGained/mean").doubleValue());
        assertEquals("-1", all.at("/steps/1/name").textValue());
        assertEquals("[[0.5,0.06],[1.0,0.01]]", all.at("/attributions/size").toString());
        assertEquals("[40,10]", all.at("/attributions/counts").toString());
    }
}
