package org.seqwise.data.io;

import java.util.List;
import java.util.function.Function;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.SequenceSink;

/** One reading of a CSV whose rows are whole sequences. */
final class WideCsvImport {

    private final CsvTable table;
    private final WideCsvColumns columns;
    private final CsvCells cells;
    private final CategoryCodes categories;
    private final int width;
    private final float[] values;

    WideCsvImport(CsvTable table, ReadSettings settings) {
        this.table = table;
        columns = WideCsvColumns.of(table, settings);
        categories = new CategoryCodes(columns.features(), settings.csv().categorical());
        cells = new CsvCells(table, settings.csv(), columns.columns(), categories);
        width = columns.features().size();
        values = new float[columns.columns().features().length];
    }

    <S extends SequenceSink> S run(Function<List<String>, S> opener) {
        int headerLine = table.line();
        S sink = opener.apply(columns.features());
        int rows = 0;
        while (table.next()) {
            String id = columns.columns().id() == CsvColumns.ABSENT ? Integer.toString(rows) : cells.id();
            int steps = readSteps();
            SequenceDetails details =
                    new SequenceDetails(id, cells.label(), cells.weight(), cells.group(), Double.NaN, Double.NaN);
            if (!cells.hasGap()) {
                sink.accept(details, values, 0, steps);
            }
            cells.endRow();
            rows++;
        }
        if (rows == 0) {
            throw table.brokenAt(headerLine, "there is no row after the header; there must be one for each sequence.");
        }
        cells.finish();
        categories.tell(sink);
        return sink;
    }

    /** Reads the row's values and returns how many steps it has. */
    private int readSteps() {
        int[] cellColumns = columns.columns().features();
        int filled = cellColumns.length;
        while (filled > 0 && table.isEmpty(cellColumns[filled - 1])) {
            filled--;
        }
        if (filled == 0) {
            throw table.broken("all cells of the sequence are empty; it must have at least one step.");
        }
        int steps = (filled + width - 1) / width;
        for (int i = 0; i < steps * width; i++) {
            values[i] = cells.value(cellColumns[i], i % width);
        }
        return steps;
    }
}
