package org.seqwise.data.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/**
 * Writes labeled sequences as the long CSV that {@link CsvSequences#read} reads, a row a step: {@code sequence,time,..,label}. Where times are
 * known, steps lie evenly between the first and the last; else the time of a step is its number, from 0. Weights, groups and the names of
 * categories have no place in it.
 */
public final class LongCsvWriter {

    private static final String SEQUENCE = "sequence";
    private static final String TIME = "time";
    private static final String LABEL = "label";

    private LongCsvWriter() {}

    /**
     * Writes a file; another of that name is replaced once the new one is whole.
     *
     * @param sequences labeled, none without an id of its own
     * @throws InvalidInputException if a feature has the name of one of the other columns
     * @throws UncheckedIOException if the medium fails
     */
    public static void write(Sequences sequences, Path file) {
        for (String column : List.of(SEQUENCE, TIME, LABEL)) {
            InvalidInputException.require(
                    !sequences.featureNames().contains(column),
                    "Feature '%s' has the name of another column of the file; it must have its own. Maybe rename it.",
                    column);
        }
        Path target = file.toAbsolutePath();
        Path staging = target.resolveSibling("." + target.getFileName() + ".new");
        try {
            try {
                writeRows(sequences, staging);
                Files.move(staging, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(staging);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": writing failed: " + e.getMessage(), e);
        }
    }

    private static void writeRows(Sequences sequences, Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            String[] row = new String[sequences.featureCount() + 3];
            row[0] = SEQUENCE;
            row[1] = TIME;
            for (int f = 0; f < sequences.featureCount(); f++) {
                row[2 + f] = sequences.featureNames().get(f);
            }
            row[row.length - 1] = LABEL;
            csv.writeRecord(row);
            for (int i = 0; i < sequences.size(); i++) {
                row[0] = sequences.id(i);
                row[row.length - 1] = Integer.toString(sequences.label(i));
                writeSteps(sequences, i, row, csv);
            }
        }
    }

    private static void writeSteps(Sequences sequences, int index, String[] row, CsvWriter csv) {
        float[][] steps = sequences.steps(index);
        for (int t = 0; t < steps.length; t++) {
            row[1] = time(sequences, index, t);
            for (int f = 0; f < steps[t].length; f++) {
                // An empty cell is a value that is missing.
                row[2 + f] = Float.isNaN(steps[t][f]) ? "" : Float.toString(steps[t][f]);
            }
            csv.writeRecord(row);
        }
    }

    private static String time(Sequences sequences, int index, int step) {
        if (!sequences.isTimed()) {
            return Integer.toString(step);
        }
        double start = sequences.start(index);
        int last = sequences.stepCount(index) - 1;
        // The last one to the bit.
        return Double.toString(
                step == last && last > 0
                        ? sequences.end(index)
                        : start + (sequences.end(index) - start) * step / Math.max(1, last));
    }
}
