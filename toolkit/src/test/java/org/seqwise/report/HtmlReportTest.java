package org.seqwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.diagnosis.DataDescription;
import org.seqwise.diagnosis.EpochFigures;
import org.seqwise.diagnosis.TrainingHealth;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.evaluation.Judged;
import org.seqwise.evaluation.Scores;

/** What the page holds; that a browser draws it is tested beside the command. */
class HtmlReportTest {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    private final Path folder;

    HtmlReportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Judged judged(int n, boolean knows) {
        Random random = new Random(1);
        double[] probabilities = random.doubles(n).toArray();
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextDouble() < (knows ? probabilities[i] : 0.5) ? 1 : 0;
        }
        return new Judged(new Scores(probabilities, labels), 0.5);
    }

    private static HtmlReport report(String title, Judged judged) {
        return new HtmlReport(title, judged, new Bootstrap(200, 1).evaluate(judged, null));
    }

    private static JsonNode data(Path page) throws IOException {
        Matcher found = DATA.matcher(Files.readString(page));
        assertTrue(found.find());
        return new ObjectMapper().readTree(found.group(1));
    }

    private static Sequences named(String name, int count) {
        SequencesBuilder builder = Sequences.builder(List.of(name, "b"));
        for (int i = 0; i < count; i++) {
            builder.add(name + i, new float[][] {{i, 1}, {2, 2 + i % 3}}, i % 2);
        }
        return builder.build();
    }

    @Test
    void resultAloneIsAPage() throws IOException {
        JsonNode data = data(report("Pumps", judged(2000, true)).write(folder.resolve("new")));
        assertEquals("Pumps", data.path("title").asText());
        assertTrue(
                data.path("verdict").asText().startsWith("The model knows more than the ratio"),
                data.path("verdict").asText());
        assertEquals(2000, data.at("/test/n").intValue());
        assertEquals(2, data.at("/intervals/rocAuc").size());
        assertTrue(data.path("points").size() > 100 && data.path("points").size() <= 201);
        assertEquals(10, data.at("/calibration/bins").size());
        assertEquals(20, data.path("lift").size());
        assertTrue(data.path("baselines").isMissingNode());
    }

    @Test
    void modelThatKnowsNothingIsToldSoFirst() throws IOException {
        String verdict = data(report("Noise", judged(2000, false)).write(folder))
                .path("verdict")
                .asText();
        assertTrue(verdict.startsWith("The model's probabilities are worse than saying the ratio"), verdict);
    }

    @Test
    void textsOfTheDataAreNoMarkup() throws IOException {
        String evil = "</script><script>alert(1)</script><!--";
        Sequences sequences = named(evil, 40);
        Judged judged = new Judged(new Scores(new Random(1).doubles(40).toArray(), sequences.labels()), 0.5);
        DataDescription description = DataDescription.of(sequences);
        Path page = report(evil, judged)
                .data(description)
                .worst(judged, sequences, description)
                .write(folder);
        assertFalse(Files.readString(page).contains("alert(1)</script>"));
        JsonNode data = data(page);
        assertEquals(evil, data.path("title").asText());
        assertEquals(evil, data.at("/worst/features/0").asText());
        assertEquals(6, data.at("/worst/ones").size());
        double highest = data.at("/worst/zeros/0/probability").doubleValue();
        assertTrue(highest >= data.at("/worst/zeros/1/probability").doubleValue());
    }

    @Test
    void curveIsHeldAgainstTheFloor() throws IOException {
        TrainingHealth health = new TrainingHealth(1, 1, Double.NaN, 0, 1);
        RunHistory history = new RunHistory(
                Map.of(
                        1,
                        List.of(
                                new EpochFigures(1, 0.6, 0.55, Double.NaN, 0.001, health),
                                new EpochFigures(2, 0.5, 0.5, 0.7, 0.001, health))),
                List.of());
        JsonNode course = data(report("Pumps", judged(100, true))
                        .course(history, 0.5623)
                        .write(folder))
                .path("course");
        assertEquals(0.5623, course.path("floor").doubleValue());
        assertEquals(2, course.at("/members/0").size());
        assertTrue(course.at("/members/0/0/validationRocAuc").isNull());
        assertEquals(0.5, course.at("/members/0/1/validationLogLoss").doubleValue());
    }

    @Test
    void pageOfManySequencesIsSmallAndNeedsNoNetwork() throws IOException {
        Path page = report("Many", judged(100_000, true)).write(folder);
        assertTrue(Files.size(page) < 3_000_000, Files.size(page) + " bytes");
        String text = Files.readString(page);
        assertTrue(text.contains("default-src 'none'"));
        assertFalse(Pattern.compile("<(script|link|img)[^>]*(src|href)=\"(?!data:)")
                .matcher(text)
                .find());
        assertFalse(text.contains("sourceMappingURL"));
        assertNull(folder.resolve(".report.html.new").toFile().list());
    }
}
