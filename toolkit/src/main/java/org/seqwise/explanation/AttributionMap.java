package org.seqwise.explanation;

import java.util.Arrays;
import java.util.List;

/**
 * What raw features add to the logits of many sequences, by steps counted from the last. A cell's figures are means over the sequences that
 * have its step.
 *
 * @param sequences how many were attributed
 * @param featureNames of the raw features, in the order of training
 * @param counts (steps), how many sequences have the step
 * @param size (features, steps), the mean of the absolute of what is added: how much the model goes by it
 * @param mean (features, steps), the mean of what is added: which way
 * @param completenessError the largest {@linkplain SequenceExplanation#completenessError of a sequence}
 */
public record AttributionMap(
        int sequences,
        List<String> featureNames,
        int[] counts,
        double[][] size,
        double[][] mean,
        double completenessError) {

    /** Copies lists and arrays. */
    public AttributionMap {
        featureNames = List.copyOf(featureNames);
        counts = counts.clone();
        size = copy(size);
        mean = copy(mean);
    }

    static AttributionMap of(List<SequenceExplanation> each) {
        List<String> names = each.get(0).featureNames();
        int longest =
                each.stream().mapToInt(SequenceExplanation::stepCount).max().orElseThrow();
        int[] counts = new int[longest];
        double[][] size = new double[names.size()][longest];
        double[][] mean = new double[names.size()][longest];
        double error = 0;
        for (SequenceExplanation one : each) {
            error = Math.max(error, one.completenessError());
            double[][] added = one.added();
            for (int ago = 0; ago < added.length; ago++) {
                counts[ago]++;
                for (int f = 0; f < size.length; f++) {
                    double here = added[added.length - 1 - ago][f];
                    size[f][ago] += Math.abs(here);
                    mean[f][ago] += here;
                }
            }
        }
        for (int f = 0; f < size.length; f++) {
            for (int ago = 0; ago < longest; ago++) {
                size[f][ago] /= counts[ago];
                mean[f][ago] /= counts[ago];
            }
        }
        return new AttributionMap(each.size(), names, counts, size, mean, error);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns a copy of how many sequences have each step, (steps). */
    @Override
    public int[] counts() {
        return counts.clone();
    }

    /** Returns a copy of the sizes, (features, steps), in logits, not negative. */
    @Override
    public double[][] size() {
        return copy(size);
    }

    /** Returns a copy of the means, (features, steps), in logits. */
    @Override
    public double[][] mean() {
        return copy(mean);
    }

    /** Returns the steps in at most {@link StepSpan#MOST} spans, from the last back. */
    public List<StepSpan> spans() {
        return StepSpan.upTo(counts.length);
    }

    /** Returns the mean size of a feature's cells in a span, each counted once for every sequence that has it. */
    public double size(int feature, StepSpan span) {
        double sum = 0;
        double weight = 0;
        for (int ago = span.nearest(); ago <= span.farthest(); ago++) {
            sum += size[feature][ago] * counts[ago];
            weight += counts[ago];
        }
        return sum / weight;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributionMap that
                && sequences == that.sequences
                && featureNames.equals(that.featureNames)
                && Arrays.equals(counts, that.counts)
                && Arrays.deepEquals(size, that.size)
                && Arrays.deepEquals(mean, that.mean)
                && completenessError == that.completenessError;
    }

    @Override
    public int hashCode() {
        return 31 * featureNames.hashCode() + Arrays.deepHashCode(mean);
    }
}
