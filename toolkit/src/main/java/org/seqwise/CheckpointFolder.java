package org.seqwise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.NetworkShape;
import org.seqwise.training.Checkpoint;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.CheckpointStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of one training in one folder, a {@link CheckpointFile} each: {@code step-0000001234.checkpoint}. Each is written beside its
 * place under another name, flushed to the disk, and renamed; the oldest go when that is done.
 */
final class CheckpointFolder implements CheckpointStore {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);

    private static final String UNFINISHED = ".unfinished";
    private static final String DAMAGED = ".damaged";
    // Was put down only where it was not the default, which was 10 then.
    private static final Map<String, String> WHERE_MISSING = Map.of(SettingsAsUsed.LENGTH_POOL, "10");

    private final CheckpointPlan plan;
    private final Map<String, String> run;
    private final Map<String, String> place;

    /**
     * @param run what a training is told and learns from: a checkpoint of anything else is refused
     * @param place where it runs: a checkpoint of another place goes on, but not to the same bits
     */
    CheckpointFolder(CheckpointPlan plan, Map<String, String> run, Map<String, String> place) {
        this.plan = plan;
        this.run = new LinkedHashMap<>(run);
        this.run.putAll(CheckpointFile.KNOWN_BY);
        this.place = place;
    }

    /**
     * Throws unless a training can put itself down here, as its plan has it.
     *
     * @throws InvalidInputException if it is no folder with leave to write, or holds checkpoints that the plan does not go on from
     */
    static void requireUsable(CheckpointPlan plan) {
        Path folder = plan.folder();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(
                    String.format(
                            "%s cannot hold checkpoints: it is no folder and cannot be made one (%s). Maybe name another.",
                            folder, e),
                    e);
        }
        InvalidInputException.require(
                Files.isWritable(folder),
                "%s cannot hold checkpoints: there must be leave to write in it. Maybe name another folder.",
                folder);
        List<Path> present = checkpoints(folder);
        InvalidInputException.require(
                plan.resume() || present.isEmpty(),
                "%s holds checkpoints already, the newest %s. Maybe resume, or name another folder.",
                folder,
                present.isEmpty() ? "" : present.get(0).getFileName());
    }

    /**
     * Returns the newest checkpoint that is whole, or null if there is none.
     *
     * @param network what is trained
     * @param validationSize how many sequences it stops by
     * @throws InvalidInputException if it is another training's
     */
    @Nullable
    Checkpoint newest(NetworkShape network, int validationSize) {
        for (Path file : checkpoints(plan.folder())) {
            Checkpoint checkpoint = readIfWhole(file, network, validationSize);
            if (checkpoint != null) {
                return checkpoint;
            }
        }
        return null;
    }

    private @Nullable Checkpoint readIfWhole(Path file, NetworkShape network, int validationSize) {
        Map<String, String> present;
        try {
            present = CheckpointFile.run(file);
        } catch (InvalidInputException | UncheckedIOException e) {
            putAside(file, e);
            return null;
        }
        requireSame(present, file);
        try {
            Checkpoint checkpoint = CheckpointFile.read(file, network, validationSize);
            sayOtherPlace(present, file);
            return checkpoint;
        } catch (InvalidInputException | UncheckedIOException e) {
            putAside(file, e);
            return null;
        }
    }

    // Else it would count among the latest, and those that are whole would go for it.
    private static void putAside(Path file, RuntimeException damage) {
        LOG.warn("The checkpoint {} is damaged and left out: {}.", file, damage.getMessage());
        try {
            Files.move(file, file.resolveSibling(name(file) + DAMAGED), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.debug("{} could not be put aside.", file, e);
        }
    }

    /** Returns whether a folder holds any. */
    static boolean hasAny(Path folder) {
        return !checkpoints(folder).isEmpty();
    }

    /** Returns a setting of the newest that is legible, null for none. */
    static @Nullable String newestSetting(Path folder, String name) {
        for (Path file : checkpoints(folder)) {
            try {
                return CheckpointFile.run(file).get(name);
            } catch (InvalidInputException | UncheckedIOException e) {
                LOG.debug("{} is not legible.", file, e);
            }
        }
        return null;
    }

    private void requireSame(Map<String, String> present, Path file) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(run.keySet());
        names.addAll(present.keySet());
        names.removeAll(place.keySet());
        for (String name : names) {
            String there = present.getOrDefault(name, WHERE_MISSING.getOrDefault(name, "none"));
            String here = run.getOrDefault(name, "none");
            if (!there.equals(here)) {
                differences.add(name + " (" + there + " there, " + here + " here)");
            }
        }
        InvalidInputException.require(
                differences.isEmpty(),
                "%s is a checkpoint of another training, which differs in %s. Maybe give what it was given, or name another folder.",
                file,
                String.join(", ", differences));
    }

    private void sayOtherPlace(Map<String, String> present, Path file) {
        List<String> differences = new ArrayList<>();
        place.forEach((name, here) -> {
            String there = present.getOrDefault(name, "none");
            if (!there.equals(here)) {
                differences.add(name + " " + there + ", here " + here);
            }
        });
        if (!differences.isEmpty()) {
            LOG.info(
                    "{} was made with {}: the training goes on, but not to the same bits.",
                    file,
                    String.join("; ", differences));
        }
    }

    @Override
    public void keep(Checkpoint checkpoint) throws IOException {
        Path folder = plan.folder();
        Files.createDirectories(folder);
        Path file = folder.resolve(String.format(Locale.ROOT, "step-%010d.checkpoint", checkpoint.step()));
        Path unfinished = folder.resolve(file.getFileName() + UNFINISHED);
        Map<String, String> all = new LinkedHashMap<>(run);
        all.putAll(place);
        try {
            CheckpointFile.write(unfinished, all, checkpoint);
            flush(unfinished, StandardOpenOption.WRITE);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteQuietly(unfinished);
            throw e;
        }
        flushNames(folder);
        List<Path> present = checkpoints(folder);
        for (Path old : present.subList(Math.min(plan.keep(), present.size()), present.size())) {
            deleteQuietly(old);
        }
    }

    @Override
    public String place() {
        return plan.folder().toString();
    }

    private static void flush(Path path, StandardOpenOption way) throws IOException {
        try (FileChannel channel = FileChannel.open(path, way)) {
            channel.force(true);
        }
    }

    private static void flushNames(Path folder) {
        try {
            flush(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            LOG.debug("This system flushes no folder's names.", e);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} is no longer needed but could not be deleted.", file, e);
        }
    }

    /** Deletes what writings left that were cut off. */
    void tidy() {
        for (Path left : entries(plan.folder(), ".checkpoint" + UNFINISHED)) {
            deleteQuietly(left);
        }
    }

    // The newest first.
    private static List<Path> checkpoints(Path folder) {
        return entries(folder, ".checkpoint");
    }

    private static List<Path> entries(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(
                            path -> name(path).startsWith("step-") && name(path).endsWith(ending))
                    .sorted(Comparator.comparing(CheckpointFolder::name).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be read.", e);
        }
    }

    private static String name(Path path) {
        return Objects.toString(path.getFileName());
    }
}
