package org.seqwise.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seqwise.engine.TextTable;

/** The trials of a search, ranked: as aligned lines for people, and as CSV. */
final class TrialsTable {

    private TrialsTable() {}

    static List<String> lines(TuningResult result) {
        List<String> varied = varied(result);
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(List.of("rank", result.metric() + " mean", "sd", "epochs", "kept", "seconds", "trial"), varied));
        List<String> failures = new ArrayList<>();
        int rank = 0;
        for (TrialOutcome trial : result.ranked()) {
            rank++;
            rows.add(row(cells(trial, rank), settings(trial, varied)));
            if (trial.isFailed()) {
                failures.add("Trial " + trial.trial() + " failed: " + trial.failure());
            }
        }
        List<String> lines = new ArrayList<>(TextTable.lines(rows));
        lines.addAll(failures);
        return lines;
    }

    private static List<String> cells(TrialOutcome trial, int rank) {
        String number = Integer.toString(trial.trial());
        String epochs = Integer.toString(trial.epochs());
        String seconds = String.format(Locale.ROOT, "%.1f", trial.seconds());
        return trial.isFailed()
                ? List.of("-", "failed", "-", epochs, "-", seconds, number)
                : List.of(
                        Integer.toString(rank),
                        String.format(Locale.ROOT, "%.4f", trial.mean()),
                        String.format(Locale.ROOT, "%.4f", trial.deviation()),
                        epochs,
                        trial.epochsOfFolds(),
                        seconds,
                        number);
    }

    /** Returns the settings that differ from trial to trial; what is the same for all needs no column. */
    private static List<String> varied(TuningResult result) {
        Map<String, String> first = result.best().settings().values();
        return first.keySet().stream()
                .filter(name -> result.ranked().stream()
                        .anyMatch(trial -> !Objects.equals(
                                first.get(name), trial.settings().values().get(name))))
                .toList();
    }

    private static List<String> settings(TrialOutcome trial, List<String> names) {
        return names.stream()
                .map(name -> String.valueOf(trial.settings().values().get(name)))
                .toList();
    }

    private static List<String> row(List<String> cells, List<String> settings) {
        return Stream.concat(cells.stream(), settings.stream()).toList();
    }

    static List<String> csv(TuningResult result) {
        List<String> names = List.copyOf(result.best().settings().values().keySet());
        int folds = result.best().figures().length;
        List<String> lines = new ArrayList<>();
        StringBuilder header = new StringBuilder("trial,epochs,mean,sd");
        for (int fold = 1; fold <= folds; fold++) {
            header.append(",fold_").append(fold);
        }
        names.forEach(name -> header.append(',').append(name));
        lines.add(header.append(",seconds,failure").toString());
        for (TrialOutcome trial : result.ranked()) {
            List<String> cells = new ArrayList<>(List.of(
                    Integer.toString(trial.trial()),
                    Integer.toString(trial.epochs()),
                    number(trial.mean()),
                    number(trial.deviation())));
            for (int fold = 0; fold < folds; fold++) {
                cells.add(trial.isFailed() ? "" : number(trial.figures()[fold]));
            }
            cells.addAll(settings(trial, names));
            cells.add(String.format(Locale.ROOT, "%.1f", trial.seconds()));
            cells.add(trial.failure());
            lines.add(cells.stream().map(TrialsTable::quoted).collect(Collectors.joining(",")));
        }
        return lines;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") || cell.contains("\n")
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
