package org.seqwise.data.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.Windows;

/** One reading of one table: row after row into the store, then the store into a sink. */
final class CsvImport {

    private final CsvTable table;
    private final CsvColumns columns;
    private final CsvCells cells;
    private final CategoryCodes categories;
    private final @Nullable Windows windows;
    private final @Nullable String maxStep;
    private final boolean timed;
    private final SequenceIndex sequences = new SequenceIndex();
    private final StepStore steps;
    private final float[] values;
    private final SequenceIndex groups = new SequenceIndex();
    private byte[] stepLabels = new byte[256];
    private int[] stepGroups = new int[256];

    private CsvImport(
            CsvTable table,
            CsvColumns columns,
            CsvCells cells,
            CategoryCodes categories,
            @Nullable Windows windows,
            @Nullable String maxStep,
            boolean timed) {
        this.table = table;
        this.columns = columns;
        this.cells = cells;
        this.categories = categories;
        this.windows = windows;
        this.maxStep = maxStep;
        this.timed = timed;
        values = new float[columns.features().length];
        steps = new StepStore(values.length);
    }

    /** Reads a table whose rows say whose they are, and their label. */
    static CsvImport of(CsvTable table, CsvSettings settings) {
        CsvColumns columns = CsvColumns.of(table, settings);
        CategoryCodes codes = codes(table, settings, columns);
        CsvCells cells = new CsvCells(table, settings, columns, codes);
        return new CsvImport(table, columns, cells, codes, settings.windows(), settings.maxStep(), true);
    }

    /** Reads a table whose labels are in another file. */
    static CsvImport withLabels(CsvTable table, CsvSettings settings, LabelFile answers) {
        CsvColumns columns = CsvColumns.withoutLabel(table, settings, answers.file());
        CategoryCodes codes = codes(table, settings, columns);
        return new CsvImport(
                table, columns, new CsvCells(table, settings, columns, answers, codes), codes, null, null, true);
    }

    /**
     * Reads a table that is one sequence.
     *
     * @param gaps which count what is missing together with that of others, and refuse it after the last
     * @param codes which number its categories together with those of others
     * @param timed whether the others have times too
     */
    static CsvImport ofOne(
            CsvTable table,
            CsvSettings settings,
            CsvColumns columns,
            CsvCells.Owner owner,
            Gaps gaps,
            CategoryCodes codes,
            boolean timed) {
        return new CsvImport(
                table, columns, new CsvCells(table, settings, columns, owner, gaps, codes), codes, null, null, timed);
    }

    private static CategoryCodes codes(CsvTable table, CsvSettings settings, CsvColumns columns) {
        return new CategoryCodes(columns.featureNames(table.header()), settings.categorical());
    }

    <S extends SequenceSink> S run(Function<List<String>, S> opener) {
        int headerLine = table.line();
        while (table.next()) {
            addRow();
        }
        if (steps.size() == 0) {
            throw table.brokenAt(headerLine, "there is no row after the header; there must be one for each step.");
        }
        cells.finish();
        StepOrder order = new StepOrder(steps);
        requireDistinctTimes(order);
        S sink = opener.apply(columns.featureNames(table.header()));
        if (!cells.mustBeRefused()) {
            passOn(order, sink);
        }
        categories.tell(sink);
        return sink;
    }

    private void addRow() {
        String id = cells.id();
        StepTime time = cells.time();
        cells.values(values);
        int label = cells.label();
        if (windows != null) {
            addToRecording(id, label, time);
            return;
        }
        float weight = cells.weight();
        String group = cells.group();
        int sequence = sequences.indexOf(id, label, weight, group, table.line());
        if (sequences.label(sequence) != label) {
            throw cells.otherLabel(id, sequences.label(sequence), sequences.firstLine(sequence));
        }
        if (sequences.weight(sequence) != weight) {
            throw cells.otherWeight(id, sequences.weight(sequence), sequences.firstLine(sequence));
        }
        if (!Objects.equals(sequences.group(sequence), group)) {
            throw cells.otherGroup(id, sequences.group(sequence), sequences.firstLine(sequence));
        }
        steps.add(sequence, time, values, table.line());
    }

    // Each step has its own label, and may have its own group.
    private void addToRecording(String id, int label, StepTime time) {
        String group = cells.group();
        int sequence = sequences.indexOf(id, LabelText.UNKNOWN, 1, null, table.line());
        int step = steps.size();
        if (step == stepLabels.length) {
            stepLabels = Arrays.copyOf(stepLabels, 2 * step);
            stepGroups = Arrays.copyOf(stepGroups, 2 * step);
        }
        stepLabels[step] = (byte) label;
        stepGroups[step] = group == null ? -1 : groups.indexOf(group, LabelText.UNKNOWN, 1, null, table.line());
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
        if (windows != null) {
            cutAll(order, new Recordings(windows, maxStep, sink));
            return;
        }
        float[] flat = new float[order.longest() * values.length];
        for (int sequence = 0; sequence < sequences.size(); sequence++) {
            int from = order.start(sequence);
            int to = order.start(sequence + 1);
            copyValues(order, from, to, flat);
            sink.accept(details(order, sequence), flat, 0, to - from);
        }
    }

    private void copyValues(StepOrder order, int from, int to, float[] target) {
        for (int place = from; place < to; place++) {
            steps.copyValues(order.step(place), target, (place - from) * values.length);
        }
    }

    // A recording ends where its group changes in the order of time, even if the group comes again.
    private void cutAll(StepOrder order, Recordings recordings) {
        for (int sequence = 0; sequence < sequences.size(); sequence++) {
            int end = order.start(sequence + 1);
            int from = order.start(sequence);
            for (int place = from + 1; place <= end; place++) {
                if (place == end || stepGroups[order.step(place)] != stepGroups[order.step(from)]) {
                    cut(order, sequence, from, place, recordings);
                    from = place;
                }
            }
        }
        recordings.requireSome(table.file().toString());
    }

    private void cut(StepOrder order, int sequence, int from, int to, Recordings recordings) {
        float[] flat = new float[(to - from) * values.length];
        copyValues(order, from, to, flat);
        List<StepTime> times = new ArrayList<>();
        byte[] labels = new byte[to - from];
        boolean labeled = true;
        for (int place = from; place < to; place++) {
            int step = order.step(place);
            times.add(steps.time(step));
            labels[place - from] = stepLabels[step];
            labeled &= stepLabels[step] != LabelText.UNKNOWN;
        }
        int group = stepGroups[order.step(from)];
        recordings.cut(
                sequences.id(sequence),
                group < 0 ? null : groups.id(group),
                times,
                flat,
                labeled ? labels : new byte[0]);
    }

    private SequenceDetails details(StepOrder order, int sequence) {
        return new SequenceDetails(
                sequences.id(sequence),
                sequences.label(sequence),
                sequences.weight(sequence),
                sequences.group(sequence),
                timed ? steps.time(order.step(order.start(sequence))).number() : Double.NaN,
                timed ? steps.time(order.step(order.start(sequence + 1) - 1)).number() : Double.NaN);
    }
}
