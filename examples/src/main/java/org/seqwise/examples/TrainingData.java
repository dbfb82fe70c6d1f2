package org.seqwise.examples;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.GeneratedSequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.evaluation.BestPossible;
import org.seqwise.evaluation.Scores;

/**
 * The three parts that a training needs, from files or from the generator.
 *
 * @param split the parts
 * @param limit the best possible figures of the test part, where they are known
 * @param source where the data comes from
 */
record TrainingData(Split split, @Nullable BestPossible limit, Map<String, String> source) {

    static final int GENERATED = 100_000;

    private static final double TRAIN = 0.70;
    private static final double OTHER = 0.15;

    static TrainingData generated(long seed, long splitSeed) {
        GeneratedSequences generated =
                QuestionSequences.generate(GENERATED, seed).atTrueLength();
        Split split = generated.sequences().stratifiedSplit(TRAIN, OTHER, splitSeed);
        double[] truth = generated.probabilitiesOf(split.test());
        BestPossible limit = BestPossible.of(new Scores(truth, split.test().labels()));
        return new TrainingData(split, limit, Map.of("data", "generated with seed " + seed));
    }

    static TrainingData read(
            DataOptions data, ColumnOptions columns, @Nullable Path validation, @Nullable Path test, long splitSeed) {
        Sequences main = data.read(columns.reader());
        List<String> features = main.featureNames();
        Sequences validating = validation == null ? null : columns.read(validation, features);
        Sequences testing = test == null ? null : columns.read(test, features);
        Map<String, String> source = new LinkedHashMap<>(data.source(columns.reader()));
        if (validation != null) {
            source.put("validation", validation.toString());
        }
        if (test != null) {
            source.put("test", test.toString());
        }
        source.put("splitSeed", Long.toString(splitSeed));
        return new TrainingData(split(main, validating, testing, splitSeed), null, source);
    }

    private static Split split(Sequences main, @Nullable Sequences validation, @Nullable Sequences test, long seed) {
        if (validation == null && test == null) {
            return main.stratifiedSplit(TRAIN, OTHER, seed);
        }
        if (validation != null && test != null) {
            return new Split(main, validation, test);
        }
        List<Sequences> parts = main.stratifiedHoldOut(OTHER, seed);
        return new Split(
                parts.get(0), validation == null ? parts.get(1) : validation, test == null ? parts.get(1) : test);
    }

    static void requireDataFor(DataOptions data, @Nullable Path other, String option) {
        InvalidInputException.require(data.given() || other == null, "%s (%s) needs --data beside it.", option, other);
    }

    /** Returns two aligned lines for people. */
    String describe() {
        Sequences train = split.train();
        return String.format(
                Locale.ROOT,
                "Data     %s%nParts    train %,d, validation %,d, test %,d sequences of up to %d steps x %d features; 1s %.1f %%",
                source.get("data"),
                train.size(),
                split.validation().size(),
                split.test().size(),
                train.longestStepCount(),
                train.featureCount(),
                100 * train.balance().positiveRate());
    }
}
