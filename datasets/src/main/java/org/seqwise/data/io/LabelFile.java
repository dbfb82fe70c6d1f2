package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** A CSV with one row a sequence: its id, its label and, where weights are read, its weight. It is held while the sequences come. */
final class LabelFile {

    private final Path file;
    private final SequenceIndex entries = new SequenceIndex();
    private final BitSet taken = new BitSet();

    private LabelFile(Path file) {
        this.file = file;
    }

    static LabelFile read(Path file, CsvSettings settings) {
        LabelFile labels = new LabelFile(file);
        try (CsvTable table = CsvTable.open(file)) {
            table.dropHeaderMark();
            labels.addRows(table, settings, CsvColumns.ofLabels(table, settings));
        }
        return labels;
    }

    private void addRows(CsvTable table, CsvSettings settings, CsvColumns columns) {
        CsvCells cells = new CsvCells(table, settings, columns, new CategoryCodes(List.of(), List.of()));
        int headerLine = table.line();
        while (table.next()) {
            int before = entries.size();
            entries.indexOf(cells.id(), cells.label(), cells.weight(), cells.group(), table.line());
            if (entries.size() == before) {
                throw table.brokenCell(columns.id(), "a row before has it too, and each sequence must have one label.");
            }
        }
        if (entries.size() == 0) {
            throw table.brokenAt(headerLine, "there is no row after the header; there must be one for each sequence.");
        }
        cells.finish();
    }

    /** Returns the file, as the caller named it. */
    Path file() {
        return file;
    }

    /** Returns how many rows there are; each has a number from 0, in their order. */
    int size() {
        return entries.size();
    }

    String id(int row) {
        return entries.id(row);
    }

    int label(int row) {
        return entries.label(row);
    }

    float weight(int row) {
        return entries.weight(row);
    }

    @Nullable
    String group(int row) {
        return entries.group(row);
    }

    /** Returns how a complaint about a row begins. */
    String place(int row) {
        return file + ":" + entries.firstLine(row) + ": ";
    }

    /**
     * Returns the row of a sequence that the data has.
     *
     * @param place where the data has it, as complaints begin
     */
    int take(String id, String place) {
        int row = entries.find(id);
        InvalidInputException.require(
                row >= 0,
                "%ssequence '%s' has no row in %s; each sequence must have a label. Maybe add it there, or leave the sequence out.",
                place,
                Quoted.shortened(id),
                file);
        taken.set(row);
        return row;
    }

    /**
     * Checks, after the last sequence, that no label is left.
     *
     * @param data where the sequences came from
     */
    void requireAllTaken(String data) {
        int first = taken.nextClearBit(0);
        if (first >= size()) {
            return;
        }
        Set<String> left = new TreeSet<>();
        for (int row = first; row < size() && left.size() < LabelText.MOST_SHOWN; row = taken.nextClearBit(row + 1)) {
            left.add(id(row));
        }
        int others = size() - taken.cardinality() - left.size();
        throw new InvalidInputException(place(first) + "there is a label for " + Quoted.list(left, LabelText.MOST_SHOWN)
                + (others > 0 ? " and " + others + " more" : "") + ", of which " + data
                + " has no row; each label must have its sequence. Maybe one of the two files is cut off.");
    }
}
