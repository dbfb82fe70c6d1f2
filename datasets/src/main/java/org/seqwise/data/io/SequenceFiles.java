package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/**
 * Reads sequences from a file of any {@linkplain #formats() format}, which its name tells unless it is said.
 *
 * <pre>{@code
 * Sequences recordings = SequenceFiles.read(Path.of("recordings.npz"));
 * Sequences wide = SequenceFiles.reader().format("csv-wide").positive("faulty").read(Path.of("recordings.csv"));
 * }</pre>
 */
public final class SequenceFiles {

    // The first that claims a file reads it. A new format is its own file and a name here.
    private static final List<SequenceFormat> FORMATS = List.of(
            new StoreFormat(),
            new FolderFormat(),
            new CsvFormat(),
            new WideCsvFormat(),
            new NpzFormat(),
            new NpyFormat(),
            new TsFormat(),
            new ArffFormat(),
            new BlocksFormat());

    private SequenceFiles() {}

    /** Returns every format there is. */
    public static List<SequenceFormat> formats() {
        return FORMATS;
    }

    /**
     * Reads labeled sequences as the format usually keeps them.
     *
     * @param path the file, or the folder
     * @throws InvalidInputException if the file is missing or breaks a rule
     */
    public static Sequences read(Path path) {
        return reader().read(path);
    }

    /** Starts a reader that can be told more about a file. */
    public static SequenceReader reader() {
        return new SequenceReader();
    }

    /** Returns the format of a name. */
    static SequenceFormat named(String name) {
        return FORMATS.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("format (" + name + ") must be one of "
                        + FORMATS.stream().map(SequenceFormat::name).collect(Collectors.joining(", ")) + "."));
    }

    /** Returns the format that a file's name tells. */
    static SequenceFormat claiming(Path path) {
        return FORMATS.stream()
                .filter(format -> format.claims(path))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(path
                        + " has a name that tells no format; it must end in "
                        + FORMATS.stream()
                                .flatMap(format -> format.extensions().stream())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ", with or without .gz. Maybe say the format with format(...), or --format."));
    }
}
