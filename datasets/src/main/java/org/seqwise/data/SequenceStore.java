package org.seqwise.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sequences in a folder, to be used where they lie: the files are mapped, so that opening takes no time and the heap holds none of them,
 * however large they are. They may be shared by threads and processes; a store is never changed, but for being replaced whole.
 *
 * <p>The folder has {@code store.header} and one file for each thing that is known of sequences, of plain little-endian numbers: another
 * program maps {@code values.f32} as it is. A file that is missing, too short or of another store is found on opening. Every block of 1 MiB has
 * a checksum (CRC-32C), and is held against it when it is read for the first time, so that no changed bit is taken for data.
 */
public final class SequenceStore {

    static final FolderSwap SWAP = new FolderSwap("a store", StoreHeaderFile.NAME);

    private static final int BLOCK = 1 << 20;

    private SequenceStore() {}

    /** Returns whether there is a store: a folder with a header, sound or not. */
    public static boolean isStore(Path folder) {
        return Files.isRegularFile(FolderSwap.present(folder).resolve(StoreHeaderFile.NAME));
    }

    /** Returns whether a writing of a store was cut off here, or is going on. */
    public static boolean isUnfinished(Path folder) {
        return Files.exists(folder)
                ? Files.isRegularFile(folder.resolve(StoreColumn.VALUES.fileName())) && !isStore(folder)
                : !isStore(folder) && !FolderSwap.leftovers(folder).isEmpty();
    }

    /**
     * Opens a store.
     *
     * @param folder as it was written
     * @return its sequences, which read the files whenever they are asked; a block that is damaged is an {@link InvalidInputException} then
     * @throws InvalidInputException if it is not a whole store
     * @throws java.io.UncheckedIOException if the medium fails
     */
    public static Sequences open(Path folder) {
        return open(folder, MappedFile.SEGMENT);
    }

    /**
     * Returns what was noted of where a store's sequences come from; empty where nothing was.
     *
     * @param folder as it was written
     * @throws InvalidInputException if it is not a store
     */
    public static Map<String, String> source(Path folder) {
        Path present = FolderSwap.present(folder);
        requireHeader(folder, present);
        try {
            return StoreHeaderFile.read(present.resolve(StoreHeaderFile.NAME)).source();
        } catch (IOException e) {
            throw StoreDamage.unreadable(folder, e);
        }
    }

    static Sequences open(Path folder, int segmentSize) {
        Path present = FolderSwap.present(folder);
        requireHeader(folder, present);
        try {
            StoreHeader header = StoreHeaderFile.read(present.resolve(StoreHeaderFile.NAME));
            return new Sequences(
                    header.featureNames(), header.categories(), MappedStorage.open(present, header, segmentSize));
        } catch (IOException e) {
            throw StoreDamage.unreadable(folder, e);
        }
    }

    private static void requireHeader(Path named, Path folder) {
        List<Path> leftovers = Files.exists(folder) ? List.of() : FolderSwap.leftovers(named);
        InvalidInputException.require(
                leftovers.isEmpty(),
                "%s does not exist; it must be a whole store, and its writing was cut off or is going on (%s). Maybe write it again.",
                named,
                leftovers);
        InvalidInputException.require(
                Files.exists(folder),
                "%s does not exist; it must be a folder with a store. Maybe look at its spelling and its folder.",
                named);
        InvalidInputException.require(
                Files.isRegularFile(folder.resolve(StoreHeaderFile.NAME)),
                "%s has no file %s; a store has, unless its writing was cut off. Maybe write it again, or name another folder.",
                named,
                StoreHeaderFile.NAME);
    }

    /**
     * Begins to write a store.
     *
     * @param folder where nothing is, or an empty folder, or a store, which is replaced in the end
     * @param featureNames the name of each feature, in the order of the values
     * @throws InvalidInputException if something else is there
     */
    public static StoreWriter writer(Path folder, List<String> featureNames) {
        return writer(folder, featureNames, BLOCK);
    }

    /**
     * Writes a store from something that makes its sink itself once it knows the features, as readers do; if that fails, nothing is left.
     *
     * <pre>{@code
     * SequenceStore.write(folder, opener -> SequenceFiles.reader().readInto(file, opener));
     * }</pre>
     *
     * @param folder where nothing is, or an empty folder, or a store, which is replaced in the end
     * @param source is given what makes the sink, and calls it once
     * @throws InvalidInputException if something else is there, or the source says so
     */
    public static void write(Path folder, Consumer<Function<List<String>, StoreWriter>> source) {
        SWAP.requireWritable(folder);
        List<StoreWriter> opened = new ArrayList<>();
        try {
            source.accept(names -> {
                opened.add(writer(folder, names));
                return opened.get(0);
            });
            opened.forEach(StoreWriter::finish);
        } finally {
            opened.forEach(StoreWriter::close);
        }
    }

    static StoreWriter writer(Path folder, List<String> featureNames, int blockSize) {
        return new StoreWriter(folder, featureNames, blockSize);
    }
}
