package org.seqwise.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects sequences one after the other, on the heap. */
public final class SequencesBuilder implements SequenceSink {

    private final StepRules rules;
    private final HeapStorage.Growing storage;
    private final Map<String, List<String>> categories = new TreeMap<>();

    SequencesBuilder(List<String> featureNames) {
        rules = new StepRules(featureNames);
        storage = new HeapStorage.Growing(featureNames.size());
    }

    /** Takes NaN for a value that is missing from now on, where it is refused otherwise. */
    public SequencesBuilder missingAllowed() {
        rules.missingAllowed();
        return this;
    }

    /**
     * Adds a labeled sequence.
     *
     * @param id what its owner calls it
     * @param steps (steps, features), finite, at least one step
     * @param label 0 or 1
     */
    public SequencesBuilder add(String id, float[][] steps, int label) {
        return add(id, steps, label, 1);
    }

    /**
     * Adds a labeled sequence that counts more or less than others in training.
     *
     * @param id what its owner calls it
     * @param steps (steps, features), finite, at least one step
     * @param label 0 or 1
     * @param weight not negative, finite
     */
    public SequencesBuilder add(String id, float[][] steps, int label, float weight) {
        LabeledSequence.requireLabelAndWeight(id, label, weight);
        return add(new SequenceDetails(id, label, weight), steps);
    }

    /**
     * Adds a sequence whose answer is not known.
     *
     * @param id what its owner calls it
     * @param steps (steps, features), finite, at least one step
     */
    public SequencesBuilder addUnlabeled(String id, float[][] steps) {
        return add(new SequenceDetails(id, UNLABELED), steps);
    }

    /**
     * Adds a sequence.
     *
     * @param details its id, label and what else is known of it
     * @param steps (steps, features), finite, at least one step
     */
    public SequencesBuilder add(SequenceDetails details, float[][] steps) {
        rules.require(details.id(), steps);
        storage.add(details);
        for (float[] step : steps) {
            storage.append(step, 0, 1);
        }
        return this;
    }

    /**
     * Adds a labeled sequence out of a flat array.
     *
     * @param id what its owner calls it
     * @param source values, row after row, finite; copied
     * @param from where in the source the first step begins
     * @param steps how many steps to take, at least 1
     * @param label 0 or 1
     */
    public SequencesBuilder addFlat(String id, float[] source, int from, int steps, int label) {
        return addFlat(id, source, from, steps, label, 1);
    }

    /**
     * Adds a labeled sequence out of a flat array that counts more or less than others in training.
     *
     * @param id what its owner calls it
     * @param source values, row after row, finite; copied
     * @param from where in the source the first step begins
     * @param steps how many steps to take, at least 1
     * @param label 0 or 1
     * @param weight not negative, finite
     */
    public SequencesBuilder addFlat(String id, float[] source, int from, int steps, int label, float weight) {
        LabeledSequence.requireLabelAndWeight(id, label, weight);
        accept(id, source, from, steps, label, weight);
        return this;
    }

    /**
     * Adds a sequence whose answer is not known out of a flat array.
     *
     * @param id what its owner calls it
     * @param source values, row after row, finite; copied
     * @param from where in the source the first step begins
     * @param steps how many steps to take, at least 1
     */
    public SequencesBuilder addFlatUnlabeled(String id, float[] source, int from, int steps) {
        accept(id, source, from, steps, UNLABELED);
        return this;
    }

    @Override
    public void accept(SequenceDetails details, float[] source, int from, int steps) {
        rules.require(details.id(), source, from, steps);
        storage.add(details, source, from, steps);
    }

    @Override
    public void categories(int feature, List<String> names) {
        categories.put(rules.featureNames().get(feature), List.copyOf(names));
    }

    /** Returns all that was added; labels, groups and times must have been given for all or for none. */
    public Sequences build() {
        return new Sequences(rules.featureNames(), categories, storage.done());
    }
}
