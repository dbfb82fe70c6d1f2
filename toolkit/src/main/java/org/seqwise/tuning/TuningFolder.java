package org.seqwise.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.seqwise.data.FolderSwap;
import org.seqwise.data.InvalidInputException;
import org.seqwise.report.JsonFile;

/**
 * What a search leaves on the disk, so that it can be broken off and gone on with at any moment: {@code tuning.json}, its plan;
 * {@code results}, a file for each fold that is done; {@code data}, a store; {@code logs}; and {@code trials.csv} in the end. One search at a
 * time works in it.
 */
final class TuningFolder implements AutoCloseable {

    /** The file with the plan. */
    static final String PLAN = "tuning.json";

    private static final FolderSwap SWAP = new FolderSwap("a search's", PLAN);

    /** The folders that this process works in. To open a file once more and close it would release the lock on it. */
    private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path locked;
    private final FileChannel lock;

    /**
     * @throws InvalidInputException if something else is there, or a search that is going on
     */
    TuningFolder(Path folder) {
        requireUsable(folder);
        this.folder = folder.toAbsolutePath();
        try {
            Files.createDirectories(results());
            Files.createDirectories(logs());
            locked = this.folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be written.", e);
        }
        requireAlone(LOCKED.add(locked));
        try {
            lock = open(locked.resolve("tuning.lock"));
        } catch (RuntimeException e) {
            LOCKED.remove(locked);
            throw e;
        }
    }

    /** Throws unless a search may begin or go on there: nothing is there, or an empty folder, or a search's. */
    static void requireUsable(Path folder) {
        // A search that was broken off before its plan was written leaves no more than its lock and two folders.
        if (!Files.isRegularFile(folder.resolve("tuning.lock"))) {
            SWAP.requireWritable(folder);
        }
    }

    private FileChannel open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
            }
            requireAlone(channel.isOpen());
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be locked.", e);
        }
    }

    private void requireAlone(boolean isAlone) {
        InvalidInputException.require(
                isAlone,
                "%s is being worked in by another search; one at a time can. Maybe name another folder.",
                folder);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path results() {
        return folder.resolve("results");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    /**
     * Writes the plan, or checks that the one that is there is the same.
     *
     * @throws InvalidInputException if it is not; the message says what differs
     */
    void begin(TuningPlan plan) {
        Path file = folder.resolve(PLAN);
        if (!Files.exists(file)) {
            JsonFile.write(file, plan);
            return;
        }
        List<String> differences = new ArrayList<>();
        try {
            JsonNode there = FoldResult.JSON.readTree(file.toFile());
            JsonNode here = FoldResult.JSON.readTree(FoldResult.JSON.writeValueAsString(plan));
            compare("", here, there, differences);
        } catch (IOException e) {
            throw new InvalidInputException(file + " is not a search's plan: " + e.getMessage(), e);
        }
        InvalidInputException.require(
                differences.isEmpty(),
                "%s holds another search, which this cannot go on with: %s. Maybe name another folder.",
                folder,
                String.join("; ", differences));
    }

    private static void compare(String name, JsonNode here, JsonNode there, List<String> differences) {
        if (here.isObject() && there.isObject()) {
            here.fieldNames()
                    .forEachRemaining(field -> compare(
                            name.isEmpty() ? field : name + "." + field,
                            here.path(field),
                            there.path(field),
                            differences));
        } else if (!here.equals(there)) {
            differences.add(name + " is " + text(here) + " here and " + text(there) + " there");
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** Returns what an earlier run found. */
    Optional<FoldResult> find(FoldJob job) {
        Path file = results().resolve(job.fileName());
        return Files.exists(file) ? Optional.of(FoldResult.read(file)) : Optional.empty();
    }

    /** Writes the table of all trials. */
    void write(TuningResult result) {
        Path staging = folder.resolve(".trials.csv.new");
        try {
            Files.write(staging, TrialsTable.csv(result));
            Files.move(
                    staging,
                    folder.resolve("trials.csv"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be written.", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LOCKED.remove(locked);
        }
    }
}
