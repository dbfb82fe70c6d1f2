package org.seqwise.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seqwise.engine.Engines;

/**
 * A line of the table of speeds, each cell as it is to be shown.
 *
 * @param cells as many as {@link #HEADER} has; the first says what, the second on which engine
 */
record SpeedRow(List<String> cells) {

    static final List<String> HEADER =
            List.of("what", "engine", "Seqwise", "beside it", "ratio", "to reach", "of the limit");

    private static final String MARK = "row\t";
    private static final String NONE = "";

    SpeedRow {
        cells = List.copyOf(cells);
    }

    /**
     * Returns a line about sequences a second, ours the first thing measured and what is beside it the second.
     *
     * @param besides what is beside it
     * @param toReach the least ratio that is enough, empty for none stated
     */
    static SpeedRow ofSpeeds(String what, Interleaved measured, String besides, String toReach) {
        return ofSpeeds(what, measured, besides, toReach, NONE);
    }

    /** Returns such a line, where the third thing measured is the limit. */
    static SpeedRow ofSpeedsAndLimit(String what, Interleaved measured, String besides, String toReach) {
        String share =
                String.format(Locale.ROOT, "%.0f %% of %s", 100 * measured.ratio(0, 2), perSecond(measured.median(2)));
        return ofSpeeds(what, measured, besides, toReach, share);
    }

    private static SpeedRow ofSpeeds(String what, Interleaved measured, String besides, String toReach, String share) {
        return new SpeedRow(List.of(
                what,
                Engines.choose().name(),
                perSecond(measured.median(0)),
                perSecond(measured.median(1)) + ", " + besides,
                String.format(Locale.ROOT, "%.2f", measured.ratio(0, 1)),
                toReach,
                share));
    }

    /**
     * Returns a line about times.
     *
     * @param ours microseconds
     * @param theirs microseconds
     * @param besides what is beside it
     * @param toReach the most that is little enough, empty for none stated
     */
    static SpeedRow ofTimes(String what, double ours, double theirs, double ratio, String besides, String toReach) {
        return new SpeedRow(List.of(
                what,
                Engines.choose().name(),
                microseconds(ours),
                microseconds(theirs) + ", " + besides,
                String.format(Locale.ROOT, "%.2f", ratio),
                toReach,
                NONE));
    }

    private static String microseconds(double time) {
        return String.format(Locale.ROOT, "%,.0f µs", time);
    }

    private static String perSecond(double speed) {
        return String.format(Locale.ROOT, "%,.0f/s", speed);
    }

    String what() {
        return cells.get(0);
    }

    /** Says it to the process that makes the table. */
    void tell() {
        System.out.println(MARK + String.join("\t", cells));
    }

    /** Returns what another process told, empty if the line is none. */
    static Optional<SpeedRow> told(String line) {
        return line.startsWith(MARK)
                ? Optional.of(new SpeedRow(List.of(line.substring(MARK.length()).split("\t", -1))))
                : Optional.empty();
    }

    /** Returns a table of Markdown, what was measured alike on several engines together, in the order of the first. */
    static List<String> table(List<SpeedRow> rows) {
        List<String> what = rows.stream().map(SpeedRow::what).distinct().toList();
        return Stream.concat(
                        Stream.of(line(HEADER), "|---".repeat(HEADER.size()) + "|"),
                        what.stream()
                                .flatMap(same ->
                                        rows.stream().filter(row -> row.what().equals(same)))
                                .map(row -> line(row.cells())))
                .toList();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
