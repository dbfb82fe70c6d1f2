package org.seqwise.examples.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;

/** A cluster scores as one machine does, whatever becomes of its tasks. */
class SparkScoringTest {

    private static final int COUNT = 3_000;
    private static final int PARTITIONS = 7;
    private static final AtomicInteger FAULTS = new AtomicInteger();
    private static final SparkSession SPARK = LocalSpark.begin();
    private static final Sequences SEQUENCES =
            QuestionSequences.generate(COUNT, 3).atTrueLength().sequences();

    // Of all tests: an executor lives longer than a job.
    private static Map<String, Double> expected = Map.of();
    private static Path model = Path.of("");

    @BeforeAll
    static void train(@TempDir Path folder) {
        model = folder.resolve("model");
        Split split = SEQUENCES.stratifiedSplit(0.70, 0.15, 1);
        try (SequenceClassifier classifier =
                SequenceTrainer.builder().hiddenSize(8).epochs(1).build().train(split.train(), split.validation())) {
            classifier.save(model);
            expected = new HashMap<>();
            classifier.score(SEQUENCES, expected::put);
        }
        assertEquals(COUNT, expected.size());
    }

    @AfterAll
    static void end() {
        SPARK.stop();
    }

    private static Dataset<Row> table() {
        List<Row> rows = IntStream.range(0, COUNT)
                .mapToObj(i -> RowFactory.create(SEQUENCES.id(i), SEQUENCES.steps(i), i % 10))
                .toList();
        return SPARK.createDataFrame(rows, StructType.fromDDL("sequence string, steps array<array<float>>, other int"))
                .repartition(PARTITIONS);
    }

    private static void requireExpected(List<Row> rows) {
        Map<String, Double> found = new HashMap<>();
        for (Row row : rows) {
            double probability = row.<Double>getAs(SparkScoring.PROBABILITY);
            assertEquals(null, found.put(row.getAs("sequence"), probability), "a row is there twice");
        }
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((id, probability) -> assertEquals(probability, found.getOrDefault(id, Double.NaN), 1e-6, id));
        assertEquals(0, ExecutorModels.userCount());
    }

    @Test
    void tableIsScoredAsOnOneMachineByOneModel() {
        int before = ExecutorModels.loadCount();
        SparkScoring scoring = SparkScoring.of(SPARK, model);
        Dataset<Row> scored = scoring.score(table(), "steps");
        assertEquals(List.of("sequence", "other", "probability"), List.of(scored.columns()));
        requireExpected(scored.collectAsList());
        assertTrue(ExecutorModels.loadCount() - before <= 1, "more than one load for a job");
        assertEquals(COUNT / 10, scored.filter("other = 3").count());
        scoring.close();
    }

    @Test
    void longRowsInAnyOrderAreTheSame() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            float[][] steps = SEQUENCES.steps(i);
            for (int t = 0; t < steps.length; t++) {
                // The features in another order than the model's.
                rows.add(RowFactory.create(
                        steps[t][4], steps[t][3], (double) steps[t][2], steps[t][1], steps[t][0], t, SEQUENCES.id(i)));
            }
        }
        Collections.shuffle(rows, new Random(5));
        Dataset<Row> table = SPARK.createDataFrame(
                rows,
                StructType.fromDDL(
                        "fifth float, fourth float, third double, second float, first float, time int, sequence string"));
        SparkScoring scoring = SparkScoring.of(SPARK, model);
        requireExpected(scoring.score(scoring.sequences(table, "sequence", "time"), SparkScoring.STEPS)
                .collectAsList());
    }

    /** Fails once: in the third partition's first attempt, after some rows. */
    private static final class FailingOnce implements MapPartitionsFunction<Row, Row> {

        private static final long serialVersionUID = 1;

        @Override
        public Iterator<Row> call(Iterator<Row> rows) {
            TaskContext task = TaskContext.get();
            boolean fails = task.partitionId() == 2 && task.attemptNumber() == 0;
            AtomicInteger seen = new AtomicInteger();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public Row next() {
                    if (fails && seen.incrementAndGet() == 100) {
                        FAULTS.incrementAndGet();
                        throw new IllegalStateException("a fault that a test planted");
                    }
                    return rows.next();
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void taskThatFailsOnceLosesNoRowAndDoublesNone(boolean beforeScoring, @TempDir Path folder) {
        int faults = FAULTS.get();
        SparkScoring scoring = SparkScoring.of(SPARK, model);
        Dataset<Row> table = table();
        Dataset<Row> scored =
                beforeScoring ? scoring.score(failingOnce(table), "steps") : failingOnce(scoring.score(table, "steps"));
        String written = folder.resolve("scored").toString();
        scored.write().parquet(written);
        assertEquals(faults + 1, FAULTS.get());
        requireExpected(SPARK.read().parquet(written).collectAsList());
    }

    private static Dataset<Row> failingOnce(Dataset<Row> table) {
        return table.mapPartitions(new FailingOnce(), Encoders.row(table.schema()));
    }

    @Test
    void commandScoresFiles(@TempDir Path folder) throws IOException {
        String table = folder.resolve("table.parquet").toString();
        table().write().parquet(table);
        String out = folder.resolve("out.parquet").toString();
        ScoreTable.score(SPARK, model, table, out);
        List<Row> rows = SPARK.read().parquet(out).collectAsList();
        requireExpected(rows);
        try (SequenceClassifier classifier = SequenceClassifier.loadWithoutEngine(model)) {
            for (Row row : rows) {
                int label = row.<Double>getAs("probability") >= classifier.threshold() ? 1 : 0;
                assertEquals(label, row.<Integer>getAs("label"));
            }
        }
    }

    @Test
    void rowThatIsNoSequenceOfTheModelsIsNamed() {
        SparkScoring scoring = SparkScoring.of(SPARK, model);
        for (String wrong : List.of(
                "select 'a' as sequence, array(array(1, 2)) as steps -> has a step 1 that is not of 5 values",
                "select 'b' as sequence, cast(array() as array<array<int>>) as steps -> has no steps",
                "select 'c' as sequence, cast(null as array<array<int>>) as steps -> has no steps",
                "select 'd' as sequence, array(array(1, 2, 3, 4, null)) as steps -> 1 values are missing")) {
            String[] queryAndFact = wrong.split(" -> ", 2);
            Dataset<Row> scored = scoring.score(SPARK.sql(queryAndFact[0]), "steps");
            Exception failure = assertThrows(Exception.class, scored::collectAsList);
            assertTrue(causes(failure).contains(queryAndFact[1]), causes(failure));
        }
        assertEquals(0, ExecutorModels.userCount());
    }

    private static String causes(Throwable failure) {
        return failure.getCause() == null
                ? String.valueOf(failure.getMessage())
                : failure.getMessage() + causes(failure.getCause());
    }

    @Test
    void tableThatDoesNotFitIsRefusedBeforeAnythingRuns(@TempDir Path folder) {
        SparkScoring scoring = SparkScoring.of(SPARK, model);
        Dataset<Row> scored = SPARK.sql("select array(array(1)) as steps, 0.5 as probability");
        refused("has a column 'probability' already", () -> scoring.score(scored, "steps"));
        Dataset<Row> rows = SPARK.sql("select 'a' as sequence, 1 as time, 1 as first, 2 as second");
        refused("must have a column 'third'", () -> scoring.sequences(rows, "sequence", "time"));
        refused("must be a folder", () -> SparkScoring.of(SPARK, folder.resolve("none")));
    }

    @Test
    void modelWithCategoriesThatAreTextIsRefused(@TempDir Path folder) {
        SequencesBuilder builder = Sequences.builder(List.of("level", "unit"));
        for (int i = 0; i < 60; i++) {
            builder.add("s" + i, new float[][] {{i, i / 2 % 2}}, i % 2);
        }
        builder.categories(1, List.of("bar", "psi"));
        Split split = builder.build().stratifiedSplit(0.5, 0.25, 1);
        PreprocessorSettings settings =
                PreprocessorSettings.builder().categorical("unit").build();
        try (SequenceClassifier classifier = SequenceTrainer.builder()
                .hiddenSize(1)
                .epochs(1)
                .preprocessing(settings)
                .build()
                .train(split.train(), split.validation())) {
            classifier.save(folder.resolve("text"));
        }
        refused("has categories that are no numbers (unit)", () -> SparkScoring.of(SPARK, folder.resolve("text")));
    }

    private static void refused(String fact, Runnable action) {
        String message = String.valueOf(
                assertThrows(InvalidInputException.class, action::run).getMessage());
        assertTrue(message.contains(fact), message);
    }

    @Test
    void engineIsTheOneAskedFor() {
        assertEquals(
                System.getProperty("ai.djl.default_engine"), Engines.choose().name());
    }
}
