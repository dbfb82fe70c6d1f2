package org.seqwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.Provenance;
import org.seqwise.baseline.Baseline;
import org.seqwise.baseline.BaselineComparison;
import org.seqwise.baseline.BaselineScores;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.evaluation.BestPossible;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.EvaluationFigure;
import org.seqwise.evaluation.EvaluationWithIntervals;
import org.seqwise.evaluation.Interval;
import org.seqwise.evaluation.Scores;

class MetricsReportTest {

    private static final Evaluation FIGURES =
            Evaluation.of(new Scores(new double[] {0.9, 0.4, 0.6, 0.2}, new int[] {1, 0, 0, 0}), 0.5);

    private final Path folder;

    MetricsReportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void partsComeInTheOrderTheyWereAdded() throws IOException {
        new MetricsReport()
                .part("test", FIGURES)
                .part("validation", FIGURES)
                .run(provenance(Map.of()), "Torch", "2.7", "gpu:0")
                .limit(new BestPossible(0.9, 0.3))
                .write(folder);
        JsonNode json = read(folder);
        assertEquals(List.of("test", "validation", "run", "limit"), keys(json));
        assertEquals(json.get("test"), json.get("validation"));
        assertEquals(0.9, json.at("/limit/rocAuc").doubleValue());
        assertEquals(0.3, json.at("/limit/logLoss").doubleValue());
    }

    @Test
    void partsOfTheDataAreCounted() throws IOException {
        Sequences one = Sequences.builder(List.of("x"))
                .add("a", new float[][] {{1}, {2}}, 1)
                .build();
        Sequences two = Sequences.builder(List.of("x"))
                .add("b", new float[][] {{1}}, 0)
                .add("c", new float[][] {{1}, {2}, {3}}, 1)
                .build();
        new MetricsReport().data(new Split(two, one, one)).write(folder);
        JsonNode data = read(folder).get("data");
        assertEquals(
                "{\"sequences\":2,\"positives\":1,\"longest\":3}",
                data.get("train").toString());
        assertEquals(
                "{\"sequences\":1,\"positives\":1,\"longest\":2}",
                data.get("validation").toString());
        assertEquals(data.get("validation"), data.get("test"));
    }

    @Test
    void intervalsAreBesideTheTestPart() throws IOException {
        EvaluationWithIntervals judged = new EvaluationWithIntervals(
                FIGURES,
                Map.of(
                        EvaluationFigure.ROC_AUC,
                        new Interval(0.4, 1),
                        EvaluationFigure.MCC,
                        new Interval(Double.NaN, Double.NaN)));
        new MetricsReport().test(judged).write(folder);
        JsonNode json = read(folder);
        assertEquals(List.of("test", "intervals"), keys(json));
        assertEquals(0.4, json.at("/intervals/rocAuc/0").doubleValue());
        assertEquals(1, json.at("/intervals/rocAuc/1").doubleValue());
        assertTrue(json.at("/intervals/mcc").isNull());
    }

    @Test
    void baselinesHaveTheirFiguresAndNullWhereThereIsNone() throws IOException {
        Scores model = new Scores(new double[] {0.1, 0.2, 0.8, 0.9}, new int[] {0, 0, 1, 1});
        double[] said = {0.1, 0.6, 0.3, 0.9};
        new MetricsReport()
                .baselines(BaselineComparison.of(
                        "LSTM",
                        model,
                        List.of(new BaselineScores(Baseline.LAST_STEP, said)),
                        Map.of(Baseline.BOOSTED_TREES, "why"),
                        null))
                .write(folder);
        JsonNode baselines = read(folder).get("baselines");
        assertEquals(List.of("lastStep", "boostedTrees"), keys(baselines));
        assertTrue(baselines.get("boostedTrees").isNull());
        JsonNode last = baselines.get("lastStep");
        assertEquals(
                List.of("rocAuc", "prAuc", "logLoss", "brier", "rocAucGain", "rocAucGainLow", "rocAucGainHigh"),
                keys(last));
        assertEquals(0.75, last.get("rocAuc").doubleValue());
        assertEquals(0.25, last.get("rocAucGain").doubleValue());
        assertTrue(last.get("rocAucGainLow").doubleValue() < 0);
    }

    @Test
    void figuresAreThoseOfTheEvaluation() throws IOException {
        new MetricsReport().part("test", FIGURES).write(folder);
        JsonNode test = read(folder).get("test");
        assertEquals(
                List.of(
                        "n",
                        "positives",
                        "rocAuc",
                        "prAuc",
                        "logLoss",
                        "floorLogLoss",
                        "brier",
                        "accuracy",
                        "balancedAccuracy",
                        "precision",
                        "recall",
                        "f1",
                        "mcc",
                        "threshold",
                        "confusion"),
                keys(test));
        assertEquals(4, test.get("n").intValue());
        assertEquals(FIGURES.logLoss(), test.get("logLoss").doubleValue());
        assertEquals(FIGURES.mcc(), test.get("mcc").doubleValue());
        assertEquals(0.5, test.get("precision").doubleValue());
        assertEquals(
                "{\"tp\":1,\"fp\":1,\"tn\":2,\"fn\":0}", test.get("confusion").toString());
    }

    @Test
    void undefinedFiguresAreNull() throws IOException {
        Evaluation oneClass = Evaluation.of(new Scores(new double[] {0.1, 0.2}, new int[] {0, 0}), 0.5);
        new MetricsReport()
                .part("test", oneClass)
                .limit(new BestPossible(Double.NaN, Double.POSITIVE_INFINITY))
                .write(folder);
        JsonNode json = read(folder);
        for (String undefined : List.of("rocAuc", "prAuc", "balancedAccuracy", "precision", "recall", "f1", "mcc")) {
            assertTrue(json.get("test").get(undefined).isNull(), undefined);
        }
        assertEquals(1, json.at("/test/accuracy").doubleValue());
        assertEquals("{\"rocAuc\":null,\"logLoss\":null}", json.get("limit").toString());
    }

    @Test
    void runTellsWhatTrainedAndWhatScored() throws IOException {
        new MetricsReport()
                .run(provenance(Map.of("hiddenSize", 100, "learningRate", 0.001)), "Torch", "2.7", "gpu:0")
                .write(folder);
        JsonNode run = read(folder).get("run");
        assertEquals(
                List.of(
                        "engine",
                        "engineVersion",
                        "device",
                        "trainedOn",
                        "epochs",
                        "bestEpoch",
                        "seconds",
                        "trainSequencesPerSecond",
                        "seed",
                        "parameterCount",
                        "settings",
                        "source"),
                keys(run));
        assertEquals("Torch", run.get("engine").textValue());
        assertEquals("Net 1.9 cpu", run.get("trainedOn").textValue());
        assertEquals(Long.MAX_VALUE, run.get("seed").longValue());
        assertEquals(0.001, run.at("/settings/learningRate").doubleValue());
        assertEquals("Gerät.csv", run.at("/source/file").textValue());
        assertTrue(run.get("trainSequencesPerSecond").isNull());
    }

    @Test
    void runOfAnEnsembleTellsOfEachMember() throws IOException {
        Provenance one = provenance(Map.of());
        Provenance.Member first = one.members().get(0);
        new MetricsReport()
                .run(ofMembers(one, List.of(first, new Provenance.Member(-7, 30, 22))), "Torch", "2.7", "cpu")
                .write(folder);
        JsonNode run = read(folder).get("run");
        assertEquals(
                "[{\"seed\":9223372036854775807,\"epochs\":20,\"bestEpoch\":12},{\"seed\":-7,\"epochs\":30,\"bestEpoch\":22}]",
                run.get("members").toString());
        assertEquals(12, run.get("bestEpoch").intValue());
    }

    private static Provenance ofMembers(Provenance one, List<Provenance.Member> members) {
        return new Provenance(
                one.created(),
                one.engine(),
                one.engineVersion(),
                one.device(),
                one.djlVersion(),
                one.seed(),
                one.trainFingerprint(),
                one.validationFingerprint(),
                one.epochs(),
                one.bestEpoch(),
                one.seconds(),
                one.trainSequencesPerSecond(),
                one.parameterCount(),
                one.settings(),
                one.source(),
                members);
    }

    @Test
    void missingFoldersAreMadeAndAnOldReportIsReplaced() throws IOException {
        Path deep = folder.resolve("runs/7");
        new MetricsReport().part("validation", FIGURES).write(deep);
        new MetricsReport().part("test", FIGURES).write(deep);
        assertEquals(List.of("test"), keys(read(deep)));
        assertEquals(List.of("metrics.json"), names(deep));
    }

    @Test
    void failedWritingLeavesTheOldReportAndNothingElse() throws IOException {
        new MetricsReport().part("test", FIGURES).write(folder);
        MetricsReport broken =
                new MetricsReport().run(provenance(Map.of("setting", new Object())), "Torch", "2.7", "cpu");
        UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> broken.write(folder));
        assertEquals(folder.resolve("metrics.json") + " could not be written.", thrown.getMessage());
        assertEquals(List.of("test"), keys(read(folder)));
        assertEquals(List.of("metrics.json"), names(folder));
    }

    private static Provenance provenance(Map<String, Object> settings) {
        return new Provenance(
                "2026-01-01T00:00:00Z",
                "Net",
                "1.9",
                "cpu",
                "0.36.0",
                Long.MAX_VALUE,
                "aa",
                "bb",
                20,
                12,
                1.5,
                Double.NaN,
                42_901,
                settings,
                Map.of("file", "Gerät.csv"));
    }

    private static JsonNode read(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("metrics.json").toFile());
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
