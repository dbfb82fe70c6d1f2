package org.seqwise.data.io;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.io.ArffHeader.Attribute;

/** One reading of an ARFF. The ids of the sequences are their numbers, from 0. */
final class ArffImport {

    private static final int NONE = -1;
    private static final String NEW_LINE = "\\n";

    private final TextLines lines;
    private final ReadSettings settings;
    private final List<Attribute> attributes;
    private final int label;
    private final @Nullable DeclaredClasses classes;
    private final FeatureSeries series = new FeatureSeries();
    private String labelText = "";

    ArffImport(TextLines lines, ReadSettings settings) {
        this.lines = lines;
        this.settings = settings;
        attributes = ArffHeader.read(lines).attributes();
        label = labelAttribute();
        List<String> values = label == NONE ? null : attributes.get(label).values();
        classes = values == null || !settings.labeled()
                ? null
                : DeclaredClasses.of(
                        values,
                        settings.positive(),
                        lines.place(attributes.get(label).line()));
        requireSteps();
    }

    private int labelAttribute() {
        if (settings.says(ReadOption.LABEL)) {
            String name = settings.text(ReadOption.LABEL);
            List<String> names = attributes.stream().map(Attribute::name).toList();
            if (!names.contains(name)) {
                throw lines.broken(
                        "there is no attribute '%s' to say the answer; the attributes are %s. Maybe name the right one with --label.",
                        name, Quoted.list(names, 30));
            }
            return names.indexOf(name);
        }
        int last = attributes.size() - 1;
        if (last >= 0 && attributes.get(last).values() != null) {
            return last;
        }
        if (settings.labeled()) {
            throw lines.broken(
                    "the last attribute is not of the kind {0,1}; it must be, to be the label. Maybe name the label with --label.");
        }
        return NONE;
    }

    private void requireSteps() {
        List<Attribute> steps = IntStream.range(0, attributes.size())
                .filter(i -> i != label)
                .mapToObj(attributes::get)
                .toList();
        for (Attribute attribute : steps) {
            if (!attribute.isNumeric() && !(attribute.isRelational() && steps.size() == 1)) {
                throw lines.broken(
                        "attribute '%s' is %s; beside the label there must be numeric ones, or a single relational one.",
                        attribute.name(), attribute.type());
            }
        }
        if (steps.isEmpty()) {
            throw lines.broken("there is no attribute beside the label; there must be at least one.");
        }
    }

    <S extends SequenceSink> S run(Function<List<String>, S> opener) {
        String first = nextRow();
        if (first == null) {
            throw lines.broken("there is no row after '@data'; there must be one for each sequence.");
        }
        readRow(first);
        int width = series.features();
        List<String> names = settings.featureNames(width, lines.file().toString());
        S sink = opener.apply(names);
        String positive = classes == null ? settings.positive() : classes.positive();
        Intake intake = new Intake(
                lines.file().toString(),
                names,
                settings.labeled(),
                positive,
                settings.keepsMissing(),
                lines::place,
                sink);
        int count = 0;
        for (String row = first; row != null; row = nextRow()) {
            readRow(row);
            if (series.features() != width) {
                throw lines.broken(
                        "the sequence has %d features; the first has %d, and all must have the same.",
                        series.features(), width);
            }
            int found = intake.label(lines.number(), labelText);
            intake.add(lines.number(), Integer.toString(count++), series.rows(), 0, series.knownSteps(), found);
        }
        intake.finish();
        return sink;
    }

    private @Nullable String nextRow() {
        String line = lines.next();
        while (line != null && (line.isBlank() || line.startsWith("%"))) {
            line = lines.next();
        }
        return line;
    }

    private void readRow(String row) {
        series.clear();
        ArffCells cells = new ArffCells(lines, row, 0);
        if (cells.takes('{')) {
            throw lines.broken(
                    "the row is a sparse one, in braces; it must have all cells. Maybe save it as plain ARFF.");
        }
        for (int i = 0; i < attributes.size(); i++) {
            if (i > 0 && !cells.takes(',')) {
                throw lines.broken(
                        "the row ends after %d cells; it must have %d, one an attribute.", i, attributes.size());
            }
            readCell(i, cells.next(","));
        }
        if (cells.hasMore()) {
            throw lines.broken("the row has more than %d cells; it must have one an attribute.", attributes.size());
        }
        if (series.features() == 0) {
            series.endFeature();
        }
    }

    private void readCell(int attribute, String cell) {
        if (attribute == label) {
            labelText = ArffCells.unescaped(cell);
            if (classes != null) {
                classes.require(labelText, lines.place(lines.number()));
            }
        } else if (attributes.get(attribute).isRelational()) {
            readFeatures(cell, attributes.get(attribute).length());
        } else {
            series.add(cell, lines);
        }
    }

    private void readFeatures(String cell, int steps) {
        for (int from = 0; from <= cell.length(); ) {
            int end = cell.indexOf(NEW_LINE, from);
            end = end < 0 ? cell.length() : end;
            if (from < end || from == 0) {
                readFeature(cell.substring(from, end), steps);
            }
            from = end + NEW_LINE.length();
        }
    }

    private void readFeature(String text, int steps) {
        for (int at = 0; at <= text.length(); ) {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            series.add(text.substring(at, end).strip(), lines);
            at = end + 1;
        }
        int length = series.endFeature();
        if (length != steps) {
            throw lines.broken(
                    "feature %d has %d steps; it must have %d, one an attribute within the relational one.",
                    series.features(), length, steps);
        }
    }
}
