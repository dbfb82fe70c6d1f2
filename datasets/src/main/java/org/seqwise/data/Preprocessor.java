package org.seqwise.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes of raw features what a network can learn from, in the same way ever after: it is fitted on the training part alone and saved with
 * the model. To each feature by itself, in this order: missing values are filled in or refused; a categorical feature becomes one a
 * category, an amount is passed through {@link ValueRule}. Fitting passes over the sequences a few times and holds none of them.
 *
 * <p>Before that it is decided {@linkplain ReadSteps which steps are read}: all, but for a model that was trained elsewhere on padding.
 *
 * <p>Features are known by their names, categories by theirs. Data to be transformed must have all features that training had, in any order,
 * and no other. A category that training did not have is none of its categories, all 0; that, and amounts outside the range of training,
 * are counted in a warning each.
 *
 * @param settings what was asked for
 * @param features one rule a raw feature, in the order of training
 * @param readSteps which steps are read
 */
public record Preprocessor(PreprocessorSettings settings, List<FeatureRule> features, ReadSteps readSteps) {

    private static final Logger logger = LoggerFactory.getLogger(Preprocessor.class);

    /** Checks that no two features come out under one name. */
    public Preprocessor {
        features = List.copyOf(features);
        requireDifferent(features.stream().map(FeatureRule::name).toList());
        requireDifferent(outputNames(features));
    }

    /** Reads all steps. */
    public Preprocessor(PreprocessorSettings settings, List<FeatureRule> features) {
        this(settings, features, ReadSteps.ALL);
    }

    private static void requireDifferent(List<String> names) {
        Set<String> seen = new HashSet<>();
        List<String> twice = names.stream().filter(name -> !seen.add(name)).toList();
        InvalidInputException.require(
                twice.isEmpty(), "%s would be the name of two features; maybe rename one in the data.", twice);
    }

    /**
     * Fits one of {@linkplain PreprocessorSettings#DEFAULT the default settings}.
     *
     * @param train the training part alone, raw
     */
    public static Preprocessor fit(Sequences train) {
        return fit(train, PreprocessorSettings.DEFAULT);
    }

    /**
     * Measures every step of the sequences to learn from, and warns of features that never change.
     *
     * @param train the training part alone, raw
     * @param settings what to do
     * @throws InvalidInputException if values are missing that must not be, a setting names no feature, a logarithm cannot be taken, a
     *     feature has too many categories or has text that no setting makes categorical
     */
    public static Preprocessor fit(Sequences train, PreprocessorSettings settings) {
        InvalidInputException.require(
                train.size() > 0, "There is no sequence to measure; the training part must have some.");
        settings.requireNamesOf(train.featureNames());
        requireAmounts(train, settings.categorical());
        if (settings.missing() == MissingRule.ERROR) {
            MissingValues.requireNone(train);
        }
        Logarithms.requireOf(train, settings.log1p());
        List<SeenPass> fits = new ArrayList<>();
        for (String name : train.featureNames()) {
            fits.add(
                    settings.categorical().contains(name)
                            ? new CategoryFit(name, train)
                            : new AmountFit(name, settings));
        }
        ColumnPass.run(train.storage(), fits);
        Preprocessor fitted =
                new Preprocessor(settings, fits.stream().map(SeenPass::rule).toList());
        fitted.warnOfConstants();
        return fitted;
    }

    private static void requireAmounts(Sequences sequences, List<String> categorical) {
        for (String name : sequences.featureNames()) {
            InvalidInputException.require(
                    categorical.contains(name) || !sequences.categories().containsKey(name),
                    "Feature '%s' has text, such as '%s', and is taken for an amount; it must have numbers."
                            + " Maybe train with --categorical %s, in Java categorical(\"%s\").",
                    name,
                    String.join("', '", first(sequences.categories().getOrDefault(name, List.of()))),
                    name,
                    name);
        }
    }

    private static List<String> first(List<String> categories) {
        return categories.subList(0, Math.min(3, categories.size()));
    }

    /**
     * Returns one that leaves every value as it is.
     *
     * @param names the features
     */
    public static Preprocessor none(List<String> names) {
        return new Preprocessor(
                PreprocessorSettings.NONE,
                names.stream().map(name -> FeatureRule.of(name, ValueRule.NONE)).toList());
    }

    /** Returns the same, of other steps. */
    public Preprocessor reading(ReadSteps steps) {
        return new Preprocessor(settings, features, steps);
    }

    private void warnOfConstants() {
        List<String> constant = constantFeatures();
        if (!constant.isEmpty()) {
            logger.warn(
                    "Features that never change in training say nothing and become 0: {}.",
                    String.join(", ", constant));
        }
    }

    /** Returns the features that become 0 because they never change in training. */
    public List<String> constantFeatures() {
        return features.stream()
                .filter(rule -> rule.values().spread() == 0)
                .map(FeatureRule::name)
                .toList();
    }

    /** Returns the names of the raw features, in the order of training. */
    public List<String> inputNames() {
        return features.stream().map(FeatureRule::name).toList();
    }

    /**
     * Returns the names of what they become, in the order of the transformed values: in the place of each raw feature its own name, or
     * {@code name=category} for each category; then, where it was missing in training, {@code name missing} and {@code name since seen}.
     */
    public List<String> outputNames() {
        return outputNames(features);
    }

    private static List<String> outputNames(List<FeatureRule> features) {
        return features.stream().flatMap(rule -> rule.outputNames().stream()).toList();
    }

    /**
     * Returns the same sequences, transformed: on the heap as a copy, those of a store as a view that transforms what is read.
     *
     * @param sequences raw, with the features of training in any order
     * @throws InvalidInputException if there are other features, values are missing that must not be, a logarithm cannot be taken, or as
     *     {@link ReadSteps#apply}
     */
    public Sequences apply(Sequences sequences) {
        StepTransform transform = transform(sequences);
        return readSteps.apply(sequences).transformed(outputNames(), transform);
    }

    /**
     * Returns the same raw sequences as a program takes them that knows features by their order and categories by their {@linkplain
     * FeatureRule#codes codes}; what training did not have is {@link FeatureRule#codeOfNone}.
     *
     * @param sequences raw, with the features of training in any order
     * @throws InvalidInputException as {@link #apply}
     */
    public Sequences coded(Sequences sequences) {
        return sequences.viewed(inputNames(), new CodedCategories(sequences.storage(), transform(sequences)));
    }

    /**
     * Looks through raw sequences for what training did not have, and warns of each kind once, with counts: categories that are not known,
     * gaps in features that had none, and values outside the range of training, once they are one in a thousand: of fewer, any new data has
     * some. A model does so before it scores; training does not.
     *
     * @param sequences as for {@link #apply}
     * @return whether there was something to warn of
     */
    public boolean inspect(Sequences sequences) {
        Inspection inspection = inspection(sequences);
        inspection.read(sequences);
        return inspection.warn();
    }

    /**
     * Begins to look through sequences that come in parts, as {@link #inspect} does.
     *
     * @param first the first part; the others have the same features and categories
     */
    public Inspection inspection(Sequences first) {
        return new Inspection(transform(first), first);
    }

    /** Returns what does the same for sequences that come one at a time, with the features in the order of training. */
    public SingleTransform single() {
        return new SingleTransform(this);
    }

    /** Returns what {@link #apply} does to sequences. */
    StepTransform transform(Sequences sequences) {
        int[] sources = sources(sequences.featureNames());
        requireAmounts(
                sequences,
                features.stream()
                        .filter(FeatureRule::hasCategories)
                        .map(FeatureRule::name)
                        .toList());
        if (settings.missing() == MissingRule.ERROR) {
            MissingValues.requireNone(sequences);
        }
        Logarithms.requireOf(sequences, settings.log1p());
        return new StepTransform(features, sources, sequences);
    }

    private int[] sources(List<String> given) {
        List<String> inputs = inputNames();
        for (String name : given) {
            InvalidInputException.require(
                    inputs.contains(name),
                    "Feature '%s' is none of those it was fitted on (%s); there must be no other. Maybe leave it out.",
                    name,
                    String.join(", ", inputs));
        }
        for (String name : inputs) {
            InvalidInputException.require(
                    given.contains(name),
                    "Feature '%s' is missing; the data has %s, and must have all that it was fitted on: %s.",
                    name,
                    String.join(", ", given),
                    String.join(", ", inputs));
        }
        return inputs.stream().mapToInt(given::indexOf).toArray();
    }
}
