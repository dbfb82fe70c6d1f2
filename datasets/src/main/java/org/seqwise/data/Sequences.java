package org.seqwise.data;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many sequences of unequal length, immutable: on the heap as a handful of flat arrays, or in a store's files. Features are the same for
 * all. Labels are there for all sequences or for none, and so are groups and times.
 *
 * <p>A labeled sequence may have a weight, 1 unless given: in training one of weight 2 counts as if it were there twice, one of weight 0 as
 * if it were not. A model so learns the rates of the weighted data, and its probabilities are not corrected for that. Whatever measures or
 * deals sequences counts each of them once.
 *
 * <p>A value that is NaN is missing; sequences have such only where they were read or built so.
 */
public final class Sequences {

    private final List<String> featureNames;
    private final Map<String, List<String>> categories;
    private final SequenceStorage storage;

    Sequences(List<String> featureNames, Map<String, List<String>> categories, SequenceStorage storage) {
        this.featureNames = List.copyOf(featureNames);
        this.categories = Map.copyOf(categories);
        this.storage = storage;
    }

    /**
     * Starts an empty collection.
     *
     * @param featureNames the name of each feature, in the order of the values
     */
    public static SequencesBuilder builder(List<String> featureNames) {
        return new SequencesBuilder(featureNames);
    }

    /**
     * Collects labeled sequences.
     *
     * @param featureNames the name of each feature, in the order of the values
     * @param sequences in the order to keep
     */
    public static Sequences of(List<String> featureNames, List<LabeledSequence> sequences) {
        SequencesBuilder builder = builder(featureNames);
        sequences.forEach(s -> builder.add(s.id(), s.steps(), s.label(), s.weight()));
        return builder.build();
    }

    /** Returns how many sequences there are. */
    public int size() {
        return storage.size();
    }

    /** Returns the names of the features, in the order of the values. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** Returns how many features a step has. */
    public int featureCount() {
        return featureNames.size();
    }

    /**
     * Returns the names of categories by feature, for features that were read from text: a value is the place of its category in the list.
     */
    public Map<String, List<String>> categories() {
        return categories;
    }

    /** Returns the id of one sequence. */
    public String id(int index) {
        return storage.id(checked(index));
    }

    /** Returns all that is known of one sequence beside its steps. */
    public SequenceDetails details(int index) {
        return storage.details(checked(index));
    }

    /** Returns how many steps one sequence has, at least 1. */
    public int stepCount(int index) {
        return storage.stepCount(checked(index));
    }

    /** Returns the number of steps of all sequences together. */
    public long totalSteps() {
        return storage.totalSteps();
    }

    /** Returns the number of steps of the longest sequence, 0 where there is none. */
    public int longestStepCount() {
        int longest = 0;
        for (int i = 0; i < size(); i++) {
            longest = Math.max(longest, storage.stepCount(i));
        }
        return longest;
    }

    /** Returns how many values are missing. */
    public long missingCount() {
        return storage.missingCount();
    }

    /** Returns one value. */
    public float value(int index, int step, int feature) {
        Objects.checkIndex(step, stepCount(index));
        return storage.value(index, step, Objects.checkIndex(feature, featureCount()));
    }

    /** Returns a copy of one sequence's steps, (steps, features). */
    public float[][] steps(int index) {
        float[][] steps = new float[stepCount(index)][featureCount()];
        FloatBuffer flat = FloatBuffer.allocate(steps.length * featureCount());
        storage.copyTo(index, flat);
        flat.flip();
        for (float[] step : steps) {
            flat.get(step);
        }
        return steps;
    }

    /**
     * Appends one sequence's steps, row after row, to a buffer.
     *
     * @param index the sequence
     * @param target room for at least steps x features values
     */
    public void copyTo(int index, FloatBuffer target) {
        storage.copyTo(checked(index), target);
    }

    /**
     * Puts all sequences into a sink, in their order, and the names of categories after them.
     *
     * @param sink of the same features
     */
    public void copyTo(SequenceSink sink) {
        StepScan scan = new StepScan();
        for (int i = 0; i < size(); i++) {
            sink.accept(storage.details(i), scan.read(storage, i), 0, storage.stepCount(i));
        }
        categories.forEach((feature, names) -> sink.categories(featureNames.indexOf(feature), names));
    }

    /** Returns whether the sequences have labels. */
    public boolean isLabeled() {
        return storage.isLabeled();
    }

    /** Returns the label of one sequence, 1 for yes and 0 for no. */
    public int label(int index) {
        requireLabels();
        return storage.label(checked(index));
    }

    /** Returns a copy of all labels, 0 or 1 each, in the order of the sequences. */
    public int[] labels() {
        requireLabels();
        return IntStream.range(0, size()).map(storage::label).toArray();
    }

    /** Returns whether some sequence has another weight than 1. */
    public boolean isWeighted() {
        return storage.isWeighted();
    }

    /** Returns the weight of one sequence, not negative, float32; 1 unless given. */
    public float weight(int index) {
        return storage.weight(checked(index));
    }

    /** Returns a copy of all weights, not negative, float32, in the order of the sequences. */
    public float[] weights() {
        float[] copy = new float[size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = storage.weight(i);
        }
        return copy;
    }

    /** Returns whether the sequences have groups, which a split by group keeps together. */
    public boolean isGrouped() {
        return storage.isGrouped();
    }

    /** Returns the group of one sequence, or null where they have none. */
    public @Nullable String group(int index) {
        return storage.group(checked(index));
    }

    /** Returns the group of each sequence in their order, or null where they have none. */
    public @Nullable List<String> groups() {
        return isGrouped()
                ? IntStream.range(0, size())
                        .mapToObj(i -> String.valueOf(storage.group(i)))
                        .toList()
                : null;
    }

    /** Returns whether the times of first and last steps are known. */
    public boolean isTimed() {
        return storage.isTimed();
    }

    /** Returns the time of one sequence's first step, NaN where times are not known; see {@link SequenceDetails#start}. */
    public double start(int index) {
        return storage.start(checked(index));
    }

    /** Returns the time at which one sequence ends, NaN where times are not known; see {@link SequenceDetails#end}. */
    public double end(int index) {
        return storage.end(checked(index));
    }

    /**
     * Returns how much the sequences of one class weigh together; unless weights are given, how many they are.
     *
     * @param label 0 or 1
     */
    public double weightOf(int label) {
        requireLabels();
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += storage.label(i) == label ? storage.weight(i) : 0;
        }
        return sum;
    }

    /** Returns how many sequences say no and how many yes. */
    public ClassBalance balance() {
        requireLabels();
        int positives = 0;
        for (int i = 0; i < size(); i++) {
            positives += storage.label(i);
        }
        return new ClassBalance(size() - positives, positives);
    }

    /**
     * Returns zeros per one, the weight of a 1 that makes both classes count alike; of sequences with weights, the weight of all 0s per
     * that of all 1s. Infinite where only the 1s weigh nothing, {@code NaN} where the 0s do not either.
     */
    public double balancingWeight() {
        return weightOf(0) / weightOf(1);
    }

    /**
     * Returns chosen sequences in the stated order; of a store's, a view.
     *
     * @param indices which, each in [0, size)
     */
    public Sequences subset(int... indices) {
        for (int index : indices) {
            checked(index);
        }
        return select(Selection.of(indices));
    }

    /**
     * Returns the same sequences with some of their features, as a view.
     *
     * @param names which, all different, in the order that they shall have
     */
    public Sequences withFeatures(List<String> names) {
        StepRules.requireNames(names);
        for (String name : names) {
            InvalidInputException.require(
                    featureNames.contains(name),
                    "Feature '%s' must be one of %s. Maybe change --features.",
                    name,
                    String.join(", ", featureNames));
        }
        if (names.equals(featureNames)) {
            return this;
        }
        Map<String, List<String>> kept = new HashMap<>(categories);
        kept.keySet().retainAll(names);
        int[] columns = names.stream().mapToInt(featureNames::indexOf).toArray();
        return new Sequences(names, kept, new ChosenFeatures(storage, columns));
    }

    /** Returns the same sequences as if their answers were not known, nor weights, as a view. */
    public Sequences withoutLabels() {
        return new Sequences(featureNames, categories, new WithoutLabels(storage));
    }

    Sequences select(Selection chosen) {
        return new Sequences(featureNames, categories, storage.select(chosen));
    }

    Sequences transformed(List<String> names, StepTransform transform) {
        return new Sequences(names, Map.of(), storage.transformed(transform));
    }

    Sequences reading(ReadSteps rule) {
        return new Sequences(featureNames, categories, storage.reading(rule));
    }

    /** Returns what another storage makes of them, without names of categories. */
    Sequences viewed(List<String> names, StorageView view) {
        return new Sequences(names, Map.of(), view);
    }

    /** Returns where the sequences are kept, for this package's own loops. */
    SequenceStorage storage() {
        return storage;
    }

    /**
     * Splits into three parts that keep the class ratio and the order.
     *
     * @param trainShare the share of the first part, in (0, 1)
     * @param validationShare the share of the second; the third takes the rest
     * @param seed the same seed gives the same parts
     */
    public Split stratifiedSplit(double trainShare, double validationShare, long seed) {
        List<Sequences> parts =
                StratifiedSplitter.split(this, seed, trainShare, validationShare, 1.0 - trainShare - validationShare);
        return new Split(parts.get(0), parts.get(1), parts.get(2));
    }

    /**
     * Sets a part aside, keeping the class ratio and the order.
     *
     * @param share the share of the part set aside, in (0, 1)
     * @param seed the same seed gives the same parts
     * @return what stays, then what was set aside
     */
    public List<Sequences> stratifiedHoldOut(double share, long seed) {
        return StratifiedSplitter.split(this, seed, 1.0 - share, share);
    }

    /** Returns the SHA-256 of names, lengths, values, labels and weights as 64 hexadecimal digits: equal data, equal fingerprint. */
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    private int checked(int index) {
        return Objects.checkIndex(index, size());
    }

    private void requireLabels() {
        if (!isLabeled()) {
            throw new IllegalStateException("These sequences have no labels.");
        }
    }
}
