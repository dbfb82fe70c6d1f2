package org.seqwise.data.io;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.SequenceSink;

/** One reading of a long CSV whose rows are in the order of sequences and, within one, of time: one sequence at a time is held. */
final class OrderedCsvImport {

    private final CsvTable table;
    private final CsvColumns columns;
    private final CategoryCodes categories;
    private final CsvCells cells;
    private final float[] values;
    private final StepBuffer steps;
    private @Nullable String id;
    private int label;
    private float weight;
    private @Nullable String group;
    private int firstLine;
    private @Nullable StepTime first;
    private @Nullable StepTime last;

    /** @param settings without windows, and with labels, if any, in the table */
    OrderedCsvImport(CsvTable table, CsvSettings settings) {
        this.table = table;
        columns = CsvColumns.of(table, settings);
        categories = new CategoryCodes(columns.featureNames(table.header()), settings.categorical());
        cells = new CsvCells(table, settings, columns, categories);
        values = new float[columns.features().length];
        steps = new StepBuffer(values.length);
    }

    <S extends SequenceSink> S run(Function<List<String>, S> opener) {
        int headerLine = table.line();
        S sink = opener.apply(columns.featureNames(table.header()));
        try (SeenIds ids = new SeenIds()) {
            while (table.next()) {
                addRow(ids, sink);
            }
            if (id == null) {
                throw table.brokenAt(headerLine, "there is no row after the header; there must be one for each step.");
            }
            end(sink);
            cells.finish();
            if (ids.anyTwice()) {
                throw new RowsOutOfOrderException(table.file() + ": the rows of a sequence must follow each other;"
                        + " the id of one comes again after others.");
            }
        }
        categories.tell(sink);
        return sink;
    }

    private void addRow(SeenIds ids, SequenceSink sink) {
        String next = cells.id();
        StepTime time = cells.time();
        cells.values(values);
        if (next.equals(id)) {
            requireSame(next);
        } else {
            end(sink);
            begin(next, time, ids);
        }
        if (last != null && last.compareTo(time) >= 0) {
            throw outOfOrder("time %s of sequence '%s' does not come after %s", time, next, last);
        }
        last = time;
        for (float value : values) {
            steps.add(value);
        }
    }

    private void begin(String next, StepTime time, SeenIds ids) {
        if (!ids.add(next)) {
            throw outOfOrder("sequence '%s' comes again after another", next);
        }
        id = next;
        label = cells.label();
        weight = cells.weight();
        group = cells.group();
        firstLine = table.line();
        first = time;
        last = null;
        steps.clear();
    }

    private void requireSame(String same) {
        if (cells.label() != label) {
            throw cells.otherLabel(same, label, firstLine);
        }
        if (cells.weight() != weight) {
            throw cells.otherWeight(same, weight, firstLine);
        }
        if (!Objects.equals(cells.group(), group)) {
            throw cells.otherGroup(same, group, firstLine);
        }
    }

    // What lacks a value is refused in the end, with the count of all.
    private void end(SequenceSink sink) {
        if (id != null && first != null && last != null && !cells.mustBeRefused()) {
            SequenceDetails details = new SequenceDetails(id, label, weight, group, first.number(), last.number());
            sink.accept(details, steps.values(), 0, steps.steps());
        }
    }

    private RowsOutOfOrderException outOfOrder(String message, Object... arguments) {
        return new RowsOutOfOrderException(table.place() + String.format(Locale.ROOT, message, arguments)
                + "; rows must be in the order of sequences and times.");
    }
}
