package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.Sequences;

/** Says what a file is, then reads it; what is not said is as the format usually has it. One may read many files. */
public final class SequenceReader {

    private final Map<ReadOption, String> said = new EnumMap<>(ReadOption.class);
    private final Map<ReadOption, String> presumed = new EnumMap<>(ReadOption.class);
    private List<String> features = List.of();
    private @Nullable String format;
    private @Nullable String presumedFormat;
    private boolean labeled = true;

    SequenceReader() {}

    /** Names the format, one of {@link SequenceFiles#formats()}; told by the file's name unless said. */
    public SequenceReader format(String name) {
        format = SequenceFiles.named(name).name();
        return this;
    }

    /** Names the format to take, unless one is said, if the file can be of it by its name. */
    public SequenceReader presumeFormat(String name) {
        presumedFormat = SequenceFiles.named(name).name();
        return this;
    }

    /**
     * Says something about the file; reading it is refused if its format has no such option.
     *
     * @param option any but {@link ReadOption#FEATURES}
     */
    public SequenceReader set(ReadOption option, String text) {
        said.put(option, option.checked(text));
        return this;
    }

    /** Says something about the file that holds where its format has such an option and nothing else is said. */
    public SequenceReader presume(ReadOption option, String text) {
        // What is usual differs from format to format, and is not carried from one to the other.
        if (!text.equals(option.usual())) {
            presumed.put(option, option.checked(text));
        }
        return this;
    }

    /** Names the column or array of the answer. */
    public SequenceReader label(String column) {
        return set(ReadOption.LABEL, column);
    }

    /** Sets the column of what a sequence counts in training beside one of weight 1; each counts 1 unless set. */
    public SequenceReader weight(String column) {
        return set(ReadOption.WEIGHT, column);
    }

    /** Makes one label the 1 and every other the 0. */
    public SequenceReader positive(String value) {
        return set(ReadOption.POSITIVE, value);
    }

    /** Names the file of the labels, where they are not in the data's own. */
    public SequenceReader labels(Path file) {
        return set(ReadOption.LABELS, file.toString());
    }

    /** Says where rows of zeros are padding: {@code front}, {@code back}, {@code none}, or {@code auto} to find out. */
    public SequenceReader padding(String side) {
        return set(ReadOption.PADDING, side);
    }

    /**
     * Chooses the features by name; or names them, where the file has no names for them.
     *
     * @param names at least one, in the order that the features shall have
     */
    public SequenceReader features(List<String> names) {
        features = CsvSettings.checkedFeatures(names);
        return this;
    }

    /** Reads data whose answers are not known: labels may be absent, and are not looked at where they are there. */
    public SequenceReader unlabeled() {
        labeled = false;
        return this;
    }

    /** Returns the format in which a file will be read. */
    public SequenceFormat formatOf(Path path) {
        if (format != null) {
            return SequenceFiles.named(format);
        }
        if (presumedFormat != null && SequenceFiles.named(presumedFormat).claims(path)) {
            return SequenceFiles.named(presumedFormat);
        }
        return SequenceFiles.claiming(path);
    }

    /**
     * Reads a file.
     *
     * @param path the file, or the folder
     * @throws InvalidInputException if an option does not fit the format, or the file is missing or breaks a rule
     * @throws java.io.UncheckedIOException if the medium fails
     */
    public Sequences read(Path path) {
        SequenceFormat chosen = formatOf(path);
        return chosen.read(path, settingsFor(chosen));
    }

    /**
     * Reads a file into any sink.
     *
     * @param opener makes the sink, once the names of the features are known
     * @return the sink, after the last sequence
     */
    public <S extends SequenceSink> S readInto(Path path, Function<List<String>, S> opener) {
        SequenceFormat chosen = formatOf(path);
        return chosen.read(path, settingsFor(chosen), opener);
    }

    private ReadSettings settingsFor(SequenceFormat chosen) {
        said.forEach((option, text) -> requireFit(chosen, option, text));
        Map<ReadOption, String> texts = new EnumMap<>(presumed);
        texts.keySet().retainAll(chosen.options());
        texts.putAll(said);
        return new ReadSettings(texts, features, labeled);
    }

    private static void requireFit(SequenceFormat chosen, ReadOption option, String text) {
        InvalidInputException.require(
                chosen.options().contains(option),
                "%s (%s) does not fit the format %s, which takes %s. Maybe say another format with --format.",
                option.key(),
                text,
                chosen.name(),
                chosen.options().stream().map(ReadOption::key).collect(Collectors.joining(", ")));
    }
}
