package org.seqwise.data.io;

import java.util.List;
import java.util.function.Function;
import org.seqwise.data.SequenceSink;

/** One reading of one table: row after row into the store, then the store into a sink. */
final class CsvImport {

    private final CsvTable table;
    private final CsvColumns columns;
    private final CsvCells cells;
    private final SequenceIndex sequences = new SequenceIndex();
    private final StepStore steps;
    private final float[] values;

    CsvImport(CsvTable table, CsvSettings settings) {
        this(table, settings, CsvColumns.of(table, settings));
    }

    /** Reads a table whose labels are in another file. */
    CsvImport(CsvTable table, CsvSettings settings, LabelFile answers) {
        this(table, settings, CsvColumns.withoutLabel(table, settings, answers.file()), answers);
    }

    /** Reads a table that is one sequence. */
    CsvImport(CsvTable table, CsvSettings settings, CsvColumns columns, CsvCells.Owner owner) {
        this(table, columns, new CsvCells(table, settings, columns, owner));
    }

    private CsvImport(CsvTable table, CsvSettings settings, CsvColumns columns) {
        this(table, columns, new CsvCells(table, settings, columns));
    }

    private CsvImport(CsvTable table, CsvSettings settings, CsvColumns columns, LabelFile answers) {
        this(table, columns, new CsvCells(table, settings, columns, answers));
    }

    private CsvImport(CsvTable table, CsvColumns columns, CsvCells cells) {
        this.table = table;
        this.columns = columns;
        this.cells = cells;
        values = new float[columns.features().length];
        steps = new StepStore(values.length);
    }

    <S extends SequenceSink> S run(Function<List<String>, S> opener) {
        int headerLine = table.line();
        while (table.next()) {
            addRow();
        }
        if (steps.size() == 0) {
            throw table.brokenAt(headerLine, "there is no row after the header; there must be one for each step.");
        }
        cells.requirePositive();
        StepOrder order = new StepOrder(steps);
        requireDistinctTimes(order);
        S sink = opener.apply(columns.featureNames(table.header()));
        passOn(order, sink);
        return sink;
    }

    private void addRow() {
        String id = cells.id();
        StepTime time = cells.time();
        cells.values(values);
        int label = cells.label();
        float weight = cells.weight();
        int sequence = sequences.indexOf(id, label, weight, table.line());
        if (sequences.label(sequence) != label) {
            throw cells.otherLabel(id, sequences.label(sequence), sequences.firstLine(sequence));
        }
        if (sequences.weight(sequence) != weight) {
            throw cells.otherWeight(id, sequences.weight(sequence), sequences.firstLine(sequence));
        }
        steps.add(sequence, time, values, table.line());
    }

    private void requireDistinctTimes(StepOrder order) {
        for (int place = 1; place < steps.size(); place++) {
            int step = order.step(place);
            int before = order.step(place - 1);
            if (steps.sequence(step) == steps.sequence(before) && steps.compareTimes(before, step) == 0) {
                throw table.brokenAt(
                        steps.line(step),
                        "sequence '%s' has time %s, which line %d has too; the times of a sequence must differ."
                                + " Maybe leave one of the rows out.",
                        Quoted.shortened(sequences.id(steps.sequence(step))),
                        steps.time(step),
                        steps.line(before));
            }
        }
    }

    private void passOn(StepOrder order, SequenceSink sink) {
        float[] flat = new float[order.longest() * values.length];
        for (int sequence = 0; sequence < sequences.size(); sequence++) {
            int count = order.start(sequence + 1) - order.start(sequence);
            for (int t = 0; t < count; t++) {
                steps.copyValues(order.step(order.start(sequence) + t), flat, t * values.length);
            }
            sink.accept(sequences.id(sequence), flat, 0, count, sequences.label(sequence), sequences.weight(sequence));
        }
    }
}
