package org.seqwise.benchmark;

import java.util.Locale;
import java.util.Optional;

/**
 * What one size took.
 *
 * @param engine its name
 * @param axis what grew
 * @param size how far
 * @param time in the unit of the axis
 * @param isWhole whether all of it was timed; else the steps of the epoch that were not are taken to be as quick as those that were
 * @param resident the most that the process had in memory, MiB, mapped files among it; NaN where the system does not say
 * @param own the most of that which is no file's, MiB
 * @param heap in use in the end, MiB
 */
record GrowthFigure(
        String engine,
        GrowthAxis axis,
        int size,
        double time,
        boolean isWhole,
        double resident,
        double own,
        double heap) {

    private static final String MARK = "growth\t";

    /** Returns it as a line for the process that makes the table. */
    String message() {
        return MARK
                + String.join(
                        "\t",
                        engine,
                        axis.name(),
                        Integer.toString(size),
                        Double.toString(time),
                        Boolean.toString(isWhole),
                        Double.toString(resident),
                        Double.toString(own),
                        Double.toString(heap));
    }

    /** Returns what another process told, empty if the line is none. */
    static Optional<GrowthFigure> told(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        String[] parts = line.substring(MARK.length()).split("\t", -1);
        return Optional.of(new GrowthFigure(
                parts[0],
                GrowthAxis.valueOf(parts[1]),
                Integer.parseInt(parts[2]),
                Double.parseDouble(parts[3]),
                Boolean.parseBoolean(parts[4]),
                Double.parseDouble(parts[5]),
                Double.parseDouble(parts[6]),
                Double.parseDouble(parts[7])));
    }

    /** Returns a line of Markdown. */
    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %s%s %s | %,.0f | %,.0f | %,.0f |",
                axis,
                size,
                engine,
                isWhole ? "" : "~ ",
                time < 10 ? String.format(Locale.ROOT, "%.2f", time) : String.format(Locale.ROOT, "%,.0f", time),
                axis.unit(),
                resident,
                own,
                heap);
    }
}
