package org.seqwise.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.SequenceSink;

/**
 * NumPy's zip of arrays: {@code X (sequences, steps, features)}, the labels {@code y}, and, where sequences are padded with anything but zeros,
 * their {@code lengths}.
 */
final class NpzFormat implements SequenceFormat {

    private static final String LABELS = "y";
    private static final String LENGTHS = "lengths";

    @Override
    public String name() {
        return "npz";
    }

    @Override
    public String description() {
        return "NumPy arrays X (sequences, steps, features) and y";
    }

    @Override
    public List<String> extensions() {
        return List.of(".npz");
    }

    @Override
    public Set<ReadOption> options() {
        return EnumSet.of(
                ReadOption.LABEL, ReadOption.POSITIVE, ReadOption.FEATURES, ReadOption.PADDING, ReadOption.MISSING);
    }

    @Override
    public <S extends SequenceSink> S read(Path path, ReadSettings settings, Function<List<String>, S> opener) {
        String labels = settings.says(ReadOption.LABEL) ? settings.text(ReadOption.LABEL) : LABELS;
        try (NpzFile zip = NpzFile.open(path)) {
            ArraySource x = () -> zip.array("X", "be the sequences", "save it with numpy.savez(file, X=..., y=...)");
            ArraySource y = () -> zip.array(labels, "be the labels", "name another with label(...), or --label");
            ArraySource lengths = () -> zip.array(LENGTHS, "", "");
            return new ArrayImport(path, settings, x, settings.labeled() ? y : null, zip.has(LENGTHS) ? lengths : null)
                    .run(opener);
        } catch (IOException e) {
            throw ReadFailure.explained(path, e);
        }
    }
}
