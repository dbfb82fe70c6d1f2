package org.seqwise.data.io;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.Windows;

/** One reading of a query's rows, a step each, ordered by sequence and time: one sequence at a time is held. */
final class QueryImport {

    private static final String SOURCE = "The query";

    private final QueryColumns columns;
    private final QueryCells cells;
    private final CategoryCodes categories;
    private final @Nullable LabelFile answers;
    private final ReadSettings settings;
    private final @Nullable Windows windows;
    private final SeenIds ids = new SeenIds();
    private final StepBuffer steps;
    private final List<StepTime> times = new ArrayList<>();
    private byte[] stepLabels = new byte[256];
    private long firstRow;
    private @Nullable String id;
    private String label = "";
    private float weight = 1;
    private @Nullable String group;
    private @Nullable StepTime time;
    private @Nullable StepTime firstTime;

    /** @param answers the labels and weights, or null where the rows have them */
    QueryImport(ResultSet rows, ReadSettings settings, @Nullable LabelFile answers) throws SQLException {
        this.answers = answers;
        this.settings = settings;
        CsvSettings names = settings.csv();
        windows = names.windows();
        columns = QueryColumns.of(rows.getMetaData(), names, answers == null ? null : answers.file());
        categories = new CategoryCodes(columns.featureNames(), names.categorical());
        cells = new QueryCells(rows, columns, categories);
        steps = new StepBuffer(columns.features().length);
    }

    <S extends SequenceSink> S run(Function<List<String>, S> opener) throws SQLException {
        List<String> names = columns.featureNames();
        S sink = opener.apply(names);
        // A file of labels has its own rules.
        boolean labeled = settings.labeled() && answers == null;
        Intake intake = new Intake(
                SOURCE, names, labeled, settings.positive(), settings.keepsMissing(), QueryCells::place, sink);
        Recordings recordings =
                windows == null ? null : new Recordings(windows, settings.csv().maxStep(), sink);
        try (ids) {
            while (cells.next()) {
                addRow(intake, recordings);
            }
            endSequence(intake, recordings);
            InvalidInputException.require(
                    !ids.anyTwice(),
                    "%s: a sequence comes again after others; the rows of a sequence must follow each other.%s",
                    SOURCE,
                    orderBy());
        }
        intake.finish();
        if (recordings != null) {
            recordings.requireSome(SOURCE);
        }
        if (answers != null) {
            answers.requireAllTaken("the query");
        }
        categories.tell(sink);
        return sink;
    }

    private void addRow(Intake intake, @Nullable Recordings recordings) throws SQLException {
        String next = cells.id();
        String shared = cells.group();
        StepTime then = cells.time();
        if (!next.equals(id)) {
            endSequence(intake, recordings);
            requireNew(next);
            id = next;
            begin(shared, then);
        } else {
            requireLater(then);
            requireSameOfAll();
            if (recordings != null && !Objects.equals(group, shared)) {
                // A recording ends where its group changes.
                endSequence(intake, recordings);
                begin(shared, then);
            }
        }
        time = then;
        if (recordings != null) {
            addLabel(intake.label(cells.row(), cells.label()));
            times.add(then);
        }
        cells.addTo(steps);
    }

    private void addLabel(int found) {
        if (times.size() == stepLabels.length) {
            stepLabels = Arrays.copyOf(stepLabels, 2 * stepLabels.length);
        }
        stepLabels[times.size()] = (byte) found;
    }

    private void requireNew(String next) {
        if (!ids.add(next)) {
            throw cells.broken(
                    "sequence '%s' comes again after another; the rows of a sequence must follow each other.%s",
                    Quoted.shortened(next), orderBy());
        }
    }

    private void begin(@Nullable String shared, StepTime then) throws SQLException {
        firstRow = cells.row();
        firstTime = then;
        group = shared;
        label = cells.label();
        weight = cells.weight();
        steps.clear();
        times.clear();
    }

    private void requireLater(StepTime next) {
        if (time != null && time.compareTo(next) >= 0) {
            throw time.compareTo(next) == 0
                    ? cells.broken(
                            "sequence '%s' has time %s, which the row before has too; the times of a sequence must differ."
                                    + " Maybe leave one of the rows out.",
                            Quoted.shortened(String.valueOf(id)), next)
                    : cells.broken(
                            "sequence '%s' has time %s after %s; the times of a sequence must grow.%s",
                            Quoted.shortened(String.valueOf(id)), next, time, orderBy());
        }
    }

    private String orderBy() {
        String ordered = columns.id() == QueryColumns.ABSENT ? "" : columns.name(columns.id()) + ", ";
        return " Maybe end the query with ORDER BY " + ordered + columns.name(columns.time()) + ".";
    }

    private void requireSameOfAll() throws SQLException {
        if (windows == null) {
            requireSame("label", label, cells.label());
            requireSame("group", String.valueOf(group), String.valueOf(cells.group()));
        }
        requireSame("weight", weight, cells.weight());
    }

    private void requireSame(String what, Object first, Object found) {
        if (!found.equals(first)) {
            throw cells.broken(
                    "sequence '%s' has the %s '%s', and in row %d '%s'; all rows of a sequence must have the same.",
                    Quoted.shortened(String.valueOf(id)),
                    what,
                    Quoted.shortened(found.toString()),
                    firstRow,
                    Quoted.shortened(first.toString()));
        }
    }

    private void endSequence(Intake intake, @Nullable Recordings recordings) {
        if (id == null) {
            return;
        }
        if (recordings != null) {
            if (intake.check(firstRow, steps.values(), 0, steps.steps())) {
                int count = times.size();
                recordings.cut(
                        id,
                        group,
                        List.copyOf(times),
                        Arrays.copyOf(steps.values(), count * columns.features().length),
                        Arrays.copyOf(stepLabels, settings.labeled() ? count : 0));
            }
            return;
        }
        double start = firstTime == null ? Double.NaN : firstTime.number();
        double end = time == null ? Double.NaN : time.number();
        int answer = answers == null ? 0 : answers.take(id, QueryCells.place(firstRow));
        SequenceDetails details = answers == null
                ? new SequenceDetails(id, intake.label(firstRow, label), weight, group, start, end)
                : new SequenceDetails(
                        id, answers.label(answer), answers.weight(answer), answers.group(answer), start, end);
        intake.add(firstRow, details, steps.values(), 0, steps.steps());
    }
}
