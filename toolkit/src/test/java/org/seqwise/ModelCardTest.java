package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.evaluation.Judged;
import org.seqwise.evaluation.Scores;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.report.JsonFile;
import org.seqwise.report.MetricsReport;
import org.seqwise.report.ModelCard;

/** What a card makes of a folder. */
class ModelCardTest {

    private static final NetworkShape NETWORK = new NetworkShape(Cell.GRU, 2, 3, 2, true, Pooling.MEAN, 4);

    private final Path folder;

    ModelCardTest(@TempDir Path parent) {
        folder = parent.resolve("model");
        ModelFolder.save(SmallModel.of(NETWORK), folder);
    }

    private void writeFigures(double threshold) {
        Scores scores = new Scores(new double[] {0.9, 0.8, 0.7, 0.3, 0.2}, new int[] {1, 1, 0, 0, 0});
        new MetricsReport()
                .test(new Bootstrap(1).evaluate(new Judged(scores, threshold), null))
                .write(folder);
    }

    @Test
    void folderWithoutFiguresSaysSo() {
        ModelCard card = ModelCard.of(folder);
        String page = card.markdown();
        assertTrue(page.contains("None: the folder has no metrics.json"), page);
        assertTrue(page.contains("- Nobody has noted how well it does"), page);
        assertTrue(
                page.contains("| GRU of 3 units, 2 layers, both directions, pooling mean, a dense layer of 4,"), page);
        Map<String, ?> figures = card.figures();
        assertTrue(figures.containsKey("metrics"));
        assertEquals(null, figures.get("metrics"));
        assertEquals(List.of("x", "y"), figures.get("features"));
    }

    @Test
    void figuresAreThoseBesideTheModel() {
        writeFigures(0.4);
        ModelCard card = ModelCard.of(folder);
        String page = card.markdown();
        assertTrue(page.contains("Of the test part, 5 sequences, 2 of them 1s"), page);
        assertTrue(page.contains("| precision | 0.6667 | "), page);
        assertTrue(page.contains("| 0s | 1 | 2 |"), page);
        assertTrue(page.contains("There are 2 1s and 3 0s in the test part: too few"), page);
        assertTrue(page.contains("It was not compared with simpler models."), page);
        assertFalse(page.contains("no metrics.json"), page);
        assertTrue(JsonFile.text(card.figures()).contains("\"precision\" : 0.6666"), page);
    }

    @Test
    void figuresOfAnotherModelAreRefused() {
        writeFigures(0.5);
        String message = refusal();
        assertTrue(message.contains("is of another model: its threshold is 0.5, the model's 0.4"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"test\": | has no figures",
                "{\"test\": {\"n\": 3, \"confusion\": {\"tp\": 2147483647, \"fn\": 2147483647}}} | counts 4294967294",
                "{\"run\": {\"seconds\": 2.5}} | its seconds of training is 2.5, the model's 1.0"
            })
    void damagedFiguresAreOneError(String text, String fact) throws IOException {
        Files.writeString(folder.resolve("metrics.json"), text);
        String message = refusal();
        assertTrue(message.contains(fact), message);
    }

    private String refusal() {
        String message = String.valueOf(assertThrows(InvalidInputException.class, () -> ModelCard.of(folder))
                .getMessage());
        assertFalse(message.contains("\n"), message);
        return message;
    }
}
