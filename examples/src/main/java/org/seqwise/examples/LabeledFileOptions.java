package org.seqwise.examples;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.io.ReadOption;
import org.seqwise.data.io.SequenceReader;
import picocli.CommandLine.Option;

/** What a file is, and where its answers are. */
class LabeledFileOptions extends FileOptions {

    @Option(
            names = "--label",
            paramLabel = "COL",
            description = "Column or array with the answer, 0/1 or true/false (label; y in npz; the last in arff).")
    private @Nullable String label;

    @Option(names = "--positive", paramLabel = "VALUE", description = "The label that is 1; every other is 0.")
    private @Nullable String positive;

    @Option(
            names = "--labels",
            paramLabel = "F",
            description =
                    "File of the labels of --data: an array for npy; for csv, --sql and folder (labels.csv) a CSV with the"
                            + " columns --id and --label, a row a sequence.")
    private @Nullable Path labels;

    @Override
    SequenceReader reader() {
        SequenceReader reader = readerWithoutLabelFile();
        if (labels != null) {
            reader.labels(labels);
        }
        return reader;
    }

    /** Returns a reader for another file than the one whose labels are in a file of their own. */
    SequenceReader readerWithoutLabelFile() {
        SequenceReader reader = super.reader();
        set(reader, ReadOption.LABEL, label);
        set(reader, ReadOption.POSITIVE, positive);
        return reader;
    }
}
