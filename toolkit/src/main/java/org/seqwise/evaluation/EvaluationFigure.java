package org.seqwise.evaluation;

/** The figures of an {@link Evaluation} that differ from sample to sample, by the names that {@code metrics.json} gives them. */
public enum EvaluationFigure {
    /** {@link Evaluation#rocAuc}. */
    ROC_AUC("rocAuc", "ROC AUC"),
    /** {@link Evaluation#prAuc}. */
    PR_AUC("prAuc", "PR AUC"),
    /** {@link Evaluation#logLoss}. */
    LOG_LOSS("logLoss", "log-loss"),
    /** {@link Evaluation#brier}. */
    BRIER("brier", "Brier"),
    /** {@link Evaluation#accuracy}. */
    ACCURACY("accuracy", "accuracy"),
    /** {@link Evaluation#balancedAccuracy}. */
    BALANCED_ACCURACY("balancedAccuracy", "balanced accuracy"),
    /** {@link Evaluation#precision}. */
    PRECISION("precision", "precision"),
    /** {@link Evaluation#recall}. */
    RECALL("recall", "recall"),
    /** {@link Evaluation#f1}. */
    F1("f1", "F1"),
    /** {@link Evaluation#mcc}. */
    MCC("mcc", "MCC");

    private final String key;
    private final String text;

    EvaluationFigure(String key, String text) {
        this.key = key;
        this.text = text;
    }

    /** Returns the name in {@code metrics.json}, such as {@code rocAuc}. */
    public String key() {
        return key;
    }

    /** Returns the figure, {@code NaN} where it is undefined. */
    public double of(Evaluation evaluation) {
        return switch (this) {
            case ROC_AUC -> evaluation.rocAuc();
            case PR_AUC -> evaluation.prAuc();
            case LOG_LOSS -> evaluation.logLoss();
            case BRIER -> evaluation.brier();
            case ACCURACY -> evaluation.accuracy();
            case BALANCED_ACCURACY -> evaluation.balancedAccuracy();
            case PRECISION -> evaluation.precision();
            case RECALL -> evaluation.recall();
            case F1 -> evaluation.f1();
            case MCC -> evaluation.mcc();
        };
    }

    /** Returns the name for people, such as {@code ROC AUC}. */
    @Override
    public String toString() {
        return text;
    }
}
