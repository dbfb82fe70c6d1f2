package org.seqwise.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.seqwise.explanation.AttributionMap;
import org.seqwise.explanation.DataExplanation;
import org.seqwise.explanation.Importance;
import org.seqwise.explanation.SequenceExplanation;

/** Explanations as a table. Steps are counted from the last, which is 0, backwards: -1 is the one before. */
final class ExplanationCsv {

    private ExplanationCsv() {}

    /** Prints a row for each feature, for each step, and for each feature at each step; cells without meaning are empty. */
    static void print(Writer writer, DataExplanation data) throws IOException {
        CsvWriter csv = csv(writer);
        csv.writeRecord(
                "feature",
                "step",
                "sequences",
                "roc_auc_lost",
                "roc_auc_lost_spread",
                "log_loss_gained",
                "log_loss_gained_spread",
                "added_size",
                "added_mean");
        data.features().forEach(one -> printLoss(csv, one, one.name(), ""));
        data.steps().forEach(one -> printLoss(csv, one, "", one.name().replace("last", "0")));
        printMap(csv, data.attributions());
        csv.flush();
    }

    private static CsvWriter csv(Writer writer) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    }

    private static void printLoss(CsvWriter csv, Importance one, String feature, String step) {
        csv.writeRecord(
                feature,
                step,
                Integer.toString(one.sequences()),
                number(one.rocAucLost().mean()),
                number(one.rocAucLost().spread()),
                number(one.logLossGained().mean()),
                number(one.logLossGained().spread()),
                "",
                "");
    }

    private static void printMap(CsvWriter csv, AttributionMap map) {
        List<String> names = map.featureNames();
        int[] counts = map.counts();
        double[][] size = map.size();
        double[][] mean = map.mean();
        for (int f = 0; f < names.size(); f++) {
            for (int ago = 0; ago < counts.length; ago++) {
                csv.writeRecord(
                        names.get(f),
                        Integer.toString(-ago),
                        Integer.toString(counts[ago]),
                        "",
                        "",
                        "",
                        "",
                        number(size[f][ago]),
                        number(mean[f][ago]));
            }
        }
    }

    /** Prints a row for each value, the oldest step first. */
    static void print(Writer writer, SequenceExplanation one) throws IOException {
        CsvWriter csv = csv(writer);
        csv.writeRecord("feature", "step", "value", "added");
        double[][] added = one.added();
        for (int t = 0; t < added.length; t++) {
            for (int f = 0; f < added[t].length; f++) {
                csv.writeRecord(
                        one.featureNames().get(f),
                        Integer.toString(t + 1 - added.length),
                        one.value(t, f).toString(),
                        number(added[t][f]));
            }
        }
        csv.flush();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
