package org.seqwise.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Why a training learns nothing, from its figures alone, each cause once. The bounds are such that a training that learns says nothing,
 * whatever its data: they are met by trainings that stand still for some epochs, or run away.
 */
public final class StallFindings {

    private static final double UNLIKE_SCALES = 1000;
    private static final double USUAL_INPUT = 10;
    private static final double RUN_AWAY = 1.5;
    private static final double GROWN = 1.2;
    private static final double SATURATED = 0.5;
    private static final double HARDLY_MOVED = 1e-3;
    private static final double STANDS_STILL = 0.005;
    private static final double NEAR_FLOOR = 0.01;
    private static final double UNORDERED = 0.6;
    private static final double SAME_FOR_ALL = 0.01;

    private static final String RATE_HIGH = "rate-high";
    private static final String RATE_LOW = "rate-low";
    private static final String SCALE = "input-scale";
    private static final String SATURATION = "saturated";
    private static final String FLOOR = "floor";

    private final RunFacts facts;
    private final List<EpochFigures> history;
    private final Set<String> said;
    private final List<Finding> found = new ArrayList<>();

    private StallFindings(RunFacts facts, List<EpochFigures> history, Collection<String> said) {
        this.facts = facts;
        this.history = history;
        this.said = new HashSet<>(said);
    }

    /** Returns what is to be said before the first epoch: of features that never change, and of those that are out of all proportion. */
    public static List<Finding> ofInputs(RunFacts facts) {
        StallFindings judge = new StallFindings(facts, List.of(), Set.of());
        judge.addDead();
        judge.addScale();
        return judge.found;
    }

    /**
     * Returns what is to be said after an epoch.
     *
     * @param history all epochs of this training so far, the last at the end
     * @param said the subjects of what was found before, which is not said again
     */
    public static List<Finding> of(RunFacts facts, List<EpochFigures> history, Collection<String> said) {
        StallFindings judge = new StallFindings(facts, history, said);
        if (!history.isEmpty()) {
            // What one cause explains is not laid to another.
            judge.addRateHigh();
            judge.addSaturation();
            judge.addRateLow();
            judge.addFloor();
            judge.addSpread();
        }
        return judge.found;
    }

    private boolean isSaid(String... subjects) {
        return said.stream().anyMatch(List.of(subjects)::contains);
    }

    private void add(String subject, String text, Object... arguments) {
        found.add(new Finding(subject, String.format(Locale.ROOT, text, arguments)));
        said.add(subject);
    }

    private void addDead() {
        if (!facts.constants().isEmpty()) {
            add(
                    "dead-feature",
                    "%s never %s in training: nothing can be learned from %s. Maybe leave %s out, or look at how the data was read.",
                    quoted(facts.constants()),
                    facts.constants().size() == 1 ? "changes" : "change",
                    facts.constants().size() == 1 ? "it" : "them",
                    facts.constants().size() == 1 ? "it" : "them");
        }
    }

    private void addScale() {
        List<FeatureFigures> moving = facts.moving();
        moving.sort(Comparator.comparingDouble(StallFindings::size));
        if (moving.size() < 2) {
            return;
        }
        double usual = size(moving.get((moving.size() - 1) / 2));
        List<String> large = moving.stream()
                .filter(feature -> size(feature) >= UNLIKE_SCALES * usual)
                .map(FeatureFigures::name)
                .toList();
        if (!large.isEmpty()) {
            add(
                    SCALE,
                    "Feature %s is far larger than the others: about %.4g as the network sees it, and they about %.4g. It fills the"
                            + " gates and hides the others. Maybe scale the features (--scaling standard, in Java"
                            + " standardize(true)).",
                    quoted(large),
                    size(moving.get(moving.size() - 1)),
                    usual);
        }
    }

    private static double size(FeatureFigures feature) {
        return Math.hypot(feature.mean(), feature.deviation());
    }

    private void addRateHigh() {
        EpochFigures last = last();
        if (isSaid(RATE_HIGH)) {
            return;
        }
        if (history.size() >= 2 && last.loss() > RUN_AWAY * facts.startLoss()) {
            add(
                    RATE_HIGH,
                    "The loss of epoch %d (%.4g) is far above %.4g, what a network that says nothing has: the steps are too long. The"
                            + " gradient's norm is %.3g, the weights' %.3g. Maybe a learningRate far smaller than %s, or a"
                            + " maxGradientNorm.",
                    last.epoch(),
                    last.loss(),
                    facts.startLoss(),
                    last.health().gradientNorm(),
                    last.health().weightNorm(),
                    last.learningRate());
        } else if (hasGrown()) {
            add(
                    RATE_HIGH,
                    "The loss has grown for three epochs, from %.4g to %.4g in epoch %d: the steps are too long. The gradient's norm is"
                            + " %.3g. Maybe a smaller learningRate than %s, or a maxGradientNorm.",
                    back(3).loss(),
                    last.loss(),
                    last.epoch(),
                    last.health().gradientNorm(),
                    last.learningRate());
        }
    }

    private boolean hasGrown() {
        return history.size() > 3
                && back(2).loss() > back(3).loss()
                && back(1).loss() > back(2).loss()
                && last().loss() > back(1).loss()
                && last().loss() > GROWN * back(3).loss()
                // A loss that is nearly nothing trembles.
                && last().loss() > facts.floorLoss() / 2;
    }

    private void addSaturation() {
        if (isSaid(SATURATION, SCALE, RATE_HIGH)
                || !inEachOf(2, epoch -> SATURATED / epoch.health().saturation())) {
            return;
        }
        FeatureFigures largest = facts.inputs().stream()
                .max(Comparator.comparingDouble(StallFindings::size))
                .orElseThrow();
        add(
                SATURATION,
                "%.0f %% of the gates are saturated, at 0 or 1 whatever they read, and next to no gradient comes through. %s",
                100 * last().health().saturation(),
                size(largest) > USUAL_INPUT
                        ? String.format(
                                Locale.ROOT,
                                "Feature '%s' is about %.4g as the network sees it. Maybe scale the features (--scaling standard, in"
                                        + " Java standardize(true)).",
                                largest.name(),
                                size(largest))
                        : String.format(
                                Locale.ROOT,
                                "The inputs are of usual size, so the weights have grown (norm %.3g). Maybe a smaller learningRate"
                                        + " than %s, or AdamW, which keeps weights small.",
                                last().health().weightNorm(),
                                last().learningRate()));
    }

    private void addRateLow() {
        boolean isWarmingUp = history.size() > 1 && last().learningRate() > back(1).learningRate();
        if (isSaid(RATE_LOW)
                || isWarmingUp
                || !inEachOf(3, epoch -> epoch.health().updateRatio() / HARDLY_MOVED)
                || Math.abs(back(2).loss() - last().loss()) > STANDS_STILL * facts.floorLoss()
                || last().loss() < facts.floorLoss() * (1 - NEAR_FLOOR)) {
            return;
        }
        add(
                RATE_LOW,
                "The loss stands still at %.4g: the weights move by %.1g of their length in an epoch. Maybe a larger learningRate than %s, or"
                        + " smaller batches, which make more steps.",
                last().loss(),
                last().health().updateRatio(),
                last().learningRate());
    }

    private void addFloor() {
        double floor = facts.floorLoss();
        if (isSaid(FLOOR, RATE_LOW, RATE_HIGH)
                || !inEachOf(5, epoch -> Math.abs(epoch.loss() / floor - 1) / NEAR_FLOOR)
                || back(4).loss() - last().loss() > STANDS_STILL * floor
                || last().validationLogLoss() < facts.floorLogLoss() * (1 - NEAR_FLOOR)
                || last().validationRocAuc() > UNORDERED) {
            return;
        }
        add(
                FLOOR,
                "The loss has stood at %.4f for five epochs, and one answer for all sequences has %.4f; in validation the log-loss is %.4f,"
                        + " and always saying %.1f %% has %.4f. Only the ratio of the classes was learned, nothing of single sequences."
                        + " Maybe another learningRate than %s, scaled features, more units, or features that know more"
                        + " of the answer.",
                last().loss(),
                floor,
                last().validationLogLoss(),
                100 * facts.positiveRate(),
                facts.floorLogLoss(),
                last().learningRate());
    }

    private void addSpread() {
        double bound = Math.min(SAME_FOR_ALL, Math.min(facts.positiveRate(), 1 - facts.positiveRate()) / 10);
        if (history.size() < 3
                || isSaid("spread", FLOOR, RATE_LOW, RATE_HIGH, SATURATION)
                || !inEachOf(2, epoch -> epoch.health().spread() / bound)) {
            return;
        }
        add(
                "spread",
                "All validation probabilities lie within %.2g of each other after epoch %d: the model says the same of every sequence."
                        + " Maybe a larger learningRate than %s, scaled features or longer training.",
                last().health().spread(),
                last().epoch(),
                last().learningRate());
    }

    /** Returns whether a figure was below 1 in each of the last epochs; one that is NaN is not. */
    private boolean inEachOf(int epochs, ToDoubleFunction<EpochFigures> figure) {
        return history.size() >= epochs
                && history.subList(history.size() - epochs, history.size()).stream()
                        .allMatch(epoch -> figure.applyAsDouble(epoch) < 1);
    }

    private EpochFigures last() {
        return back(0);
    }

    private EpochFigures back(int epochs) {
        return history.get(history.size() - 1 - epochs);
    }

    private static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
