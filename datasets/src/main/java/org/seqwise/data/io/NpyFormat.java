package org.seqwise.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;

/**
 * Two files of one NumPy array each: {@code X (sequences, steps, features)} and, in a file of its own, the labels {@code y}. Unless it is
 * named, that is the file called as the first but with {@code y} for its first {@code X}: {@code y_train.npy} beside {@code X_train.npy}.
 */
final class NpyFormat implements SequenceFormat {

    @Override
    public String name() {
        return "npy";
    }

    @Override
    public String description() {
        return "a NumPy array X (sequences, steps, features), and y in another file";
    }

    @Override
    public List<String> extensions() {
        return List.of(".npy");
    }

    @Override
    public Set<ReadOption> options() {
        return EnumSet.of(
                ReadOption.LABELS, ReadOption.POSITIVE, ReadOption.FEATURES, ReadOption.PADDING, ReadOption.MISSING);
    }

    @Override
    public <S extends SequenceSink> S read(Path path, ReadSettings settings, Function<List<String>, S> opener) {
        ArraySource y = () -> open(labelFile(path, settings));
        return new ArrayImport(path, settings, () -> open(path), settings.labeled() ? y : null, null).run(opener);
    }

    private static Path labelFile(Path path, ReadSettings settings) {
        Path said = settings.labels();
        if (said != null) {
            return said;
        }
        Path beside = path.resolveSibling(path.getFileName().toString().replaceFirst("^[Xx]", "y"));
        InvalidInputException.require(
                !beside.equals(path) && Files.exists(beside),
                "%s holds no labels; they must be in a file of their own. Maybe name it with labels(...), or --labels.",
                path);
        return beside;
    }

    private static NpyArray open(Path file) {
        try {
            return NpyArray.open(file, file.toString(), FileBytes.open(file));
        } catch (IOException e) {
            throw ReadFailure.explained(file, e);
        }
    }
}
