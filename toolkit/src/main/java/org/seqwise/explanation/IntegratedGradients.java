package org.seqwise.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/**
 * What each number of a sequence adds to its logit: the number times the mean of the gradient on the straight way from a baseline to the
 * sequence (Sundararajan, Taly and Yan 2017, <i>Axiomatic attribution for deep networks</i>, equation 1), the mean taken by {@link
 * GaussLegendre}. The baseline is as long as the sequence, with all numbers 0: every amount is at the middle of the training, its mean or,
 * scaled robustly, its median; every category is none of those known. Together they add up to the sequence's logit less the baseline's
 * (proposition 1), but for the error of the quadrature.
 */
final class IntegratedGradients {

    // Numbers of sequences that are in memory at once.
    private static final int AT_ONCE = 1000;

    private final PreparedModel model;
    private final GaussLegendre rule;

    IntegratedGradients(PreparedModel model, int points) {
        this.model = model;
        rule = GaussLegendre.of(points);
    }

    /**
     * What was found for one sequence.
     *
     * @param logit of the sequence
     * @param baseline the logit of the baseline
     * @param added (steps, numbers a step)
     */
    record Found(double logit, double baseline, double[][] added) {}

    /**
     * Attributes sequences, in their order.
     *
     * @param sequences already preprocessed
     */
    List<Found> of(Sequences sequences) {
        List<Found> found = new ArrayList<>();
        int each = Math.max(1, AT_ONCE / rule.points().length);
        for (int from = 0; from < sequences.size(); from += each) {
            int[] some = IntStream.range(from, Math.min(from + each, sequences.size()))
                    .toArray();
            found.addAll(few(sequences.subset(some)));
        }
        return found;
    }

    private List<Found> few(Sequences sequences) {
        double[] logits = model.logits(sequences);
        double[] baselines = model.logits(scaled(sequences, new double[] {0}));
        double[][][] gradients = model.logitGradients(scaled(sequences, rule.points()));
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            found.add(new Found(logits[i], baselines[i], added(sequences.steps(i), gradients, i)));
        }
        return found;
    }

    private double[][] added(float[][] steps, double[][][] gradients, int sequence) {
        double[] weights = rule.weights();
        double[][] added = new double[steps.length][steps[0].length];
        for (int t = 0; t < added.length; t++) {
            for (int f = 0; f < added[t].length; f++) {
                double mean = 0;
                for (int point = 0; point < weights.length; point++) {
                    mean += weights[point] * gradients[sequence * weights.length + point][t][f];
                }
                added[t][f] = steps[t][f] * mean;
            }
        }
        return added;
    }

    /** Returns every sequence at every point of its way from the baseline. */
    private static Sequences scaled(Sequences sequences, double[] points) {
        SequencesBuilder builder = Sequences.builder(sequences.featureNames());
        for (int i = 0; i < sequences.size(); i++) {
            for (double point : points) {
                float[][] steps = sequences.steps(i);
                for (float[] step : steps) {
                    for (int f = 0; f < step.length; f++) {
                        step[f] *= (float) point;
                    }
                }
                builder.addUnlabeled(sequences.id(i), steps);
            }
        }
        return builder.build();
    }
}
