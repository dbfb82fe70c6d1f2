package org.seqwise.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Many sequences of unequal length, immutable, held as one flat array of values and one of offsets: 100,000 sequences are a handful of
 * objects. Features are the same for all. Labels are there for all sequences or for none.
 *
 * <p>A labeled sequence may have a weight, 1 unless given: in training one of weight 2 counts as if it were there twice, one of weight 0 as
 * if it were not. A model so learns the rates of the weighted data, and its probabilities are not corrected for that. Whatever measures or
 * deals sequences counts each of them once.
 */
public final class Sequences {

    private final List<String> featureNames;
    private final Identifiers ids;
    private final float[] values;
    private final int[] offsets;
    private final byte @Nullable [] labels;
    private final float @Nullable [] weights;

    private Sequences(
            List<String> featureNames,
            Identifiers ids,
            float[] values,
            int[] offsets,
            byte @Nullable [] labels,
            float @Nullable [] weights) {
        this.featureNames = featureNames;
        this.ids = ids;
        this.values = values;
        this.offsets = offsets;
        this.labels = labels;
        this.weights = weights;
    }

    /**
     * Starts an empty collection.
     *
     * @param featureNames the name of each feature, in the order of the values
     */
    public static Builder builder(List<String> featureNames) {
        return new Builder(featureNames);
    }

    /**
     * Collects labeled sequences.
     *
     * @param featureNames the name of each feature, in the order of the values
     * @param sequences in the order to keep
     */
    public static Sequences of(List<String> featureNames, List<LabeledSequence> sequences) {
        Builder builder = builder(featureNames);
        sequences.forEach(s -> builder.add(s.id(), s.steps(), s.label(), s.weight()));
        return builder.build();
    }

    /** Returns how many sequences there are. */
    public int size() {
        return offsets.length - 1;
    }

    /** Returns the names of the features, in the order of the values. */
    public List<String> featureNames() {
        return featureNames;
    }

    /** Returns how many features a step has. */
    public int featureCount() {
        return featureNames.size();
    }

    /** Returns the id of one sequence. */
    public String id(int index) {
        return ids.get(Objects.checkIndex(index, size()));
    }

    /** Returns how many steps one sequence has, at least 1. */
    public int stepCount(int index) {
        return offsets[index + 1] - offsets[index];
    }

    /** Returns the number of steps of all sequences together. */
    public int totalSteps() {
        return offsets[size()];
    }

    /** Returns the number of steps of the longest sequence, 0 where there is none. */
    public int longestStepCount() {
        int longest = 0;
        for (int i = 0; i < size(); i++) {
            longest = Math.max(longest, stepCount(i));
        }
        return longest;
    }

    /** Returns one value. */
    public float value(int index, int step, int feature) {
        Objects.checkIndex(step, stepCount(index));
        return values[(offsets[index] + step) * featureCount() + Objects.checkIndex(feature, featureCount())];
    }

    /** Returns a copy of one sequence's steps, (steps, features). */
    public float[][] steps(int index) {
        int width = featureCount();
        float[][] steps = new float[stepCount(index)][];
        for (int t = 0; t < steps.length; t++) {
            int from = (offsets[index] + t) * width;
            steps[t] = Arrays.copyOfRange(values, from, from + width);
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
        target.put(values, offsets[index] * featureCount(), stepCount(index) * featureCount());
    }

    /** Returns whether the sequences have labels. */
    public boolean isLabeled() {
        return labels != null;
    }

    /** Returns the label of one sequence, 1 for yes and 0 for no. */
    public int label(int index) {
        return requireLabels()[index];
    }

    /** Returns a copy of all labels, 0 or 1 each, in the order of the sequences. */
    public int[] labels() {
        byte[] present = requireLabels();
        int[] copy = new int[present.length];
        Arrays.setAll(copy, i -> present[i]);
        return copy;
    }

    /** Returns whether some sequence has another weight than 1. */
    public boolean isWeighted() {
        return weights != null;
    }

    /** Returns the weight of one sequence, not negative, float32; 1 unless given. */
    public float weight(int index) {
        Objects.checkIndex(index, size());
        return weights == null ? 1 : weights[index];
    }

    /** Returns a copy of all weights, not negative, float32, in the order of the sequences. */
    public float[] weights() {
        float[] copy = new float[size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = weight(i);
        }
        return copy;
    }

    /**
     * Returns how much the sequences of one class weigh together; unless weights are given, how many they are.
     *
     * @param label 0 or 1
     */
    public double weightOf(int label) {
        byte[] present = requireLabels();
        double sum = 0;
        for (int i = 0; i < present.length; i++) {
            sum += present[i] == label ? weight(i) : 0;
        }
        return sum;
    }

    /** Returns how many sequences say no and how many yes. */
    public ClassBalance balance() {
        int positives = 0;
        for (byte label : requireLabels()) {
            positives += label;
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
     * Returns chosen sequences in the stated order.
     *
     * @param indices which, each in [0, size)
     */
    public Sequences subset(int... indices) {
        Builder builder = builder(featureNames);
        for (int index : indices) {
            builder.append(id(index), isLabeled() ? label(index) : Builder.UNLABELED, weight(index));
            builder.appendSteps(values, offsets[index] * featureCount(), stepCount(index));
        }
        return builder.build();
    }

    /**
     * Returns the same sequences with other values.
     *
     * @param replacement as many values as there are, row after row
     */
    Sequences withValues(float[] replacement) {
        return new Sequences(featureNames, ids, replacement, offsets, labels, weights);
    }

    /** Returns the values themselves, row after row; for this package's own loops, which do not write. */
    float[] flatValues() {
        return values;
    }

    /** Returns the steps at which the sequences begin, and the total; not to be written. */
    int[] flatOffsets() {
        return offsets;
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

    private byte[] requireLabels() {
        if (labels == null) {
            throw new IllegalStateException("These sequences have no labels.");
        }
        return labels;
    }

    /** Collects sequences one after the other. */
    public static final class Builder implements SequenceSink {

        private final List<String> featureNames;
        private final Identifiers ids = new Identifiers();
        private float[] values = new float[256];
        private int[] offsets = new int[64];
        private byte[] labels = new byte[64];
        private float[] weights = new float[64];
        private int size;
        private int labeled;
        private boolean weighted;

        private Builder(List<String> featureNames) {
            this.featureNames = List.copyOf(featureNames);
            InvalidInputException.require(
                    !featureNames.isEmpty(), "There is no feature; a step needs at least one value.");
            InvalidInputException.require(
                    featureNames.stream().distinct().count() == featureNames.size(),
                    "Features %s must have different names.",
                    featureNames);
        }

        /**
         * Adds a labeled sequence.
         *
         * @param id what its owner calls it
         * @param steps (steps, features), finite, at least one step
         * @param label 0 or 1
         */
        public Builder add(String id, float[][] steps, int label) {
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
        public Builder add(String id, float[][] steps, int label, float weight) {
            LabeledSequence.requireLabelAndWeight(id, label, weight);
            return appendRows(id, steps, label, weight);
        }

        /**
         * Adds a sequence whose answer is not known.
         *
         * @param id what its owner calls it
         * @param steps (steps, features), finite, at least one step
         */
        public Builder addUnlabeled(String id, float[][] steps) {
            return appendRows(id, steps, UNLABELED, 1);
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
        public Builder addFlat(String id, float[] source, int from, int steps, int label) {
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
        public Builder addFlat(String id, float[] source, int from, int steps, int label, float weight) {
            LabeledSequence.requireLabelAndWeight(id, label, weight);
            return appendFlat(id, source, from, steps, label, weight);
        }

        /**
         * Adds a sequence whose answer is not known out of a flat array.
         *
         * @param id what its owner calls it
         * @param source values, row after row, finite; copied
         * @param from where in the source the first step begins
         * @param steps how many steps to take, at least 1
         */
        public Builder addFlatUnlabeled(String id, float[] source, int from, int steps) {
            return appendFlat(id, source, from, steps, UNLABELED, 1);
        }

        @Override
        public void accept(String id, float[] source, int from, int steps, int label, float weight) {
            if (label == UNLABELED) {
                addFlatUnlabeled(id, source, from, steps);
            } else {
                addFlat(id, source, from, steps, label, weight);
            }
        }

        private Builder appendFlat(String id, float[] source, int from, int steps, int label, float weight) {
            InvalidInputException.require(steps > 0, "Sequence '%s' has no step; it must have at least one.", id);
            int width = featureNames.size();
            int end = from + Math.multiplyExact(steps, width);
            Objects.checkFromToIndex(from, end, source.length);
            for (int i = from; i < end; i++) {
                if (!Float.isFinite(source[i])) {
                    int start = i - (i - from) % width;
                    checkStep(id, Arrays.copyOfRange(source, start, start + width));
                }
            }
            append(id, label, weight).appendSteps(source, from, steps);
            return this;
        }

        private Builder appendRows(String id, float[][] steps, int label, float weight) {
            InvalidInputException.require(
                    steps.length > 0, "Sequence '%s' has no step; it must have at least one.", id);
            for (float[] step : steps) {
                checkStep(id, step);
            }
            append(id, label, weight);
            for (float[] step : steps) {
                appendSteps(step, 0, 1);
            }
            return this;
        }

        private void checkStep(String id, float[] step) {
            InvalidInputException.require(
                    step.length == featureNames.size(),
                    "Sequence '%s' has a step of %d values; its features are %d: %s.",
                    id,
                    step.length,
                    featureNames.size(),
                    featureNames);
            for (int f = 0; f < step.length; f++) {
                InvalidInputException.require(
                        Float.isFinite(step[f]),
                        "Sequence '%s' has %s in feature '%s'; values must be finite.",
                        id,
                        step[f],
                        featureNames.get(f));
            }
        }

        /** Starts a sequence that {@link #appendSteps} fills. */
        private Builder append(String id, int label, float weight) {
            ids.add(id);
            offsets = Growth.ensure(offsets, size + 2);
            labels = Growth.ensure(labels, size + 1);
            weights = Growth.ensure(weights, size + 1);
            offsets[size + 1] = offsets[size];
            labels[size] = (byte) label;
            weights[size] = weight;
            weighted |= weight != 1;
            labeled += label == UNLABELED ? 0 : 1;
            size++;
            return this;
        }

        private void appendSteps(float[] source, int from, int steps) {
            int width = featureNames.size();
            long end = ((long) offsets[size] + steps) * width;
            values = Growth.ensure(values, end);
            System.arraycopy(source, from, values, offsets[size] * width, steps * width);
            offsets[size] += steps;
        }

        /** Returns all that was added; labels must have been given for all or for none. */
        public Sequences build() {
            InvalidInputException.require(
                    labeled == 0 || labeled == size,
                    "%d of %d sequences have a label; all must or none.",
                    labeled,
                    size);
            return new Sequences(
                    featureNames,
                    ids.trimmed(),
                    Arrays.copyOf(values, offsets[size] * featureNames.size()),
                    Arrays.copyOf(offsets, size + 1),
                    labeled == size && size > 0 ? Arrays.copyOf(labels, size) : null,
                    weighted ? Arrays.copyOf(weights, size) : null);
        }
    }
}
