package org.seqwise.verdict;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.EvaluationFigure;
import org.seqwise.evaluation.EvaluationWithIntervals;
import org.seqwise.evaluation.Interval;
import org.seqwise.evaluation.PairedComparison;

/**
 * What could be learned of a part of the data, judged on another.
 *
 * @param learned how many sequences were learned from
 * @param sequence a small LSTM
 * @param others the baselines and, as {@value #IN_ANY_ORDER}, the same LSTM on sequences whose steps were shuffled, by name
 * @param order the LSTM less the one that was told no order
 * @param chance how good the best of all of them is on shuffled labels
 * @param learnedByHeart the log-loss that the LSTM reached on 64 sequences which it may learn by heart, as a part of what the ratio has
 */
public record Signal(
        int learned,
        EvaluationWithIntervals sequence,
        Map<String, Evaluation> others,
        PairedComparison order,
        ChanceTest chance,
        double learnedByHeart) {

    /** The LSTM that was told no order. */
    public static final String IN_ANY_ORDER = "LSTM, steps shuffled";

    /** The LSTM. */
    public static final String IN_ORDER = "LSTM";

    private static final double SMALLEST_GAIN = 0.01;
    private static final double GAIN_OF_BASELINE = 0.03;
    private static final double WEAK = 0.6;
    private static final double BY_HEART = 0.3;

    /** Copies the map. */
    public Signal {
        others = new LinkedHashMap<>(others);
    }

    /** Returns a copy. */
    @Override
    public Map<String, Evaluation> others() {
        return new LinkedHashMap<>(others);
    }

    /** Returns whether anything tells 1s from 0s. */
    public boolean isThere() {
        return chance.isSignal();
    }

    /** Returns whether it hardly does: the best ROC AUC is below 0.6. */
    public boolean isWeak() {
        return bestAuc() < WEAK;
    }

    /** Returns the ROC AUC that chance stays below nearly always. */
    public double chanceAuc() {
        return chance.quantile();
    }

    /** Returns how often the best of all is as good on shuffled labels, in (0, 1]. */
    public double pValue() {
        return chance.pValue();
    }

    /**
     * Returns whether the order of steps tells more than they do in any order: the LSTM is clearly better than the one that was told no order, by
     * a hundredth of ROC AUC; or a baseline, which knows first and last values and slopes, is better than that one by three hundredths.
     */
    public boolean needsOrder() {
        boolean isClear = order.interval(EvaluationFigure.ROC_AUC).low() > 0
                && order.difference(EvaluationFigure.ROC_AUC) >= SMALLEST_GAIN;
        return isClear || bestAuc() - order.other().rocAuc() >= GAIN_OF_BASELINE;
    }

    /** Returns whether 64 sequences were learned by heart: a network that cannot do that is not told what it needs. */
    public boolean isPipelineSound() {
        return learnedByHeart < BY_HEART;
    }

    /** Returns the best ROC AUC of all. */
    public double bestAuc() {
        return Math.max(
                sequence.figures().rocAuc(),
                others.values().stream().mapToDouble(Evaluation::rocAuc).max().orElse(0));
    }

    /** Returns the name of what has the best ROC AUC. */
    public String best() {
        return others.entrySet().stream()
                .filter(other -> other.getValue().rocAuc() > sequence.figures().rocAuc())
                .max(Comparator.comparingDouble(other -> other.getValue().rocAuc()))
                .map(Map.Entry::getKey)
                .orElse(IN_ORDER);
    }

    /** Returns the interval of the LSTM's ROC AUC. */
    public Interval aucInterval() {
        return sequence.interval(EvaluationFigure.ROC_AUC);
    }
}
