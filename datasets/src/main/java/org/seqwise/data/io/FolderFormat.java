package org.seqwise.data.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.SequenceStore;

/**
 * A folder with one CSV a sequence, whose name is the sequence's id, and a CSV of the labels with the columns {@code sequence} and {@code
 * label}, and that of the weights where it is named: {@code labels.csv} in the folder, in gzip or not, unless another is named. The sequences are in the folder itself or, if it has such a one, in its
 * folder {@code sequences}.
 */
final class FolderFormat implements SequenceFormat {

    private static final String LABELS = "labels.csv";

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public String description() {
        return "a folder, one CSV a sequence, and labels.csv";
    }

    @Override
    public List<String> extensions() {
        return List.of();
    }

    @Override
    public Set<ReadOption> options() {
        return EnumSet.of(
                ReadOption.ID,
                ReadOption.TIME,
                ReadOption.LABEL,
                ReadOption.WEIGHT,
                ReadOption.POSITIVE,
                ReadOption.FEATURES,
                ReadOption.LABELS,
                ReadOption.GROUP,
                ReadOption.MISSING,
                ReadOption.CATEGORICAL);
    }

    /** Claims every folder but a store, also where a folder is presumed. */
    @Override
    public boolean claims(Path path) {
        return Files.isDirectory(path) && !SequenceStore.isStore(path) && !SequenceStore.isUnfinished(path);
    }

    @Override
    public <S extends SequenceSink> S read(Path path, ReadSettings settings, Function<List<String>, S> opener) {
        Path said = settings.labels();
        Path zipped = path.resolve(LABELS + ".gz");
        Path labels = said != null ? said : Files.exists(zipped) ? zipped : path.resolve(LABELS);
        SequenceFolder folder = SequenceFolder.of(path, labels);
        FolderImport<S> reading = new FolderImport<>(folder, settings, opener);
        return settings.labeled() ? reading.labeled(labels) : reading.unlabeled();
    }
}
