package org.seqwise.evaluation;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.seqwise.data.InvalidInputException;

/** The figures of an {@link Evaluation} that models can be chosen by. Those that need a threshold are taken at the best one. */
public enum Metric {
    /** {@link Evaluation#weightedLogLoss}, in nats; lower is better. */
    LOG_LOSS("log-loss", false) {
        @Override
        public double of(Scores scores, float[] weights) {
            return Evaluation.weightedLogLoss(scores, weights);
        }
    },
    /** {@link Evaluation#rocAuc}, in [0, 1]; higher is better. */
    ROC_AUC("roc-auc", true) {
        @Override
        public double of(Scores scores, float[] weights) {
            return Evaluation.of(scores, 0.5).rocAuc();
        }
    },
    /** {@link Evaluation#prAuc}, in [0, 1]; higher is better. */
    PR_AUC("pr-auc", true) {
        @Override
        public double of(Scores scores, float[] weights) {
            return Evaluation.of(scores, 0.5).prAuc();
        }
    },
    /** {@link Evaluation#f1} at the threshold of {@link ThresholdRule#bestF1}, in [0, 1]; higher is better. */
    F1("f1", true) {
        @Override
        public double of(Scores scores, float[] weights) {
            return Evaluation.of(scores, ThresholdRule.bestF1().choose(scores)).f1();
        }
    },
    /** {@link Evaluation#accuracy} at the threshold of {@link ThresholdRule#bestAccuracy}, in [0, 1]; higher is better. */
    ACCURACY("accuracy", true) {
        @Override
        public double of(Scores scores, float[] weights) {
            return Evaluation.of(scores, ThresholdRule.bestAccuracy().choose(scores))
                    .accuracy();
        }
    },
    /** {@link Evaluation#brier}, in [0, 1]; lower is better. */
    BRIER("brier", false) {
        @Override
        public double of(Scores scores, float[] weights) {
            return Evaluation.of(scores, 0.5).brier();
        }
    };

    private final String text;
    private final boolean isHigherBetter;

    Metric(String text, boolean isHigherBetter) {
        this.text = text;
        this.isHigherBetter = isHigherBetter;
    }

    /**
     * Returns the figure.
     *
     * @param scores probabilities and labels of both classes
     * @param weights (sequences), what each counts in the log-loss; all else counts each sequence once
     */
    public abstract double of(Scores scores, float[] weights);

    /**
     * Returns what is to be made small: the figure where lower is better, and else what it lacks to 1.
     *
     * @param scores probabilities and labels of both classes
     * @param weights (sequences), as in {@link #of(Scores, float[])}
     */
    public double loss(Scores scores, float[] weights) {
        return loss(of(scores, weights));
    }

    /** Returns what is to be made small where the figure is this. */
    public double loss(double figure) {
        return isHigherBetter ? 1 - figure : figure;
    }

    /** Returns whether a model with a higher figure is the better one. */
    public boolean isHigherBetter() {
        return isHigherBetter;
    }

    /**
     * Finds a figure by its name, in any case.
     *
     * @param name such as {@code roc-auc}
     * @throws InvalidInputException if there is none of that name
     */
    public static Metric of(String name) {
        for (Metric metric : values()) {
            if (metric.text.equalsIgnoreCase(name)) {
                return metric;
            }
        }
        throw new InvalidInputException("Metric (" + name + ") must be one of "
                + Arrays.stream(values()).map(Metric::toString).collect(Collectors.joining(", ")) + ".");
    }

    /** Returns the name, such as {@code roc-auc}. */
    @Override
    public String toString() {
        return text;
    }
}
