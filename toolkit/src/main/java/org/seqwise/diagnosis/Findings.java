package org.seqwise.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.ClassBalance;

/** What a description's figures mean for a training. */
final class Findings {

    // Below, padding and repeats are accidents of the data rather than its form.
    private static final double SMALL_SHARE = 0.001;
    private static final double UNLIKE_SCALES = 100;
    private static final int FEW = 50;
    private static final int MOST_NAMED = 5;

    private final DataDescription data;
    private final List<Finding> findings = new ArrayList<>();

    private Findings(DataDescription data) {
        this.data = data;
    }

    static List<Finding> of(DataDescription data) {
        Findings found = new Findings(data);
        found.addMissing();
        found.addPadding();
        found.addStillFeatures();
        found.addScales();
        found.addBalance(data.balance());
        found.addRepeats();
        return found.findings;
    }

    private void add(String subject, String text, Object... arguments) {
        findings.add(new Finding(subject, String.format(Locale.ROOT, text, arguments)));
    }

    private void addMissing() {
        long missing =
                data.features().stream().mapToLong(FeatureFigures::missing).sum();
        if (missing > 0) {
            add(
                    "missing",
                    "%,d values are missing, in %s: training refuses them unless they are filled (--missing impute).",
                    missing,
                    named(feature -> feature.missing() > 0));
        }
    }

    private void addPadding() {
        PaddingFigures padding = data.padding();
        if (data.paddingShare() >= SMALL_SHARE) {
            add(
                    "padding",
                    "%.1f %% of all rows are zeros %s, in %,d of %,d sequences. Padding drowns the signal where it is read"
                            + " as data. %s",
                    100 * data.paddingShare(),
                    padding.back() == 0
                            ? "in front of sequences"
                            : padding.front() == 0 ? "behind sequences" : "at the ends of sequences",
                    padding.sequences(),
                    data.sequences(),
                    data.zerosArePadding()
                            ? "Seqwise leaves it away (--padding auto)."
                            : "If it is padding, leave these rows out of the file.");
        }
        if (padding.empty() > 0) {
            add(
                    "empty",
                    "%,d of %,d sequences have no row but zeros: they say nothing, and each counts as one step of zeros.",
                    padding.empty(),
                    data.sequences());
        }
    }

    private void addStillFeatures() {
        if (data.features().stream().anyMatch(FeatureFigures::isConstant)) {
            add(
                    "constant",
                    "%s never changes and says nothing. Maybe leave it out.",
                    named(FeatureFigures::isConstant));
        }
        for (FeatureFigures feature : data.features()) {
            if (feature.isNearlyConstant()) {
                add(
                        "nearly-constant",
                        "%s hardly moves: %.4g about %.4g, %.2g of its size. Unscaled it is as good as constant; Seqwise scales"
                                + " every feature.",
                        feature.name(),
                        feature.deviation(),
                        feature.mean(),
                        feature.deviation() / Math.abs(feature.mean()));
            }
        }
    }

    private void addScales() {
        List<FeatureFigures> moving = data.features().stream()
                .filter(f -> f.isAmount() && f.deviation() > 0)
                .toList();
        double least =
                moving.stream().mapToDouble(FeatureFigures::deviation).min().orElse(1);
        double most =
                moving.stream().mapToDouble(FeatureFigures::deviation).max().orElse(1);
        if (most >= UNLIKE_SCALES * least) {
            add(
                    "scales",
                    "Features are on unlike scales: %s moves by %.3g, %s by %.3g. Unscaled the first drowns the other; Seqwise"
                            + " scales every feature.",
                    named(feature -> feature.isAmount() && feature.deviation() == most),
                    most,
                    named(feature -> feature.isAmount() && feature.deviation() == least),
                    least);
        }
    }

    private void addBalance(@Nullable ClassBalance balance) {
        if (balance == null) {
            return;
        }
        if (!balance.hasBothClasses()) {
            add(
                    "classes",
                    "All sequences have the same label: there is no difference to learn. Maybe name the 1 with --positive.");
            return;
        }
        add(
                "floor",
                "1s are %.1f %%: always saying so has a log-loss of %.4f and an accuracy of %.1f %%. A model at those figures has"
                        + " learned nothing about single sequences.",
                100 * balance.positiveRate(),
                balance.floorLogLoss(),
                100 * balance.floorAccuracy());
        int fewer = Math.min(balance.negatives(), balance.positives());
        if (fewer < FEW) {
            add(
                    "few",
                    "There are only %d sequences of one class: figures of a part of them are noise. Maybe use folds, and several"
                            + " seeds.",
                    fewer);
        }
    }

    private void addRepeats() {
        Repeats repeats = data.repeats();
        if (repeats.conflicting() > 0) {
            add(
                    "conflicts",
                    "%,d sequences are equal to another with the other label (%s): no model can tell them apart, and at least %,d"
                            + " answers are wrong.",
                    repeats.conflicting(),
                    repeats.example(),
                    repeats.mistakes());
        }
        if (repeats.repeated() >= SMALL_SHARE * data.sequences() && repeats.repeated() > 0) {
            add(
                    "repeats",
                    "%,d of %,d sequences repeat another exactly (%s): on both sides of a split they flatter the result.",
                    repeats.repeated(),
                    data.sequences(),
                    repeats.example());
        }
    }

    private String named(Predicate<FeatureFigures> chosen) {
        List<String> names = data.features().stream()
                .filter(chosen)
                .map(FeatureFigures::name)
                .toList();
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMED ? first : first + " and " + (names.size() - MOST_NAMED) + " more";
    }
}
