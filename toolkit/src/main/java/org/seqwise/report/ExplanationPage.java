package org.seqwise.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.seqwise.engine.TextTable;
import org.seqwise.explanation.AttributionMap;
import org.seqwise.explanation.DataExplanation;
import org.seqwise.explanation.Importance;
import org.seqwise.explanation.Repeated;
import org.seqwise.explanation.SequenceExplanation;
import org.seqwise.explanation.StepSpan;

/**
 * Explanations as a person reads them: what is lost without each feature and step, a map of both, one sequence's values. For another program a
 * {@link DataExplanation} is written as it is.
 */
public final class ExplanationPage {

    // From nothing to the largest.
    private static final String SHADES = " .:-=+*#%@";

    // Of the largest logit of an explanation's sequences; what is missed by more is worth a word.
    private static final double TOLERANCE = 1e-3;

    // In nats, what is worth a feature.
    private static final double LEAST_LOSS = 0.001;

    private ExplanationPage() {}

    /** Returns the page of a set of sequences. */
    public static List<String> lines(DataExplanation data) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "Explained %,d of %,d sequences: ROC AUC %s, log-loss %.4f.",
                data.sequences(), data.available(), figure(data.rocAuc()), data.logLoss()));
        lines.add(line(
                "Lost where a feature, or a step, is another sequence's; mean and spread of %d draws.",
                data.repeats()));
        lines.add("");
        Comparator<Importance> mostLost =
                Comparator.comparingDouble(one -> -one.logLossGained().mean());
        lines.addAll(losses("Feature", data.features().stream().sorted(mostLost).toList()));
        lines.add("");
        lines.addAll(losses("Step", data.steps()));
        lines.add("");
        if (data.features().stream().noneMatch(ExplanationPage::isMissed)) {
            lines.add("No feature is missed: the model goes by nothing that holds for these sequences.");
            lines.add("");
        }
        lines.addAll(map(data.attributions()));
        return lines;
    }

    private static boolean isMissed(Importance feature) {
        double gained = feature.logLossGained().mean();
        // Without a spread, what is lost counts alone.
        return gained >= LEAST_LOSS && !(gained <= 2 * feature.logLossGained().spread());
    }

    private static List<String> losses(String name, List<Importance> parts) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(name, "sequences", "ROC AUC lost", "", "log-loss gained", ""));
        for (Importance part : parts) {
            rows.add(List.of(
                    part.name(),
                    line("%,9d", part.sequences()),
                    change(part.rocAucLost().mean()),
                    spread(part.rocAucLost()),
                    change(part.logLossGained().mean()),
                    spread(part.logLossGained())));
        }
        return TextTable.lines(rows);
    }

    private static String spread(Repeated figure) {
        return Double.isNaN(figure.spread()) ? "" : line("(%.4f)", figure.spread());
    }

    private static List<String> map(AttributionMap map) {
        List<StepSpan> spans = new ArrayList<>(map.spans());
        Collections.reverse(spans);
        double largest = 0;
        for (int f = 0; f < map.featureNames().size(); f++) {
            for (StepSpan span : spans) {
                largest = Math.max(largest, map.size(f, span));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "What a value adds to the logit, up or down, by steps from the last; mean of %,d sequences.",
                map.sequences()));
        lines.add("");
        lines.addAll(TextTable.lines(cells(map, spans, largest)));
        lines.add("");
        lines.add(line("'%s' is %.3g, blank next to nothing.", shade(1), largest));
        lines.addAll(warning(map.completenessError(), largest));
        return lines;
    }

    private static List<List<String>> cells(AttributionMap map, List<StepSpan> spans, double largest) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("Feature"));
        spans.forEach(span -> header.add(span.toString()));
        rows.add(header);
        for (int f = 0; f < map.featureNames().size(); f++) {
            List<String> row = new ArrayList<>(List.of(map.featureNames().get(f)));
            for (StepSpan span : spans) {
                row.add(largest == 0 ? "" : shade(map.size(f, span) / largest).repeat(2));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String shade(double share) {
        int place = (int) Math.round(share * (SHADES.length() - 1));
        return SHADES.substring(place, place + 1);
    }

    private static List<String> warning(double error, double scale) {
        return error <= TOLERANCE * Math.max(1, scale)
                ? List.of()
                : List.of(line("What is added misses the logit by up to %.2g. Maybe more --points.", error));
    }

    /** Returns the page of one sequence: each raw value and, behind it, what it adds to the logit. */
    public static List<String> lines(SequenceExplanation one) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "Sequence '%s': probability %.4f; logit %+.4f, of which %+.4f is that of means alone.",
                one.id(), one.probability(), one.logit(), one.baseline()));
        lines.add("Each value, and what it adds to the logit:");
        lines.add("");
        lines.addAll(TextTable.lines(cells(one)));
        List<String> warning = warning(one.completenessError(), Math.abs(one.logit()));
        if (!warning.isEmpty()) {
            lines.add("");
            lines.addAll(warning);
        }
        return lines;
    }

    private static List<List<String>> cells(SequenceExplanation one) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("Step"));
        for (String name : one.featureNames()) {
            header.addAll(List.of(name, ""));
        }
        header.add("all");
        rows.add(header);
        double[][] added = one.added();
        for (int t = 0; t < added.length; t++) {
            int ago = added.length - 1 - t;
            List<String> row = new ArrayList<>(List.of(new StepSpan(ago, ago).toString()));
            for (int f = 0; f < added[t].length; f++) {
                row.addAll(List.of(text(one.value(t, f)), line("%+.3f", added[t][f])));
            }
            row.add(line("%+.3f", Arrays.stream(added[t]).sum()));
            rows.add(row);
        }
        rows.add(totals(added));
        return rows;
    }

    private static List<String> totals(double[][] added) {
        List<String> row = new ArrayList<>(List.of("all"));
        for (int f = 0; f < added[0].length; f++) {
            int feature = f;
            row.addAll(List.of(
                    "",
                    line(
                            "%+.3f",
                            Arrays.stream(added)
                                    .mapToDouble(step -> step[feature])
                                    .sum())));
        }
        row.add(line(
                "%+.3f", Arrays.stream(added).flatMapToDouble(Arrays::stream).sum()));
        return row;
    }

    private static String text(Object value) {
        return value instanceof Float number ? (number.isNaN() ? "missing" : line("%.5g", number)) : value.toString();
    }

    /** Returns every figure of one sequence, its raw values too, for {@link JsonFile}; a value that is missing is {@code "NaN"}. */
    public static Map<String, Object> figures(SequenceExplanation one) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("id", one.id());
        figures.put("probability", one.probability());
        figures.put("logit", one.logit());
        figures.put("baseline", one.baseline());
        figures.put("completenessError", one.completenessError());
        figures.put("featureNames", one.featureNames());
        figures.put(
                "values",
                IntStream.range(0, one.stepCount())
                        .mapToObj(t -> IntStream.range(0, one.featureNames().size())
                                .mapToObj(f -> one.value(t, f))
                                .toList())
                        .toList());
        figures.put("added", one.added());
        return figures;
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "undefined" : line("%.4f", value);
    }

    /** With its sign, but for what is rounded to nothing. */
    private static String change(double value) {
        return Math.abs(value) < 0.00005 ? " 0.0000" : Double.isNaN(value) ? "undefined" : line("%+.4f", value);
    }

    private static String line(String text, Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }
}
