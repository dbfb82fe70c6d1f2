package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.Sequences;

/** One form in which sequences are kept. A reader holds no more of a file at a time than its form demands. */
public interface SequenceFormat {

    /** Returns what it is called after {@code --format}. */
    String name();

    /** Returns, in a few words, how a sequence stands in it. */
    String description();

    /** Returns the ends of the names that its files have, in lower case, such as {@code .csv}; they may be followed by {@code .gz}. */
    List<String> extensions();

    /** Returns what can be said about such a file; anything else is refused. */
    Set<ReadOption> options();

    /** Returns whether a file could be of this form by its name; of several such forms the first in the table reads it. */
    default boolean claims(Path path) {
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        return extensions().stream().anyMatch(plain::endsWith);
    }

    /**
     * Reads a file.
     *
     * @param path the file, or the folder
     * @param settings only options that are among {@link #options}
     * @param opener makes the sink, once the names of the features are known
     * @return the sink, after the last sequence
     * @throws org.seqwise.data.InvalidInputException if the file is missing or breaks a rule; the message says where
     * @throws java.io.UncheckedIOException if the medium fails
     */
    <S extends SequenceSink> S read(Path path, ReadSettings settings, Function<List<String>, S> opener);

    /**
     * Reads a file into memory; a format that can be used where it lies is not copied.
     *
     * @param path the file, or the folder
     * @param settings only options that are among {@link #options}
     * @throws org.seqwise.data.InvalidInputException if the file is missing or breaks a rule; the message says where
     * @throws java.io.UncheckedIOException if the medium fails
     */
    default Sequences read(Path path, ReadSettings settings) {
        return read(path, settings, settings::builder).build();
    }
}
