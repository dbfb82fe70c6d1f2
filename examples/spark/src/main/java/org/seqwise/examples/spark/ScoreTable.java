package org.seqwise.examples.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.seqwise.data.InvalidInputException;

/**
 * Scores a table on Spark: {@code spark-submit --class org.seqwise.examples.spark.ScoreTable seqwise-spark.jar model in.parquet out.parquet}.
 * The table has a row a sequence, with its steps as arrays in the column {@code steps}, or a row a step, with the columns {@code sequence},
 * {@code time} and the model's features. A name that ends in {@code .csv} is a CSV's. The result has {@code probability}, and {@code label}
 * at the model's threshold.
 */
public final class ScoreTable {

    private ScoreTable() {}

    /** Takes the model's folder, the table and where to write. */
    public static void main(String[] arguments) throws IOException {
        InvalidInputException.require(
                arguments.length == 3,
                "Arguments (%d) must be three: the model's folder, the table and where to write.",
                arguments.length);
        try (SparkSession spark = SparkSession.builder().appName("seqwise").getOrCreate()) {
            score(spark, Path.of(arguments[0]), arguments[1], arguments[2]);
        }
    }

    static void score(SparkSession spark, Path model, String table, String out) {
        Dataset<Row> scored = score(SparkScoring.of(spark, model), read(spark, table));
        if (out.endsWith(".csv")) {
            scored.write().option("header", true).csv(out);
        } else {
            scored.write().parquet(out);
        }
    }

    private static Dataset<Row> read(SparkSession spark, String table) {
        return table.endsWith(".csv")
                ? spark.read()
                        .option("header", true)
                        .option("inferSchema", true)
                        .csv(table)
                : spark.read().parquet(table);
    }

    private static Dataset<Row> score(SparkScoring scoring, Dataset<Row> table) {
        boolean isOneARow = Arrays.asList(table.columns()).contains(SparkScoring.STEPS);
        Dataset<Row> sequences = isOneARow ? table : scoring.sequences(table, "sequence", "time");
        return scoring.score(sequences, SparkScoring.STEPS)
                .withColumn(
                        "label",
                        col(SparkScoring.PROBABILITY).geq(scoring.threshold()).cast("int"));
    }
}
