package org.seqwise.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.MissingRule;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.ReadOption;
import org.seqwise.data.io.SequenceReader;
import picocli.CommandLine.Option;

/** What the files of a training are, and what is to be learned from. */
final class ColumnOptions extends LabeledFileOptions {

    @Option(
            names = "--weight",
            paramLabel = "COLUMN",
            description = "Column with what a sequence counts in training beside one of weight 1 (each counts 1).")
    private @Nullable String weight;

    @Option(
            names = "--features",
            split = ",",
            paramLabel = "a,b,..",
            description = "Columns to learn from (all others); or their names, where a file has none.")
    private @Nullable List<String> features;

    @Option(
            names = "--categorical",
            split = ",",
            paramLabel = "a,b,..",
            description = "Features whose values are names or codes: each becomes one of 0 or 1 (none).")
    private List<String> categorical = List.of();

    private List<String> categoricalBefore = List.of();
    private boolean keepsMissing;

    /** Returns what was said, or is the model's to start from. */
    List<String> categorical() {
        return categorical.isEmpty() ? categoricalBefore : categorical;
    }

    /** Returns what was said. */
    List<String> categoricalSaid() {
        return categorical;
    }

    /** Has features, gaps and categories read as a model to start from takes them, unless others are said. */
    void readAs(Preprocessor before) {
        PreprocessorSettings settings = before.settings();
        features = features == null ? before.inputNames() : features;
        categoricalBefore = List.copyOf(settings.categorical());
        keepsMissing |= settings.missing() == MissingRule.IMPUTE;
    }

    /** Has missing values read, for a training that fills them. */
    void keepMissing() {
        keepsMissing = true;
    }

    @Override
    SequenceReader reader() {
        SequenceReader reader = super.reader();
        if (features != null) {
            reader.features(features);
        }
        return reader;
    }

    @Override
    SequenceReader readerWithoutLabelFile() {
        SequenceReader reader = super.readerWithoutLabelFile();
        if (!categorical().isEmpty()) {
            // Only tables of text need to be told; numbers are codes as they are.
            reader.presume(Map.of(ReadOption.CATEGORICAL.key(), String.join(",", categorical())));
        }
        if (keepsMissing) {
            reader.keepMissing();
        }
        set(reader, ReadOption.WEIGHT, weight);
        return reader;
    }

    /** Reads a file with the features of another, in their order. */
    Sequences read(Path file, List<String> chosen) {
        return readerWithoutLabelFile().features(chosen).read(file);
    }
}
