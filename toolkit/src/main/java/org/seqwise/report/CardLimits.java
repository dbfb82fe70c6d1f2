package org.seqwise.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.seqwise.baseline.Baseline;
import org.seqwise.data.FeatureRule;
import org.seqwise.data.MissingRule;
import org.seqwise.evaluation.Calibrator;

/** What a model and its figures do not say, as far as its folder shows it. */
final class CardLimits {

    // Below this an interval of a rate is some 0.2 wide.
    private static final int FEW = 100;

    private final CardFacts facts;
    private final List<String> lines = new ArrayList<>();

    private CardLimits(CardFacts facts) {
        this.facts = facts;
    }

    /** Returns a sentence or two for each. */
    static List<String> of(CardFacts facts) {
        CardLimits limits = new CardLimits(facts);
        if (facts.test().isMissingNode()) {
            limits.lines.add("Nobody has noted how well it does: the folder has no figures of a test part.");
        } else {
            limits.addWhatTheTestPartIs();
            limits.addHowMany();
            limits.addWhatIsNotBeaten();
        }
        limits.addProbabilities();
        limits.addInputs();
        limits.lines.add(
                "What it is meant for, and for whom not, is not in the folder: say so where you give it away. It tells what goes"
                        + " together in these data, not what causes what.");
        return List.copyOf(limits.lines);
    }

    private void addWhatTheTestPartIs() {
        Map<String, String> source = facts.provenance().source();
        if (source.containsKey("test")) {
            lines.add("The figures are of a test set of its own, " + source.get("test") + ", and of no other.");
            return;
        }
        lines.add(
                switch (source.getOrDefault("split", "")) {
                    case "stratified" ->
                        "The test part was drawn at random from the same data as the training part: the figures say"
                                + " nothing of a later time, another place, or other groups.";
                    case "group" ->
                        "The test part has other groups than the training part, of the same data: the figures say nothing of"
                                + " a later time or another place.";
                    case "time" ->
                        "The test part is what is latest in the same data: the figures say nothing of another place.";
                    default -> "How the test part was chosen is not noted.";
                });
    }

    private void addHowMany() {
        int positives = facts.confusion().positives();
        int negatives = facts.confusion().n() - positives;
        if (Math.min(positives, negatives) < FEW) {
            lines.add(line(
                    "There are %,d 1s and %,d 0s in the test part: too few to tell small differences, as the intervals show.",
                    positives, negatives));
        }
    }

    private void addWhatIsNotBeaten() {
        JsonNode highest = facts.metrics().path("intervals").path("logLoss").path(1);
        double floor = facts.test().path("floorLogLoss").asDouble();
        if (highest.isNumber() && highest.doubleValue() >= floor) {
            lines.add(line("Its log-loss is not clearly below %.4f, that of knowing the ratio alone.", floor));
        }
        JsonNode baselines = facts.metrics().path("baselines");
        if (baselines.isMissingNode()) {
            lines.add("It was not compared with simpler models.");
            return;
        }
        List<String> unbeaten = new ArrayList<>();
        for (Baseline baseline : Baseline.values()) {
            JsonNode gain = baselines.path(baseline.key()).path("rocAucGainLow");
            if (gain.isNumber() && gain.doubleValue() <= 0) {
                unbeaten.add(baseline.toString());
            }
        }
        if (!unbeaten.isEmpty()) {
            lines.add("Its ROC AUC is not clearly above that of " + String.join(", ", unbeaten) + ".");
        }
    }

    private void addProbabilities() {
        JsonNode train = facts.part("train");
        if (train.path("sequences").asInt() > 0) {
            lines.add(line(
                    "Its probabilities are those of data in which %.1f %% are 1s. Where there are more or fewer they are off, and the"
                            + " threshold with them.",
                    100
                            * train.path("positives").asDouble()
                            / train.path("sequences").asInt()));
            lines.add(line(
                    "It learned from sequences of up to %,d steps; nobody has looked at longer ones.",
                    train.path("longest").asInt()));
        }
        Calibrator calibrator = facts.calibrator();
        if (calibrator.changesNothing()) {
            lines.add(
                    "Its probabilities are as the network gives them, corrected for how it was trained; they were not calibrated.");
        }
    }

    private void addInputs() {
        lines.add(
                facts.preprocessor().settings().missing() == MissingRule.ERROR
                        ? "A missing value is refused."
                        : "A missing value is filled in: with the last one seen, before the first with the mean of training.");
        List<FeatureRule> rules = facts.preprocessor().features();
        if (rules.stream().anyMatch(rule -> rule.categories().isEmpty())) {
            lines.add("A value outside the range of training is scored as it is; a warning tells of many.");
        }
        if (rules.stream().anyMatch(rule -> !rule.categories().isEmpty())) {
            lines.add(
                    "A category that training did not have counts as none of them; a warning tells how many there were.");
        }
    }

    private static String line(String text, Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }
}
