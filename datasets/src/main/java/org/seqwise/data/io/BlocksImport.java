package org.seqwise.data.io;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.SequenceSink;

/** One reading of a text in blocks. */
final class BlocksImport<S extends SequenceSink> {

    private final TextLines lines;
    private final ReadSettings settings;
    private final Function<List<String>, S> opener;
    private @Nullable S sink;
    private @Nullable Intake intake;
    private @Nullable String label;
    private StepBuffer steps = new StepBuffer(1);
    private int labelLine;
    private int width;
    private int count;

    BlocksImport(TextLines lines, ReadSettings settings, Function<List<String>, S> opener) {
        this.lines = lines;
        this.settings = settings;
        this.opener = opener;
    }

    S run() {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String text = line.strip();
            if (!text.isEmpty()) {
                add(text);
            }
        }
        endSequence();
        S present = sink;
        if (present == null || intake == null) {
            throw lines.broken(
                    "there is no sequence; there must be a line with a label, and lines of numbers after it.");
        }
        intake.finish();
        return present;
    }

    private void add(String text) {
        String[] cells = text.split("\\s+", -1);
        if (cells.length == 1 && Float.isNaN(DecimalText.parse(text)) && !FeatureSeries.isUnknown(text)) {
            endSequence();
            label = text;
            labelLine = lines.number();
        } else {
            addStep(cells);
        }
    }

    private void addStep(String[] cells) {
        if (label == null) {
            throw lines.broken(
                    "there are numbers before the first label; each sequence must begin with its label, a word on a line.");
        }
        if (intake == null) {
            open(cells.length);
        }
        if (cells.length != width) {
            throw lines.broken(
                    "the row has %d numbers; the first has %d, and all must have the same.", cells.length, width);
        }
        for (String cell : cells) {
            float value = DecimalText.parse(cell);
            if (Float.isNaN(value) && !FeatureSeries.isUnknown(cell)) {
                throw lines.broken(
                        "there is '%s' among the numbers; each must be one, or ? where it is not known.",
                        Quoted.shortened(cell));
            }
            steps.add(value);
        }
    }

    private void open(int features) {
        width = features;
        steps = new StepBuffer(features);
        List<String> names = settings.featureNames(features, lines.file().toString());
        S opened = opener.apply(names);
        sink = opened;
        intake = new Intake(
                lines.file().toString(),
                names,
                settings.labeled(),
                settings.positive(),
                settings.keepsMissing(),
                lines::place,
                opened);
    }

    private void endSequence() {
        if (label == null) {
            return;
        }
        if (intake == null || steps.steps() == 0) {
            throw lines.broken(
                    "the label '%s' of line %d has no rows; there must be one for each step.",
                    Quoted.shortened(label), labelLine);
        }
        int found = intake.label(labelLine, label);
        intake.add(labelLine, Integer.toString(count++), steps.values(), 0, steps.steps(), found);
        steps.clear();
    }
}
