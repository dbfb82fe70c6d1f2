package org.seqwise.examples;

import org.jspecify.annotations.Nullable;
import org.seqwise.data.io.ReadOption;
import org.seqwise.data.io.SequenceFiles;
import org.seqwise.data.io.SequenceReader;
import picocli.CommandLine.Option;

/** What a file is, where neither its name nor a model says it. */
class FileOptions {

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "csv, csv-wide (a row a sequence), folder (a CSV a sequence), npz, npy, ts, arff or blocks;"
                    + " told by the name of the file unless given.")
    private @Nullable String format;

    @Option(names = "--id", paramLabel = "COL", description = "Column that tells sequences apart (sequence).")
    private @Nullable String id;

    @Option(names = "--time", paramLabel = "COL", description = "Column that orders the steps (time).")
    private @Nullable String time;

    @Option(
            names = "--padding",
            paramLabel = "front|back|auto|none",
            description = "Where rows of zeros in npz and npy are padding (auto).")
    private @Nullable String padding;

    @Option(
            names = "--order",
            paramLabel = "name|by-step|by-feature",
            description = "How csv-wide orders its cells: as names such as speed_1 say (name), or as stated.")
    private @Nullable String order;

    /** Returns a reader that was told what these options say. */
    SequenceReader reader() {
        SequenceReader reader = SequenceFiles.reader();
        if (format != null) {
            reader.format(format);
        }
        set(reader, ReadOption.ID, id);
        set(reader, ReadOption.TIME, time);
        set(reader, ReadOption.PADDING, padding);
        set(reader, ReadOption.ORDER, order);
        return reader;
    }

    static void set(SequenceReader reader, ReadOption option, @Nullable String text) {
        if (text != null) {
            reader.set(option, text);
        }
    }
}
