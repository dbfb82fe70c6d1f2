package org.seqwise.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.seqwise.data.ClassBalance;
import org.seqwise.diagnosis.DataDescription;
import org.seqwise.diagnosis.FeatureFigures;
import org.seqwise.diagnosis.Finding;
import org.seqwise.engine.TextTable;

/** A description of data as a person reads it: the whole, the features, what to know. */
public final class DescriptionPage {

    private static final List<String> HEADER =
            List.of("Feature", "least", "mean", "deviation", "greatest", "zeros", "missing", "");

    private DescriptionPage() {}

    /** Returns the page's lines. */
    public static List<String> lines(DataDescription data) {
        List<String> lines = new ArrayList<>(whole(data));
        lines.add("");
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        data.features().forEach(feature -> rows.add(cells(feature)));
        lines.addAll(TextTable.lines(rows));
        lines.add("");
        lines.addAll(findings(data));
        return lines;
    }

    /** Returns what of the data a person should know, numbered, one line each. */
    public static List<String> findings(DataDescription data) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : data.findings()) {
            lines.add((lines.size() + 1) + ". " + finding.text());
        }
        return lines;
    }

    /** Returns every figure, those that follow from others too, for {@link JsonFile}. */
    public static Map<String, Object> figures(DataDescription data) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("sequences", data.sequences());
        figures.put("rows", data.rows());
        figures.put("zerosArePadding", data.zerosArePadding());
        figures.put("paddingShare", data.paddingShare());
        figures.put("padding", data.padding());
        figures.put("lengths", data.lengths());
        figures.put("features", data.features());
        ClassBalance balance = data.balance();
        if (balance != null) {
            Map<String, Object> labels = new LinkedHashMap<>();
            labels.put("negatives", balance.negatives());
            labels.put("positives", balance.positives());
            labels.put("positiveRate", balance.positiveRate());
            labels.put("floorLogLoss", balance.floorLogLoss());
            labels.put("floorAccuracy", balance.floorAccuracy());
            figures.put("labels", labels);
        }
        figures.put("repeats", data.repeats());
        figures.put("findings", data.findings());
        return figures;
    }

    private static List<String> whole(DataDescription data) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "Sequences  %,d of %d to %,d steps (median %,d, mean %.1f), %d features",
                data.sequences(),
                data.lengths().shortest(),
                data.lengths().longest(),
                data.lengths().median(),
                data.lengths().mean(),
                data.features().size()));
        lines.add(line(
                "%s    %.1f %% of %,d rows",
                data.zerosArePadding() ? "Padding" : "Zeros  ", 100 * data.paddingShare(), data.rows()));
        if (data.balance() == null) {
            lines.add("Labels     none");
        } else {
            lines.add(line(
                    "Labels     %,d 0s and %,d 1s (%.1f %%)",
                    data.balance().negatives(),
                    data.balance().positives(),
                    100 * data.balance().positiveRate()));
        }
        return lines;
    }

    private static List<String> cells(FeatureFigures feature) {
        String missing = feature.missing() == 0 ? "" : line("%,d", feature.missing());
        if (!feature.isAmount()) {
            return List.of(feature.name(), "", "", "", "", "", missing, feature.categories() + " categories");
        }
        return List.of(
                feature.name(),
                figure(feature.min()),
                figure(feature.mean()),
                figure(feature.deviation()),
                figure(feature.max()),
                line("%.1f %%", 100 * feature.zeroShare()),
                missing,
                feature.isConstant() ? "never changes" : feature.isNearlyConstant() ? "hardly moves" : "");
    }

    private static String figure(double value) {
        return line("%.5g", value);
    }

    private static String line(String text, Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }
}
