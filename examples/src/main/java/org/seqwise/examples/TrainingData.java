package org.seqwise.examples;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.data.Splitter;
import org.seqwise.data.synthetic.GeneratedSequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.diagnosis.Finding;
import org.seqwise.diagnosis.Leaks;
import org.seqwise.evaluation.BestPossible;
import org.seqwise.evaluation.Scores;

/**
 * The three parts that a training needs, from files or from the generator.
 *
 * @param split the parts
 * @param leaks what the parts share that they should not
 * @param limit the best possible figures of the test part, where they are known
 * @param source where the data comes from
 */
record TrainingData(
        Split split, List<Finding> leaks, @Nullable BestPossible limit, Map<String, String> source) {

    static final int GENERATED = 100_000;

    private static final double TRAIN = 0.70;
    static final double OTHER = 0.15;

    static TrainingData generated(long seed) {
        GeneratedSequences generated =
                QuestionSequences.generate(GENERATED, seed).atTrueLength();
        Split split = generated.sequences().stratifiedSplit(TRAIN, OTHER, seed);
        double[] truth = generated.probabilitiesOf(split.test());
        BestPossible limit = BestPossible.of(new Scores(truth, split.test().labels()));
        return new TrainingData(split, List.of(), limit, Map.of("data", "generated with seed " + seed));
    }

    static TrainingData read(
            DataOptions data,
            ColumnOptions columns,
            @Nullable Path validation,
            @Nullable Path test,
            SplitOptions rule) {
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
        if (validation != null && test != null) {
            rule.requireUnsaid("all three parts are given");
        } else {
            source.putAll(rule.source());
        }
        Split split = split(main, validating, testing, rule.splitter());
        return new TrainingData(split, leaks(split, rule), null, source);
    }

    private static List<Finding> leaks(Split split, SplitOptions rule) {
        if (!Leaks.canSearch(split)) {
            return List.of(new Finding(
                    "unsearched", "not looked for: the training part has more steps than can be searched."));
        }
        return Leaks.of(split).stream()
                .flatMap(shared -> shared.findings(rule.mayShareGroups()).stream())
                .toList();
    }

    private static Split split(
            Sequences main, @Nullable Sequences validation, @Nullable Sequences test, Splitter splitter) {
        if (validation == null && test == null) {
            return splitter.split(main, TRAIN, OTHER);
        }
        if (validation != null && test != null) {
            return new Split(main, validation, test);
        }
        List<Sequences> parts = splitter.parts(main, 1 - OTHER, OTHER);
        return new Split(
                parts.get(0), validation == null ? parts.get(1) : validation, test == null ? parts.get(1) : test);
    }

    static void requireDataFor(DataOptions data, @Nullable Path other, String option) {
        InvalidInputException.require(data.given() || other == null, "%s (%s) needs --data beside it.", option, other);
    }

    /** Returns aligned lines for people: two, and one for each leak. */
    String describe() {
        Sequences train = split.train();
        String parts = String.format(
                Locale.ROOT,
                "Data     %s%nParts    train %,d, validation %,d, test %,d sequences of up to %d steps x %d features; 1s %.1f %%",
                source.get("data"),
                train.size(),
                split.validation().size(),
                split.test().size(),
                train.longestStepCount(),
                train.featureCount(),
                100 * train.balance().positiveRate());
        return parts
                + leaks.stream()
                        .map(leak -> String.format("%nLeak     %s", leak.text()))
                        .collect(Collectors.joining());
    }
}
