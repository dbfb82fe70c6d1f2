package org.seqwise.baseline;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seqwise.evaluation.AucDifference;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Scores;

/**
 * A model beside the baselines, on the same sequences.
 *
 * @param model what it is called, such as {@code LSTM}
 * @param figures the model's, at a threshold of 0.5
 * @param results one for each baseline, from the simplest on
 * @param leftOut the baselines that there are none of, and why
 */
public record BaselineComparison(
        String model, Evaluation figures, List<BaselineResult> results, Map<Baseline, String> leftOut) {

    private static final double THRESHOLD = 0.5;

    /** Copies the list and the map. */
    public BaselineComparison {
        results = List.copyOf(results);
        leftOut = copy(leftOut);
    }

    /** Returns a copy. */
    @Override
    public Map<Baseline, String> leftOut() {
        return copy(leftOut);
    }

    private static Map<Baseline, String> copy(Map<Baseline, String> map) {
        Map<Baseline, String> copy = new EnumMap<>(Baseline.class);
        copy.putAll(map);
        return copy;
    }

    /**
     * Compares.
     *
     * @param model what it is called, such as {@code LSTM}
     * @param scores what the model said
     * @param baselines what the baselines said of the same sequences in the same order
     * @param leftOut the baselines that there are none of, and why
     * @param groups (sequences), what each shares with others, such as a patient; null where each stands for itself
     */
    public static BaselineComparison of(
            String model,
            Scores scores,
            List<BaselineScores> baselines,
            Map<Baseline, String> leftOut,
            @Nullable List<String> groups) {
        List<BaselineResult> results = baselines.stream()
                .map(said -> {
                    Scores own = new Scores(said.probabilities(), scores.labels());
                    return new BaselineResult(
                            said.baseline(), Evaluation.of(own, THRESHOLD), AucDifference.of(scores, own, groups));
                })
                .toList();
        return new BaselineComparison(model, Evaluation.of(scores, THRESHOLD), results, leftOut);
    }

    /** Returns the baseline with the largest area under the ROC curve, of equal ones the simplest; none where areas are undefined. */
    public Optional<BaselineResult> best() {
        return results.stream()
                .filter(result -> !Double.isNaN(result.figures().rocAuc()))
                .max(Comparator.<BaselineResult>comparingDouble(
                                result -> result.figures().rocAuc())
                        .thenComparing(BaselineResult::baseline, Comparator.reverseOrder()));
    }

    /** Returns whether the model's area under the ROC curve is larger than each baseline's beyond the interval of the difference. */
    public boolean beatsAll() {
        return !results.isEmpty()
                && results.stream().allMatch(result -> result.gain().isClearGain());
    }

    /** Returns in a sentence whether the model beats the best baseline, with the figures. */
    public String verdict() {
        Optional<BaselineResult> best = hardest();
        if (best.isEmpty()) {
            return "Whether the " + model
                    + " beats the baselines cannot be said: the sequences judged on are of one class.";
        }
        return BaselineText.verdict(model, best.get());
    }

    // The one that the model beats by the least certain difference, where it is not the best that it fails to beat.
    private Optional<BaselineResult> hardest() {
        Optional<BaselineResult> best = best();
        if (beatsAll() || best.isEmpty() || !best.get().gain().isClearGain()) {
            return best;
        }
        return results.stream()
                .min(Comparator.comparingDouble(
                        result -> result.gain().interval().low()));
    }

    /** Returns an aligned table, for people. */
    @Override
    public String toString() {
        return BaselineText.table(this);
    }
}
