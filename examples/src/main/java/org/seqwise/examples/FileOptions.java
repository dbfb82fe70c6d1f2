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
            description =
                    "csv, csv-wide (a row a sequence), folder (a CSV a sequence), npz, npy, ts, arff, blocks or store;"
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

    @Option(
            names = "--group",
            paramLabel = "COL",
            description =
                    "Column of what must stay on one side of a split; with --window, a recording ends with it too.")
    private @Nullable String group;

    @Option(
            names = "--window",
            paramLabel = "N",
            description =
                    "Cut long recordings (an --id each; one where there is no such column) into windows of N steps.")
    private @Nullable String window;

    @Option(names = "--stride", paramLabel = "N", description = "Steps from window to window (1).")
    private @Nullable String stride;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            description = "The label is that of the step N steps after the window's last (0: the last itself).")
    private @Nullable String horizon;

    @Option(
            names = "--window-label",
            paramLabel = "last|any",
            description = "any: 1 if any step within the horizon is (last).")
    private @Nullable String windowLabel;

    @Option(
            names = "--max-step",
            paramLabel = "TIME",
            description = "A longer step in time, such as 90s, is a gap that no window crosses (none is).")
    private @Nullable String maxStep;

    /** Returns whether it was said where rows of zeros are padding. */
    boolean saysPadding() {
        return padding != null && !padding.equals("auto");
    }

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
        set(reader, ReadOption.GROUP, group);
        set(reader, ReadOption.WINDOW, window);
        set(reader, ReadOption.STRIDE, stride);
        set(reader, ReadOption.HORIZON, horizon);
        set(reader, ReadOption.WINDOW_LABEL, windowLabel);
        set(reader, ReadOption.MAX_STEP, maxStep);
        return reader;
    }

    static void set(SequenceReader reader, ReadOption option, @Nullable String text) {
        if (text != null) {
            reader.set(option, text);
        }
    }
}
