package org.seqwise.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the curve of a training says, whether it is finished or still runs. */
public final class CurveFindings {

    private static final double NOTHING_GAINED = 0.01;
    private static final double STILL_FALLING = 0.002;
    private static final double BY_HEART = 0.01;
    private static final double RUN_AWAY = 1.5;

    private CurveFindings() {}

    /**
     * Reads a curve.
     *
     * @param epochs of one network, in their order, at least one
     */
    public static List<Finding> of(List<EpochFigures> epochs) {
        EpochFigures first = epochs.get(0);
        EpochFigures last = epochs.get(epochs.size() - 1);
        EpochFigures best = epochs.stream()
                .min(Comparator.comparingDouble(EpochFigures::validationLogLoss))
                .orElseThrow();
        List<Finding> findings = new ArrayList<>();
        findings.add(finding(
                "best",
                "Of %d epochs number %d is the best: validation log-loss %.4f, ROC AUC %.4f; the first had %.4f and %.4f, the last %.4f"
                        + " and %.4f.",
                last.epoch(),
                best.epoch(),
                best.validationLogLoss(),
                best.validationRocAuc(),
                first.validationLogLoss(),
                first.validationRocAuc(),
                last.validationLogLoss(),
                last.validationRocAuc()));
        if (!Double.isFinite(last.loss()) || last.loss() > RUN_AWAY * first.loss()) {
            findings.add(finding(
                    "diverged",
                    "The loss rose from %.4f to %.4f: steps are too large. Maybe a tenth of learningRate %s, or --max-gradient-norm 1.",
                    first.loss(),
                    last.loss(),
                    last.learningRate()));
        } else if (epochs.size() >= 3) {
            addCourse(findings, epochs, best);
        }
        return findings;
    }

    private static void addCourse(List<Finding> findings, List<EpochFigures> epochs, EpochFigures best) {
        EpochFigures first = epochs.get(0);
        EpochFigures last = epochs.get(epochs.size() - 1);
        double bestBefore = epochs.subList(0, epochs.size() - (epochs.size() + 4) / 5).stream()
                .mapToDouble(EpochFigures::validationLogLoss)
                .min()
                .orElseThrow();
        double gained = (first.validationLogLoss() - best.validationLogLoss()) / first.validationLogLoss();
        double lost = (last.validationLogLoss() - best.validationLogLoss()) / best.validationLogLoss();
        if (lost > BY_HEART && last.loss() < best.loss()) {
            findings.add(finding(
                    "by-heart",
                    "After epoch %d the training loss fell on, from %.4f to %.4f, while validation got worse by %.1f %%: it learns single"
                            + " sequences by heart. The best weights are kept; to get further, maybe --dropout 0.3, fewer --hidden, or"
                            + " more data.",
                    best.epoch(),
                    best.loss(),
                    last.loss(),
                    100 * lost));
        }
        if (gained < NOTHING_GAINED) {
            findings.add(finding(
                    "still",
                    "From the first epoch to the best it gained %.2f %% of log-loss: either the first epoch learned all there is, or"
                            + " nothing is learned. seqwise diagnose --data tells which.",
                    100 * gained));
        } else if (best.epoch() == last.epoch() && bestBefore - best.validationLogLoss() > STILL_FALLING * bestBefore) {
            findings.add(finding(
                    "falling",
                    "It was still getting better when these figures end. Maybe more --epochs, or a larger rate."));
        }
    }

    private static Finding finding(String subject, String pattern, Object... arguments) {
        return new Finding(subject, String.format(Locale.ROOT, pattern, arguments));
    }
}
