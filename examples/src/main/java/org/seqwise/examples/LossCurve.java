package org.seqwise.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seqwise.training.LearningRateRange;
import org.seqwise.training.LearningRateRange.Step;

/** The loss against the learning rate as lines of text, three to a decade. */
final class LossCurve {

    private static final int LINES_A_DECADE = 3;
    private static final int WIDTH = 50;

    private LossCurve() {}

    static String of(LearningRateRange range) {
        List<Step> shown = shown(range.steps());
        double lowest = range.lowest().smoothed();
        // What runs away would press all else into one column.
        double highest = Math.max(range.steps().get(0).smoothed(), lowest + Math.abs(lowest) / 2);
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-10s %-10s%n", "rate", "loss"));
        for (Step step : shown) {
            double share = (step.smoothed() - lowest) / (highest - lowest);
            int length = (int) Math.round(WIDTH * Math.min(1, share));
            text.append(String.format(
                    Locale.ROOT,
                    "%-10s %-10.4f |%s%s%n",
                    String.format(Locale.ROOT, "%.2g", step.rate()),
                    step.smoothed(),
                    "#".repeat(length),
                    share > 1 ? ">" : ""));
        }
        return text.toString();
    }

    /** Returns the first step of each third of a decade. */
    private static List<Step> shown(List<Step> steps) {
        List<Step> shown = new ArrayList<>();
        double next = steps.get(0).rate();
        for (Step step : steps) {
            // The next line is this one times a third of ten; rounding must not skip it.
            if (step.rate() >= next * (1 - 1e-9)) {
                shown.add(step);
                next *= Math.pow(10, 1.0 / LINES_A_DECADE);
            }
        }
        return shown;
    }
}
