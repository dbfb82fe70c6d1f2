package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A store is read as it was written, or not at all. */
class DamagedStoreTest {

    @TempDir
    private static Path samples = Path.of("");

    private final Path parent;
    private final Path folder;

    DamagedStoreTest(@TempDir Path parent) {
        this.parent = parent;
        folder = parent.resolve("store");
    }

    @BeforeAll
    static void write() {
        StoreSample.written(samples.resolve("store"), 300, 1);
        StoreSample.written(samples.resolve("other"), 300, 2);
    }

    @BeforeEach
    void copy() throws IOException {
        for (String store : List.of("store", "other")) {
            Files.createDirectories(parent.resolve(store));
            for (String file : files().toList()) {
                Files.copy(
                        samples.resolve(store).resolve(file),
                        parent.resolve(store).resolve(file));
            }
        }
    }

    static Stream<String> files() {
        return Stream.concat(
                Stream.of(StoreHeaderFile.NAME, StoreColumn.CHECKSUMS),
                Arrays.stream(StoreColumn.values()).map(StoreColumn::fileName));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFlippedBitIsFoundWhereverItIs(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(2);
        for (int i = 0; i < 40; i++) {
            int at = i < 16 ? Math.min(i, whole.length - 1) : random.nextInt(whole.length);
            byte[] flipped = whole.clone();
            flipped[at] = (byte) (flipped[at] ^ 1 << random.nextInt(8));
            Files.write(file, flipped);
            assertTrue(refusal().startsWith(file + ": byte "), refusal());
        }
        Files.write(file, whole);
        StoreSample.readAll(StoreSample.opened(folder));
    }

    @Test
    void theBlockOfAFlippedBitIsNamedAndTheOthersAreRead() throws IOException {
        Path file = folder.resolve("values.f32");
        flip(file, 2 * StoreSample.BLOCK + 5);
        Sequences store = StoreSample.opened(folder);
        assertEquals(2, store.steps(0)[0].length);
        String message = refusal();
        assertTrue(
                message.matches(
                        ".*values.f32: byte 8192: the file has the checksum [0-9a-f]{8} over 4096 bytes, which must be [0-9a-f]{8}: the store is damaged. Maybe copy it again, or write it again from its source."),
                message);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileOfAnotherLengthIsFoundOnOpening(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1, whole.length + 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            String message = message(() -> StoreSample.opened(folder));
            assertTrue(message.startsWith(file + ": byte "), message);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatIsGoneIsNamed(String name) throws IOException {
        Files.delete(folder.resolve(name));
        String message = message(() -> StoreSample.opened(folder));
        assertTrue(message.contains(name), message);
        Files.createDirectory(folder.resolve(name));
        assertTrue(message(() -> StoreSample.opened(folder)).contains(name));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileOfAnotherStoreIsFound(String name) throws IOException {
        Path other = parent.resolve("other");
        byte[] foreign = Files.readAllBytes(other.resolve(name));
        // Ids are the same in both, and groups equally long.
        if (!Arrays.equals(foreign, Files.readAllBytes(folder.resolve(name)))) {
            Files.write(folder.resolve(name), foreign);
            assertTrue(refusal().contains(": byte "), refusal());
        } else {
            assertTrue(name.startsWith("id") || name.equals("group-name-ends.i64"), name);
        }
    }

    @Test
    void aNewerStoreIsNotGuessedAt() throws IOException {
        Path file = folder.resolve(StoreHeaderFile.NAME);
        byte[] newer = Files.readAllBytes(file);
        newer[8] = 2;
        Files.write(file, newer);
        assertEquals(
                file
                        + ": byte 8: the store has format version 2; this Seqwise reads 1. Maybe it was written by a newer one.",
                refusal());
    }

    @Test
    void aForeignFolderIsNoStore() throws IOException {
        Path foreign = Files.createDirectory(parent.resolve("foreign"));
        assertTrue(message(() -> SequenceStore.open(foreign)).contains(" has no file store.header; "));
        Path file = Files.writeString(foreign.resolve(StoreHeaderFile.NAME), "the header of some other kind of store");
        assertEquals(
                file
                        + ": byte 0: the file must begin with SEQSTORE, and does not: this folder is not a store. Maybe name another.",
                message(() -> SequenceStore.open(foreign)));
        assertTrue(message(() -> SequenceStore.open(file)).contains(" has no file store.header; "));
        assertTrue(message(() -> SequenceStore.open(parent.resolve("gone"))).contains("gone does not exist; "));
    }

    /** With right checksums, so that nothing but the counts can give them away; memory must not follow them. */
    @Test
    void countsThatTheFilesDoNotBearOutAreFoundOnOpening() throws IOException {
        StoreHeader honest = header();
        long[] sizes = {-1, 0, honest.size() + 1L, 1_000_000_000, Integer.MAX_VALUE};
        for (long size : sizes) {
            forge("size", size);
        }
        for (String count : List.of("totalSteps", "idBytes", "groupBytes", "missing")) {
            for (long value : new long[] {-1, 1L << 31, 1L << 61, Long.MAX_VALUE}) {
                forge(count, value);
            }
        }
        for (long groups : new long[] {-1, 0, 8, 1_000_000_000}) {
            forge("groups", groups);
        }
        for (long block : new long[] {0, 1, 4097, 1 << 13, 1 << 30, Integer.MIN_VALUE}) {
            forge("blockSize", block);
        }
    }

    private void forge(String what, long value) throws IOException {
        Path file = folder.resolve(StoreHeaderFile.NAME);
        byte[] whole = Files.readAllBytes(file);
        byte[] header = whole.clone();
        ByteBuffer forged = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        // Behind the names: size, steps, missing, ids, flags, groups, their bytes, the block's size, the checksum.
        int from = whole.length - 4 - 4 - 8 - 4 - 4 - 8 - 8 - 8 - 4;
        switch (what) {
            case "size" -> forged.putInt(from, (int) value);
            case "totalSteps" -> forged.putLong(from + 4, value);
            case "missing" -> forged.putLong(from + 12, value);
            case "idBytes" -> forged.putLong(from + 20, value);
            case "groups" -> forged.putInt(from + 32, (int) value);
            case "groupBytes" -> forged.putLong(from + 36, value);
            default -> forged.putInt(from + 44, (int) value);
        }
        sealHeader(file, header);
        String message = message(() -> StoreSample.opened(folder));
        assertTrue(message.startsWith(folder.toString()) && message.contains(": byte "), what + " " + message);
        Files.write(file, whole);
    }

    private static void sealHeader(Path file, byte[] header) throws IOException {
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(12, checksum(header, 16, header.length - 16));
        Files.write(file, header);
    }

    @Test
    void aHeaderThatIsCutOffButSealedIsRefused() throws IOException {
        Path file = folder.resolve(StoreHeaderFile.NAME);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 16; length <= whole.length + 1; length++) {
            if (length != whole.length) {
                sealHeader(file, Arrays.copyOf(whole, length));
                assertTrue(refusal().startsWith(file + ": byte "), refusal());
            }
        }
    }

    /** Numbers inside a file are not believed either: each changed number under right checksums is refused, or is a value like another. */
    @ParameterizedTest
    @EnumSource(
            value = StoreColumn.class,
            names = {"STEP_ENDS", "ID_ENDS", "LABELS", "WEIGHTS", "GROUPS", "GROUP_NAME_ENDS"})
    void numbersThatCannotBeAreRefusedUnderRightChecksums(StoreColumn column) throws IOException {
        Path file = folder.resolve(column.fileName());
        byte[] whole = Files.readAllBytes(file);
        int width = whole.length / (column == StoreColumn.GROUP_NAME_ENDS ? header().groups() : header().size());
        // As a weight 0x7f7f7f7f is a number like another.
        int[] fills = column == StoreColumn.WEIGHTS ? new int[] {0xff, 0x80} : new int[] {0xff, 0x80, 0x7f};
        for (int fill : fills) {
            byte[] forged = whole.clone();
            Arrays.fill(forged, width * 3, width * 4, (byte) fill);
            Files.write(file, forged);
            seal();
            assertTrue(refusal().startsWith(file + ": byte "), refusal());
        }
    }

    private StoreHeader header() throws IOException {
        return StoreHeaderFile.read(folder.resolve(StoreHeaderFile.NAME));
    }

    /** Gives all files the checksums that they have now. */
    private void seal() throws IOException {
        ByteArrayOutputStream checksums = new ByteArrayOutputStream();
        for (StoreColumn column : StoreColumn.values()) {
            byte[] bytes = Files.readAllBytes(folder.resolve(column.fileName()));
            for (int from = 0; from < bytes.length; from += StoreSample.BLOCK) {
                int count = Math.min(StoreSample.BLOCK, bytes.length - from);
                checksums.writeBytes(little(checksum(bytes, from, count)));
            }
        }
        byte[] all = checksums.toByteArray();
        Files.write(folder.resolve(StoreColumn.CHECKSUMS), all);
        Path file = folder.resolve(StoreHeaderFile.NAME);
        byte[] header = Files.readAllBytes(file);
        System.arraycopy(little(checksum(all, 0, all.length)), 0, header, header.length - 4, 4);
        sealHeader(file, header);
    }

    private static byte[] little(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private static int checksum(byte[] bytes, int from, int count) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, count);
        return (int) sum.getValue();
    }

    @Test
    void sealingAnUntouchedStoreChangesNothing() throws IOException {
        byte[] before = Files.readAllBytes(folder.resolve(StoreHeaderFile.NAME));
        seal();
        assertEquals(
                ByteBuffer.wrap(before), ByteBuffer.wrap(Files.readAllBytes(folder.resolve(StoreHeaderFile.NAME))));
        assertNotEquals(Map.of(), StoreSample.opened(folder).categories());
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 4;
        Files.write(file, bytes);
    }

    private String refusal() {
        String message = message(() -> StoreSample.readAll(StoreSample.opened(folder)));
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    private static String message(Executable call) {
        return String.valueOf(assertThrows(InvalidInputException.class, call).getMessage());
    }
}
