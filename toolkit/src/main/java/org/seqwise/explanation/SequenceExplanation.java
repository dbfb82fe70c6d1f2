package org.seqwise.explanation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What each value of one sequence adds to its logit.
 *
 * @param id of the sequence
 * @param probability that it is a 1, corrected as all that a model gives out, in [0, 1]
 * @param logit what the network says before that, of an ensemble the mean of its members'
 * @param baseline the logit of an equally long sequence of nothing but means (see {@link Explainer})
 * @param featureNames of the raw features, in the order of training
 * @param categories names of categories by feature, for those whose values are places in them
 * @param values (steps, features), raw; NaN where one is missing
 * @param added (steps, features), what each value adds to the baseline's logit
 */
public record SequenceExplanation(
        String id,
        double probability,
        double logit,
        double baseline,
        List<String> featureNames,
        Map<String, List<String>> categories,
        float[][] values,
        double[][] added) {

    /** Copies lists and arrays. */
    public SequenceExplanation {
        featureNames = List.copyOf(featureNames);
        categories = Map.copyOf(categories);
        values = Arrays.stream(values).map(float[]::clone).toArray(float[][]::new);
        added = copy(added);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns a copy of the raw values, (steps, features). */
    @Override
    public float[][] values() {
        return Arrays.stream(values).map(float[]::clone).toArray(float[][]::new);
    }

    /** Returns a copy of what each value adds, (steps, features), in logits. */
    @Override
    public double[][] added() {
        return copy(added);
    }

    /** Returns how many steps the sequence has. */
    public int stepCount() {
        return added.length;
    }

    /** Returns a raw value: the name of its category where it has one, else a number. */
    public Object value(int step, int feature) {
        float value = values[step][feature];
        List<String> names = categories.get(featureNames.get(feature));
        return names == null || Float.isNaN(value) ? (Object) value : names.get((int) value);
    }

    /**
     * Returns by how much what is added misses the logit less the baseline's, not negative. Far from 0, more points are needed, most of all
     * by a network with kinks (the largest over the steps, rectified linear units).
     */
    public double completenessError() {
        double sum = Arrays.stream(added).flatMapToDouble(Arrays::stream).sum();
        return Math.abs(sum - (logit - baseline));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SequenceExplanation that
                && id.equals(that.id)
                && probability == that.probability
                && logit == that.logit
                && baseline == that.baseline
                && featureNames.equals(that.featureNames)
                && categories.equals(that.categories)
                && Arrays.deepEquals(values, that.values)
                && Arrays.deepEquals(added, that.added);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.deepHashCode(added);
    }
}
