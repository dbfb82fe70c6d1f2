package org.seqwise.data.io;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.SequenceSink;

/**
 * One reading of a {@code .ts} file: after its header a line a sequence, with colons between the features and before the label, and commas
 * between the steps of a feature. The ids of the sequences are their numbers, from 0.
 */
final class TsImport {

    private final TextLines lines;
    private final ReadSettings settings;
    private final TsHeader header;
    private final @Nullable DeclaredClasses classes;
    private final FeatureSeries series = new FeatureSeries();

    TsImport(TextLines lines, ReadSettings settings) {
        this.lines = lines;
        this.settings = settings;
        header = TsHeader.read(lines);
        classes = settings.labeled() ? classes() : null;
    }

    private DeclaredClasses classes() {
        List<String> declared = header.classes();
        if (declared == null) {
            throw lines.broken(
                    "there is no line '@classLabel true' before this; sequences must have labels to learn from.");
        }
        return DeclaredClasses.of(declared, settings.positive(), lines.place(header.classLine()));
    }

    <S extends SequenceSink> S run(Function<List<String>, S> opener) {
        String first = nextSequence();
        if (first == null) {
            throw lines.broken("there is no line after '@data'; there must be one for each sequence.");
        }
        int dimensions =
                header.dimensions() == TsHeader.UNSAID ? Math.max(1, parts(first) - labelParts()) : header.dimensions();
        // Before the names, of which there may be no more than the line has parts.
        requireParts(first, dimensions);
        List<String> names = settings.featureNames(dimensions, lines.file().toString());
        S sink = opener.apply(names);
        String positive = classes == null ? null : classes.positive();
        Intake intake = new Intake(
                lines.file().toString(), names, classes != null, positive, settings.keepsMissing(), lines::place, sink);
        int count = 0;
        for (String line = first; line != null; line = nextSequence()) {
            add(line, Integer.toString(count++), dimensions, intake);
        }
        intake.finish();
        return sink;
    }

    private @Nullable String nextSequence() {
        String line = lines.next();
        while (line != null && (line.isBlank() || line.startsWith("#"))) {
            line = lines.next();
        }
        return line;
    }

    private int labelParts() {
        return header.classes() == null ? 0 : 1;
    }

    private static int parts(String line) {
        return 1 + (int) line.chars().filter(c -> c == ':').count();
    }

    private void requireParts(String line, int dimensions) {
        if (parts(line) != dimensions + labelParts()) {
            throw lines.broken(
                    "the line has %d parts between colons; it must have %d%s.",
                    parts(line),
                    dimensions + labelParts(),
                    labelParts() == 0 ? ", one a dimension" : ", one a dimension and the label");
        }
    }

    private void add(String line, String id, int dimensions, Intake intake) {
        requireParts(line, dimensions);
        series.clear();
        int from = 0;
        for (int dimension = 0; dimension < dimensions; dimension++) {
            int colon = line.indexOf(':', from);
            int end = colon < 0 ? line.length() : colon;
            addDimension(line, from, end);
            from = end + 1;
        }
        int label = SequenceSink.UNLABELED;
        if (classes != null) {
            String text = line.substring(from).strip();
            classes.require(text, lines.place(lines.number()));
            label = intake.label(lines.number(), text);
        }
        intake.add(lines.number(), id, series.rows(), 0, series.steps(), label);
    }

    private void addDimension(String line, int from, int end) {
        for (int at = from; at <= end && from < end; ) {
            int comma = line.indexOf(',', at);
            int stop = comma < 0 || comma > end ? end : comma;
            series.add(line.substring(at, stop).strip(), lines);
            at = stop + 1;
        }
        int length = series.endFeature();
        int expected = header.seriesLength() == TsHeader.UNSAID ? series.steps() : header.seriesLength();
        if (length != expected) {
            throw lines.broken(
                    "dimension %d has %d values; it must have %d, as %s.",
                    series.features(),
                    length,
                    expected,
                    header.seriesLength() == TsHeader.UNSAID ? "the first has" : "@seriesLength says");
        }
    }
}
