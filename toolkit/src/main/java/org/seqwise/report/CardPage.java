package org.seqwise.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.seqwise.Provenance;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.NetworkShape;

/** A {@link ModelCard} as a person reads it, in Markdown. */
final class CardPage {

    private final CardFacts facts;
    private final StringBuilder page = new StringBuilder();

    private CardPage(CardFacts facts) {
        this.facts = facts;
    }

    static String of(CardFacts facts) {
        CardPage card = new CardPage(facts);
        card.addHead();
        card.addTraining();
        card.page.append(CardFigures.of(facts));
        card.addThreshold();
        card.page.append(CardInputs.of(facts.preprocessor()));
        card.page.append("\n## Limits\n\n");
        CardLimits.of(facts).forEach(limit -> card.page
                .append("- ")
                .append(MarkdownTable.escaped(limit))
                .append('\n'));
        card.addVersions();
        return card.page.toString();
    }

    private void addHead() {
        String data = facts.provenance().source().getOrDefault("data", "a Seqwise model");
        page.append("# Model card: ").append(MarkdownTable.escaped(data)).append("\n\n");
        page.append(line(
                "Says of a sequence of %s how likely it is a 1. From %.4f on it counts as one.%n",
                MarkdownTable.escaped(String.join(", ", facts.preprocessor().inputNames())), facts.threshold()));
    }

    private void addTraining() {
        page.append("\n## Trained on\n");
        Provenance run = facts.provenance();
        MarkdownTable table = new MarkdownTable("", "");
        run.source().forEach(table::add);
        for (String part : List.of("train", "validation", "test")) {
            JsonNode size = facts.part(part);
            if (!size.isMissingNode()) {
                table.add(
                        part + " part",
                        line(
                                "%,d sequences of up to %,d steps, %,d of them 1s",
                                size.path("sequences").asInt(),
                                size.path("longest").asInt(),
                                size.path("positives").asInt()));
            }
        }
        table.add("SHA-256 of the train part", run.trainFingerprint());
        table.add("SHA-256 of the validation part", run.validationFingerprint());
        table.add("network", network());
        table.add("objective", objective());
        table.add("best epoch", members(run));
        table.add("seed", Long.toString(run.seed()));
        table.add("time", line("%s, in %.1f s", run.created(), run.seconds()));
        table.add("settings", words(run.settings()));
        page.append(table);
    }

    private String network() {
        NetworkShape shape = facts.network();
        List<String> words = new ArrayList<>(List.of(
                line("%s of %d units", shape.cell(), shape.hiddenSize()),
                line("%d %s", shape.layers(), shape.layers() == 1 ? "layer" : "layers"),
                shape.bidirectional() ? "both directions" : "one direction",
                "pooling " + shape.pooling().name().toLowerCase(Locale.ROOT)));
        if (shape.denseSize() > 0) {
            words.add(line("a dense layer of %d", shape.denseSize()));
        }
        int members = facts.provenance().members().size();
        if (members > 1) {
            words.add(line("an ensemble of %d", members));
        }
        words.add(line("%,d numbers learned", facts.provenance().parameterCount()));
        return String.join(", ", words);
    }

    private String objective() {
        Objective objective = facts.objective();
        List<String> words = new ArrayList<>(List.of(
                line("a 1 counts %.4g", objective.positiveWeight()),
                line("a 0 counts %.4g", objective.negativeWeight())));
        if (objective.labelSmoothing() > 0) {
            words.add(line("labels smoothed by %.4g", objective.labelSmoothing()));
        }
        if (objective.focalGamma() > 0) {
            words.add(line("focal loss of gamma %.4g", objective.focalGamma()));
        }
        if (objective.oversampling() != 1) {
            words.add(line("1s dealt %.4g times as often", objective.oversampling()));
        }
        return String.join(", ", words) + "; probabilities are corrected for it";
    }

    private static String members(Provenance run) {
        return run.members().stream()
                .map(member -> member.bestEpoch() + " of " + member.epochs())
                .collect(Collectors.joining(", "));
    }

    private void addThreshold() {
        page.append("\n## Threshold and costs\n");
        MarkdownTable table = new MarkdownTable("", "")
                .add("a 1 from", line("%.4f on", facts.threshold()))
                .add("found on the validation part by", facts.thresholdRule());
        double cost = facts.meanCost();
        if (Double.isFinite(cost)) {
            table.add("errors of the test part cost", line("%.4f a sequence", cost));
        } else {
            table.add("costs of errors", "not stated");
        }
        Object calibrated = facts.provenance().settings().get("calibrationEffect");
        table.add("calibration", calibrated == null ? facts.calibration() : calibrated.toString());
        page.append(table);
    }

    private void addVersions() {
        Provenance run = facts.provenance();
        page.append("\n## Versions\n");
        page.append(new MarkdownTable("", "")
                .add("trained on", line("%s %s, %s", run.engine(), run.engineVersion(), run.device()))
                .add("DJL", run.djlVersion())
                .add("format of the folder", "" + facts.formatVersion()));
    }

    private static String words(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String line(String text, Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }
}
