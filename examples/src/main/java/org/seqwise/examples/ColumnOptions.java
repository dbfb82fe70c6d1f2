package org.seqwise.examples;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.ReadOption;
import org.seqwise.data.io.SequenceFiles;
import org.seqwise.data.io.SequenceReader;
import picocli.CommandLine.Option;

/** Which columns of a long CSV mean what. */
final class ColumnOptions {

    @Option(
            names = "--id",
            defaultValue = "sequence",
            description = "Column that tells sequences apart (${DEFAULT-VALUE}).")
    private String id = "sequence";

    @Option(names = "--time", defaultValue = "time", description = "Column that orders the steps (${DEFAULT-VALUE}).")
    private String time = "time";

    @Option(
            names = "--label",
            defaultValue = "label",
            description = "Column with the answer, 0/1 or true/false (${DEFAULT-VALUE}).")
    private String label = "label";

    @Option(names = "--positive", paramLabel = "VALUE", description = "The label that is 1; every other is 0.")
    private @Nullable String positive;

    @Option(
            names = "--weight",
            paramLabel = "COLUMN",
            description = "Column with what a sequence counts in training beside one of weight 1 (each counts 1).")
    private @Nullable String weight;

    @Option(
            names = "--features",
            split = ",",
            paramLabel = "a,b,..",
            description = "Columns to learn from (all others).")
    private @Nullable List<String> features;

    /** Returns a reader that was told what these options say. */
    SequenceReader reader() {
        SequenceReader reader = SequenceFiles.reader()
                .presume(ReadOption.ID, id)
                .presume(ReadOption.TIME, time)
                .presume(ReadOption.LABEL, label);
        if (positive != null) {
            reader.positive(positive);
        }
        if (weight != null) {
            reader.weight(weight);
        }
        if (features != null) {
            reader.features(features);
        }
        return reader;
    }

    Sequences read(Path file) {
        return reader().read(file);
    }

    /** Reads a file with the features of another, in their order. */
    Sequences read(Path file, List<String> chosen) {
        return reader().features(chosen).read(file);
    }

    /** Returns what a model keeps of the columns, for {@link ModelColumns}. */
    Map<String, String> source() {
        Map<String, String> source = new LinkedHashMap<>();
        source.put("id", id);
        source.put("time", time);
        source.put("label", label);
        if (positive != null) {
            source.put("positive", positive);
        }
        if (weight != null) {
            source.put("weight", weight);
        }
        return source;
    }
}
