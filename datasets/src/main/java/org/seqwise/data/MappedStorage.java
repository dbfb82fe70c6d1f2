package org.seqwise.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Sequences in a store's files, mapped: of the heap they take a few bytes a block. A file is unmapped when nothing refers to it any more. */
final class MappedStorage implements SequenceStorage {

    private final StoreHeader header;
    private final Map<StoreColumn, MappedFile> files;
    private final int width;
    private final MappedFile values;
    private final MappedFile stepEnds;
    private final MappedTexts ids;
    private final MappedTexts groupNames;

    private MappedStorage(StoreHeader header, Map<StoreColumn, MappedFile> files) {
        this.header = header;
        this.files = files;
        width = header.featureNames().size();
        values = file(StoreColumn.VALUES);
        stepEnds = file(StoreColumn.STEP_ENDS);
        ids = new MappedTexts(file(StoreColumn.IDS), file(StoreColumn.ID_ENDS), header.idBytes());
        groupNames =
                new MappedTexts(file(StoreColumn.GROUP_NAMES), file(StoreColumn.GROUP_NAME_ENDS), header.groupBytes());
    }

    private MappedFile file(StoreColumn column) {
        return Objects.requireNonNull(files.get(column), column.fileName());
    }

    /**
     * Opens the files of a store, each as long as the header says.
     *
     * @param segmentSize the bytes of a mapped buffer, a power of two
     */
    static MappedStorage open(Path folder, StoreHeader header, int segmentSize) throws IOException {
        for (StoreColumn column : StoreColumn.values()) {
            if (header.length(column) > 0) {
                requireLength(folder.resolve(column.fileName()), header.length(column));
            }
        }
        ByteBuffer checksums = checksums(folder, header);
        Map<StoreColumn, MappedFile> files = new EnumMap<>(StoreColumn.class);
        for (StoreColumn column : StoreColumn.values()) {
            int[] own = new int[(int) header.blocks(column)];
            checksums.asIntBuffer().get(own);
            checksums.position(checksums.position() + own.length * Integer.BYTES);
            files.put(
                    column,
                    MappedFile.open(
                            folder.resolve(column.fileName()),
                            header.length(column),
                            header.blockSize(),
                            own,
                            Math.max(segmentSize, header.blockSize())));
        }
        return new MappedStorage(header, files);
    }

    private static ByteBuffer checksums(Path folder, StoreHeader header) throws IOException {
        Path file = folder.resolve(StoreColumn.CHECKSUMS);
        requireLength(file, header.blocks() * Integer.BYTES);
        byte[] bytes = Files.readAllBytes(file);
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        StoreDamage.require(
                (int) sum.getValue() == header.checksum(),
                file,
                0,
                "has the checksum %08x, which must be %08x",
                (int) sum.getValue(),
                header.checksum());
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void requireLength(Path file, long expected) throws IOException {
        StoreDamage.require(Files.isRegularFile(file), file, 0, "is not there");
        long found = Files.size(file);
        StoreDamage.require(
                found == expected,
                file,
                Math.min(found, expected),
                "has %d bytes, and must have %d as the header says",
                found,
                expected);
    }

    @Override
    public int size() {
        return header.size();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int stepCount(int index) {
        return stepsFrom(stepsBefore(index), index);
    }

    private long stepsBefore(int index) {
        return index == 0 ? 0 : stepEnds.longAt((index - 1L) * Long.BYTES);
    }

    private int stepsFrom(long from, int index) {
        long to = stepsBefore(index + 1);
        // With a right checksum this is wrong only in a store that was not written here.
        if (from < 0 || to <= from || to > header.totalSteps() || to - from > Integer.MAX_VALUE / width) {
            throw StoreDamage.at(
                    stepEnds.path(),
                    (long) index * Long.BYTES,
                    "says that a sequence goes from step " + from + " to " + to + " of " + header.totalSteps(),
                    null);
        }
        return (int) (to - from);
    }

    @Override
    public long totalSteps() {
        return header.totalSteps();
    }

    @Override
    public void copyTo(int index, FloatBuffer target) {
        long from = stepsBefore(index);
        values.copy(from * width * Float.BYTES, stepsFrom(from, index) * width, target);
    }

    @Override
    public float value(int index, int step, int feature) {
        long from = stepsBefore(index);
        Objects.checkIndex(step, stepsFrom(from, index));
        return values.floatAt(((from + step) * width + feature) * Float.BYTES);
    }

    @Override
    public String id(int index) {
        return ids.get(index);
    }

    @Override
    public boolean isLabeled() {
        return header.labeled();
    }

    @Override
    public int label(int index) {
        if (!header.labeled()) {
            return SequenceSink.UNLABELED;
        }
        MappedFile labels = file(StoreColumn.LABELS);
        int label = labels.byteAt(index);
        StoreDamage.require(label == 0 || label == 1, labels.path(), index, "has label %d; it must be 0 or 1", label);
        return label;
    }

    @Override
    public boolean isWeighted() {
        return header.weighted();
    }

    @Override
    public float weight(int index) {
        if (!header.weighted()) {
            return 1;
        }
        MappedFile weights = file(StoreColumn.WEIGHTS);
        long at = (long) index * Float.BYTES;
        float weight = weights.floatAt(at);
        StoreDamage.require(
                weight >= 0 && Float.isFinite(weight), weights.path(), at, "has weight %s; none is negative", weight);
        return weight;
    }

    @Override
    public boolean isGrouped() {
        return header.groups() > 0;
    }

    @Override
    public @Nullable String group(int index) {
        if (!isGrouped()) {
            return null;
        }
        MappedFile groups = file(StoreColumn.GROUPS);
        long at = (long) index * Integer.BYTES;
        int group = groups.intAt(at);
        StoreDamage.require(
                group >= 0 && group < header.groups(), groups.path(), at, "has group %d of %d", group, header.groups());
        return groupNames.get(group);
    }

    @Override
    public boolean isTimed() {
        return header.timed();
    }

    @Override
    public double start(int index) {
        return header.timed() ? file(StoreColumn.TIMES).doubleAt((long) index * 2 * Double.BYTES) : Double.NaN;
    }

    @Override
    public double end(int index) {
        return header.timed()
                ? file(StoreColumn.TIMES).doubleAt((long) index * 2 * Double.BYTES + Double.BYTES)
                : Double.NaN;
    }

    @Override
    public long missingCount() {
        return header.missing();
    }
}
