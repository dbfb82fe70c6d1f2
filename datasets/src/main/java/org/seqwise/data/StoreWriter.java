package org.seqwise.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes a store, sequence after sequence: into a folder beside it, which takes its name when all is there. The first sequence decides
 * whether there are labels, groups and times. NaN is kept as a missing value.
 *
 * <p>Of the heap it takes a block a file, however many sequences there are; the names of groups alone it remembers. What failed to be
 * written ends it: then, and without {@link #finish}, nothing is left of it.
 *
 * <pre>{@code
 * try (StoreWriter writer = SequenceStore.writer(Path.of("trades"), List.of("price", "volume"))) {
 *     writer.accept("AAPL", values, 0, values.length / 2, 1);
 *     writer.finish();
 * }
 * }</pre>
 */
public final class StoreWriter implements SequenceSink, AutoCloseable {

    private final StepRules rules;
    private final int blockSize;
    private final FolderSwap.Staging staging;
    private final Map<StoreColumn, ColumnWriter> columns = new EnumMap<>(StoreColumn.class);
    private final Map<String, List<String>> categories = new TreeMap<>();
    private final Map<String, String> source = new TreeMap<>();
    private final Map<String, Integer> groups = new HashMap<>();
    private @Nullable SequenceDetails first;
    private boolean weighted;
    private int size;
    private long totalSteps;
    private long missing;
    private boolean open = true;

    StoreWriter(Path folder, List<String> featureNames, int blockSize) {
        rules = new StepRules(featureNames).missingAllowed();
        this.blockSize = blockSize;
        staging = SequenceStore.SWAP.begin(folder);
    }

    /** Notes where the sequences come from and how they were read, for {@link SequenceStore#source}. */
    public void source(Map<String, String> facts) {
        requireOpen();
        source.putAll(facts);
    }

    @Override
    public void accept(SequenceDetails details, float[] source, int from, int steps) {
        requireOpen();
        rules.require(details.id(), source, from, steps);
        requireLike(details);
        InvalidInputException.require(
                size < Integer.MAX_VALUE, "A store holds %d sequences at most. Maybe write a second one.", size);
        // What fails below leaves half a sequence, and no way to go on.
        open = false;
        int end = from + steps * rules.featureNames().size();
        ColumnWriter values = column(StoreColumn.VALUES);
        for (int i = from; i < end; i++) {
            values.putFloat(source[i]);
        }
        missing += MissingValues.count(source, from, end);
        totalSteps += steps;
        column(StoreColumn.STEP_ENDS).putLong(totalSteps);
        put(details);
        size++;
        open = true;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("This store is closed; a sequence must come before finish().");
        }
    }

    private void requireLike(SequenceDetails details) {
        if (first == null) {
            first = details;
        }
        requireLike("label", first.isLabeled(), details.isLabeled(), details.id());
        requireLike("group", first.group() != null, details.group() != null, details.id());
        requireLike("time", first.isTimed(), details.isTimed(), details.id());
    }

    private static void requireLike(String what, boolean before, boolean now, String id) {
        InvalidInputException.require(
                before == now,
                "Sequence '%s' has %s %s, and those before it %s; all must have one, or none.",
                id,
                now ? "a" : "no",
                what,
                before ? "have" : "have none");
    }

    private void put(SequenceDetails details) {
        putText(StoreColumn.IDS, StoreColumn.ID_ENDS, details.id());
        if (details.isLabeled()) {
            column(StoreColumn.LABELS).putByte(details.label());
        }
        putWeight(details.weight());
        String group = details.group();
        if (group != null) {
            column(StoreColumn.GROUPS).putInt(groups.computeIfAbsent(group, name -> {
                putText(StoreColumn.GROUP_NAMES, StoreColumn.GROUP_NAME_ENDS, name);
                return groups.size();
            }));
        }
        if (details.isTimed()) {
            column(StoreColumn.TIMES).putDouble(details.start());
            column(StoreColumn.TIMES).putDouble(details.end());
        }
    }

    private void putWeight(float weight) {
        if (!weighted && weight == 1) {
            return;
        }
        ColumnWriter weights = column(StoreColumn.WEIGHTS);
        for (int i = 0; !weighted && i < size; i++) {
            weights.putFloat(1);
        }
        weighted = true;
        weights.putFloat(weight);
    }

    private void putText(StoreColumn bytes, StoreColumn ends, String text) {
        column(bytes).putBytes(text.getBytes(StandardCharsets.UTF_8));
        column(ends).putLong(column(bytes).length());
    }

    private ColumnWriter column(StoreColumn column) {
        return columns.computeIfAbsent(
                column, first -> new ColumnWriter(staging.folder().resolve(first.fileName()), blockSize));
    }

    private long length(StoreColumn column) {
        ColumnWriter writer = columns.get(column);
        return writer == null ? 0 : writer.length();
    }

    @Override
    public void categories(int feature, List<String> names) {
        categories.put(rules.featureNames().get(feature), List.copyOf(names));
    }

    /** Returns how many sequences were written. */
    public int size() {
        return size;
    }

    /** Returns how many steps the sequences that were written have together. */
    public long totalSteps() {
        return totalSteps;
    }

    /**
     * Puts the store in its place, once everything is on the disk; a store that was there is replaced.
     *
     * @throws UncheckedIOException if that fails; what stood there stands there still
     */
    public void finish() {
        requireOpen();
        open = false;
        try {
            byte[] checksums = checksums();
            CRC32C checksum = new CRC32C();
            checksum.update(checksums);
            Files.write(staging.folder().resolve(StoreColumn.CHECKSUMS), checksums);
            // Last, since by it a store is known.
            StoreHeaderFile.write(staging.folder().resolve(StoreHeaderFile.NAME), header((int) checksum.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(staging.folder() + " could not be written.", e);
        }
        columns.values().forEach(ColumnWriter::close);
        staging.commit();
    }

    private byte[] checksums() {
        IntStream checksums = columns.values().stream().flatMapToInt(column -> IntStream.of(column.finish()));
        int[] all = checksums.toArray();
        ByteBuffer bytes = ByteBuffer.allocate(all.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(all);
        return bytes.array();
    }

    private StoreHeader header(int checksum) {
        return new StoreHeader(
                rules.featureNames(),
                categories,
                source,
                size,
                totalSteps,
                missing,
                length(StoreColumn.IDS),
                first != null && first.isLabeled(),
                weighted,
                groups.size(),
                length(StoreColumn.GROUP_NAMES),
                first != null && first.isTimed(),
                blockSize,
                checksum);
    }

    /** Ends the writing; without {@link #finish} nothing is left of it, and what stood in its place stands there still. */
    @Override
    public void close() {
        open = false;
        try {
            columns.values().forEach(ColumnWriter::close);
        } finally {
            staging.close();
        }
    }
}
