package org.seqwise.examples;

import org.seqwise.evaluation.Evaluation;

/** The figures that a trial shows. */
enum Figure {
    /** {@link Evaluation#rocAuc}. */
    ROC_AUC("ROC AUC"),

    /** {@link Evaluation#accuracy}; knowing the ratio alone, one says the more frequent class. */
    ACCURACY("accuracy"),

    /** {@link Evaluation#f1}; knowing the ratio alone, nothing beats saying yes to all: 2 p / (1 + p). */
    F1("F1"),

    /** {@link Evaluation#logLoss}, in nats, the one where lower is better. */
    LOG_LOSS("log-loss");

    private final String text;

    Figure(String text) {
        this.text = text;
    }

    double of(Evaluation test) {
        return switch (this) {
            case ROC_AUC -> test.rocAuc();
            case ACCURACY -> test.accuracy();
            case F1 -> test.f1();
            case LOG_LOSS -> test.logLoss();
        };
    }

    /** Returns the best that knowing the test part's class ratio and nothing else can give. */
    double ratioAlone(Evaluation test) {
        double rate = test.positiveRate();
        return switch (this) {
            case ROC_AUC -> 0.5;
            case ACCURACY -> Math.max(rate, 1 - rate);
            case F1 -> 2 * rate / (1 + rate);
            case LOG_LOSS -> test.floorLogLoss();
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
