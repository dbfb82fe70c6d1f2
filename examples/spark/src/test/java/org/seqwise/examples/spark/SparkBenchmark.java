package org.seqwise.examples.spark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.QuestionSequences;

/** Scores generated sequences of 10 x 5 by a table in Parquet on local[2], and the same from memory without Spark, and compares each score. */
public final class SparkBenchmark {

    private static final int PART = 50_000;
    private static final int HIDDEN = 100;

    private SparkBenchmark() {}

    /** Takes how many there are, rounded up to {@value #PART}s. */
    public static void main(String[] arguments) throws IOException {
        int parts = Math.max(2, (Integer.parseInt(arguments[0]) + PART - 1) / PART);
        Path folder = Files.createTempDirectory("seqwise-spark-benchmark");
        try (SparkSession spark = LocalSpark.begin()) {
            measure(spark, parts, folder);
        } finally {
            delete(folder);
        }
    }

    private static void measure(SparkSession spark, int parts, Path folder) {
        Path model = folder.resolve("model");
        train(model);
        String table = folder.resolve("table").toString();
        generate(spark, parts).write().parquet(table);
        SparkScoring scoring = SparkScoring.of(spark, model);
        // What is scored first also loads the engine and compiles.
        scoring.score(spark.read().parquet(table).limit(2 * PART), "steps").foreach(row -> {});
        String written = folder.resolve("scored").toString();
        Clock clock = new Clock();
        scoring.score(spark.read().parquet(table), "steps").write().parquet(written);
        clock.stop();
        clock.print("Spark local[2], from and to Parquet", parts);

        double[] expected = new double[parts * PART];
        withoutSpark(model, parts, expected).print("one machine, from memory", parts);
        compare(spark.read().parquet(written), expected);
    }

    private static void train(Path model) {
        Split split = sequences(-1).stratifiedSplit(0.1, 0.1, 1);
        try (SequenceClassifier classifier = SequenceTrainer.builder()
                .hiddenSize(HIDDEN)
                .epochs(2)
                .build()
                .train(split.train(), split.validation())) {
            classifier.save(model);
        }
    }

    private static Sequences sequences(int part) {
        return QuestionSequences.generate(PART, QuestionSequences.TIME_STEPS, part)
                .atTrueLength()
                .sequences();
    }

    private static Dataset<Row> generate(SparkSession spark, int parts) {
        List<Integer> numbers = IntStream.range(0, parts).boxed().toList();
        FlatMapFunction<Integer, Row> rows = part -> {
            Sequences sequences = sequences(part);
            return IntStream.range(0, PART)
                    .mapToObj(i -> RowFactory.create(part * PART + i, sequences.steps(i)))
                    .iterator();
        };
        return spark.createDataset(numbers, Encoders.INT())
                .repartition(parts)
                .flatMap(rows, Encoders.row(StructType.fromDDL("sequence int, steps array<array<float>>")));
    }

    /** Scores part after part, and returns the time that took, without that of generating them. */
    private static Clock withoutSpark(Path model, int parts, double[] expected) {
        Clock all = new Clock();
        all.stop();
        try (SequenceClassifier classifier = SequenceClassifier.load(model)) {
            for (int part = 0; part < parts; part++) {
                Sequences sequences = sequences(part);
                all.go();
                double[] found = classifier.probabilities(sequences);
                all.stop();
                System.arraycopy(found, 0, expected, part * PART, PART);
            }
        }
        return all;
    }

    private static void compare(Dataset<Row> scored, double[] expected) {
        int equal = 0;
        double largest = 0;
        boolean[] seen = new boolean[expected.length];
        for (Iterator<Row> rows = scored.toLocalIterator(); rows.hasNext(); ) {
            Row row = rows.next();
            int sequence = row.getInt(0);
            if (seen[sequence]) {
                throw new IllegalStateException("Row " + sequence + " is there twice.");
            }
            seen[sequence] = true;
            double difference = Math.abs(row.getDouble(1) - expected[sequence]);
            equal += difference == 0 ? 1 : 0;
            largest = Math.max(largest, difference);
        }
        long missing = IntStream.range(0, seen.length).filter(i -> !seen[i]).count();
        System.out.printf(
                Locale.ROOT,
                "%,d rows, %,d missing, none twice; %,d the same to the bit, largest difference %.1e%n",
                seen.length,
                missing,
                equal,
                largest);
    }

    /** Time as it passes, and as this process has the processors, which others on the machine change little. */
    private static final class Clock {

        private long passed;
        private long computed;

        Clock() {
            go();
        }

        void go() {
            passed -= System.nanoTime();
            computed -= processTime();
        }

        void stop() {
            passed += System.nanoTime();
            computed += processTime();
        }

        private static long processTime() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        }

        void print(String what, int parts) {
            double count = (double) parts * PART;
            System.out.printf(
                    Locale.ROOT,
                    "%-36s %,12.0f sequences, %6.1f s, %,9.0f/s; %6.1f s of a core, %,9.0f/s a core%n",
                    what,
                    count,
                    passed / 1e9,
                    count / passed * 1e9,
                    computed / 1e9,
                    count / computed * 1e9);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            Path[] deepestFirst = all.sorted(Comparator.reverseOrder()).toArray(Path[]::new);
            for (Path path : Arrays.asList(deepestFirst)) {
                Files.delete(path);
            }
        }
    }
}
