package org.seqwise.examples.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.FeatureRule;
import org.seqwise.data.InvalidInputException;

/**
 * Scores tables of sequences on Spark. The model's folder is read here, on the driver, and sent to each executor once; an executor loads it
 * when its first task comes, and its tasks share it, each on its own thread.
 */
public final class SparkScoring {

    /** The name of the column that has the probability of a 1, in [0, 1]. */
    public static final String PROBABILITY = "probability";

    /** The name of the column that {@link #sequences} gives the steps of a sequence. */
    public static final String STEPS = "steps";

    private static final String VALUES = "values";
    private static final String LAST = "seqwise steps";
    private static final String FLOATS = "array<array<float>>";

    private final Broadcast<ModelBytes> model;
    private final List<String> features;
    private final double threshold;

    private SparkScoring(Broadcast<ModelBytes> model, List<String> features, double threshold) {
        this.model = model;
        this.features = features;
        this.threshold = threshold;
    }

    /**
     * Reads a model and sends it out.
     *
     * @param folder of a saved model, on the driver's disk
     * @throws InvalidInputException if it is damaged or not a model's, or has categories that are no numbers
     */
    public static SparkScoring of(SparkSession spark, Path folder) {
        try (SequenceClassifier classifier = SequenceClassifier.loadWithoutEngine(folder)) {
            requireNumbers(folder, classifier.preprocessor().features());
            Broadcast<ModelBytes> model =
                    JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(ModelBytes.read(folder));
            return new SparkScoring(model, classifier.featureNames(), classifier.threshold());
        }
    }

    private static void requireNumbers(Path folder, List<FeatureRule> features) {
        List<String> ofText = features.stream()
                .filter(feature -> !feature.categories().stream().allMatch(SparkScoring::isNumber))
                .map(FeatureRule::name)
                .toList();
        InvalidInputException.require(
                ofText.isEmpty(),
                "The model (%s) has categories that are no numbers (%s); on Spark each feature is a number. Maybe use predict.",
                folder,
                String.join(", ", ofText));
    }

    private static boolean isNumber(String category) {
        try {
            return Double.isFinite(Double.parseDouble(category));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Returns the names of the raw features that a step has, in the order of training. */
    public List<String> featureNames() {
        return features;
    }

    /** Returns the probability in [0, 1] from which a sequence counts as a 1. */
    public double threshold() {
        return threshold;
    }

    /**
     * Puts the column {@link #PROBABILITY} in the place of the steps. Whatever else is in the table stays.
     *
     * @param sequences one a row
     * @param steps the column of {@code array<array<..>>} of numbers: (steps, features), raw, in the order of {@link #featureNames}; null or
     *     NaN where a value is missing, if the model takes that
     */
    public Dataset<Row> score(Dataset<Row> sequences, String steps) {
        InvalidInputException.require(
                !Arrays.asList(sequences.columns()).contains(PROBABILITY),
                "The table has a column '%s' already. Maybe drop it.",
                PROBABILITY);
        // Last, so that a row without it is all before it.
        Dataset<Row> others = sequences.drop(steps);
        Dataset<Row> table = sequences
                .withColumn(LAST, quoted(steps).cast(FLOATS))
                .select(Stream.concat(Arrays.stream(others.columns()), Stream.of(LAST))
                        .map(SparkScoring::quoted)
                        .toArray(Column[]::new));
        StructType scored = others.schema().add(PROBABILITY, DataTypes.DoubleType, false);
        return table.mapPartitions(new ScoringTask(model), Encoders.row(scored));
    }

    /**
     * Gathers long rows, which may come in any order, into one row a sequence: its id and its {@link #STEPS}. Rows of one sequence and one time
     * come in the order of their values.
     *
     * @param rows one a step, with a column for each of {@link #featureNames}
     * @param id the column that tells sequences apart
     * @param time the column that orders the steps
     */
    public Dataset<Row> sequences(Dataset<Row> rows, String id, String time) {
        List<String> columns = Arrays.asList(rows.columns());
        for (String feature : features) {
            InvalidInputException.require(
                    columns.contains(feature), "The table must have a column '%s'; it has %s.", feature, columns);
        }
        Column values = array(
                features.stream().map(feature -> quoted(feature).cast("float")).toArray(Column[]::new));
        Column order = coalesce(quoted(time), raise_error(lit("A row has no " + time + "; each step needs one.")));
        Column steps = sort_array(collect_list(struct(order.as("time"), values.as(VALUES))));
        return rows.groupBy(quoted(id))
                .agg(transform(steps, step -> step.getField(VALUES)).as(STEPS));
    }

    // A feature's name may have a dot in it, which Spark takes for a field's.
    private static Column quoted(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }

    /** Frees the executors' copies of the model's folder; nothing can be scored after. */
    public void close() {
        model.destroy();
    }
}
