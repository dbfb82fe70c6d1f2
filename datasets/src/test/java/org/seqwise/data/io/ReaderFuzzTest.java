package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.data.StoreWriter;

/**
 * Any bytes at all are read, or refused in one sentence that names the file, and never cost more memory than they can be worth. An ordinary
 * build tries the seeds alone; the profile {@code fuzz} lets Jazzer vary them for a minute each. A new format is a method here and an
 * execution there.
 */
class ReaderFuzzTest {

    // What a reader's own buffers take, and what an honest file of so many bytes may become.
    private static final long OWN = 32L << 20;
    private static final long MOST_PER_BYTE = 4096;

    private static final String HEADER = "store.header";
    private static final int START = 16;
    private static final List<String> STORE_FILES = List.of(
            HEADER,
            "values.f32",
            "step-ends.i64",
            "ids.utf8",
            "id-ends.i64",
            "labels.i8",
            "weights.f32",
            "groups.i32",
            "group-names.utf8",
            "group-name-ends.i64",
            "times.f64",
            "checksums.i32");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Path folder;

    ReaderFuzzTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<byte[]> arrays() {
        byte[] eight = NpyFixture.floats(1, 2, 3, 4, 5, 6, 0, 0);
        return Stream.of(
                NpyFixture.npy("<f4", "(2, 2, 2)", eight),
                NpyFixture.npy("<f8", "(1, 2, 2)", eight),
                NpyFixture.npy(">f2", "(2, 2, 4)", eight),
                NpyFixture.npy("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2, 2), }", eight),
                NpyFixture.npy("{'shape': (1000000000, 10, 5), 'fortran_order': True, 'descr': '<u2'}", eight),
                NpyFixture.npy("{'shape': (1, 1, 1000000000), 'fortran_order': False, 'descr': '|b1'}", eight),
                NpyFixture.npy("<i8", "(2,)", NpyFixture.longs(0, 1)),
                NpyFixture.npy(">i4", "(2, 1)", NpyFixture.longs(1 << 24)),
                NpyFixture.npy("|b1", "(2,)", new byte[] {0, 1}),
                NpyFixture.npy("<U1", "(2,)", new byte[] {'0', 0, 0, 0, '1', 0, 0, 0}));
    }

    static Stream<byte[]> archives() {
        Map<String, byte[]> arrays = NpyFixture.arrays("(2, 2, 2)", new float[] {1, 2, 3, 4, 5, 6, 0, 0}, 0, 1);
        return Stream.of(
                resource("savez.npz"),
                resource("savez_compressed.npz"),
                NpyFixture.npz(arrays, false),
                NpyFixture.npz(arrays, true));
    }

    static Stream<byte[]> texts() {
        return Stream.of(
                        "@univariate false\n@dimensions 2\n@classLabel true 0 1\n@data\n1.5,3:-2,0.25:0\n0.5:4:1\n",
                        "#c\n@equalLength true\n@seriesLength 2\n@univariate true\n@classLabel true 0 1\n@data\n1,?:0\n",
                        "\uFEFF@classLabel true 0 1\r\n@timeStamps false\r\n@data\r\n1e-3,NaN,-.5E+38:1\r\n\r\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("arrays")
    @FuzzTest(maxDuration = "60s")
    void npy(byte[] bytes) throws IOException {
        Path x = folder.resolve("X.npy");
        Path y = folder.resolve("y.npy");
        Files.deleteIfExists(y);
        isReadOrRefused(SequenceFiles.reader().unlabeled(), x, bytes, x);
        // A gzip's size does not tell whether the header's is true.
        isReadOrRefused(SequenceFiles.reader().unlabeled(), x, gzip(bytes), x);
        Files.write(x, NpyFixture.npy("<f4", "(2, 1, 2)", NpyFixture.floats(1, 2, 3, 4)));
        isReadOrRefused(SequenceFiles.reader().positive("1"), y, bytes, x);
    }

    @MethodSource("archives")
    @FuzzTest(maxDuration = "60s")
    void npz(byte[] bytes) throws IOException {
        Path file = folder.resolve("a.npz");
        isReadOrRefused(SequenceFiles.reader(), file, bytes, file);
        isReadOrRefused(SequenceFiles.reader().unlabeled(), file, bytes, file);
        // Few bytes that nobody wrote are a zip; what is in one shall vary, too.
        byte[] labels = NpyFixture.npy("|b1", "(2,)", new byte[] {0, 1});
        isReadOrRefused(SequenceFiles.reader(), file, NpyFixture.npz(Map.of("X", bytes, "y", labels), false), file);
    }

    @MethodSource("texts")
    @FuzzTest(maxDuration = "60s")
    void ts(byte[] bytes) throws IOException {
        Path file = folder.resolve("a.ts");
        isReadOrRefused(SequenceFiles.reader(), file, bytes, file);
        isReadOrRefused(SequenceFiles.reader().unlabeled(), file, bytes, file);
    }

    static Stream<byte[]> stores() throws IOException {
        Path folder = Files.createTempDirectory("store");
        writeStore(folder.resolve("s"));
        List<byte[]> seeds = new ArrayList<>();
        for (String name : STORE_FILES) {
            Path file = folder.resolve("s").resolve(name);
            byte[] content = Files.readAllBytes(file);
            int from = name.equals(HEADER) ? START : 0;
            byte[] seed = new byte[1 + content.length - from];
            seed[0] = (byte) seeds.size();
            System.arraycopy(content, from, seed, 1, content.length - from);
            seeds.add(seed);
            Files.delete(file);
        }
        Files.delete(folder.resolve("s"));
        Files.delete(folder);
        return seeds.stream();
    }

    /** The first byte chooses a file of a store, whose content the rest are; that of the header gets the checksum that it should have. */
    @MethodSource("stores")
    @FuzzTest(maxDuration = "60s")
    void store(byte[] bytes) throws IOException {
        if (!Files.exists(folder.resolve("sound"))) {
            writeStore(folder.resolve("sound"));
        }
        int chosen = bytes.length == 0 ? 0 : Math.floorMod(bytes[0], STORE_FILES.size());
        byte[] content = bytes.length == 0 ? bytes : Arrays.copyOfRange(bytes, 1, bytes.length);
        // A folder of its own, since the files of one that was opened stay mapped.
        Path damaged = Files.createTempDirectory(folder, "store");
        for (String name : STORE_FILES) {
            if (!name.equals(STORE_FILES.get(chosen))) {
                Files.createLink(damaged.resolve(name), folder.resolve("sound").resolve(name));
            }
        }
        Path changed = damaged.resolve(STORE_FILES.get(chosen));
        isReadOrRefused(
                SequenceFiles.reader().keepMissing(), changed, chosen == 0 ? sealed(content) : content, damaged);
        for (String name : STORE_FILES) {
            Files.delete(damaged.resolve(name));
        }
        Files.delete(damaged);
    }

    private static void writeStore(Path target) {
        try (StoreWriter writer = SequenceStore.writer(target, List.of("x", "y"))) {
            for (int i = 0; i < 3; i++) {
                SequenceDetails details = new SequenceDetails("s" + i, i % 2, 0.5f, "g", i, i + 1);
                writer.accept(details, new float[] {1, 2, 3, 4}, 0, 2);
            }
            writer.categories(1, List.of("a", "b"));
            writer.finish();
        }
    }

    private static byte[] sealed(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return ByteBuffer.allocate(START + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("SEQSTORE".getBytes(StandardCharsets.US_ASCII))
                .putInt(1)
                .putInt((int) sum.getValue())
                .put(content)
                .array();
    }

    /** Writes one file and reads another, which may be the same; the medium is sound, so that nothing else may be thrown. */
    private void isReadOrRefused(SequenceReader reader, Path written, byte[] bytes, Path read) throws IOException {
        Files.write(written, bytes);
        long most = OWN + MOST_PER_BYTE * bytes.length;
        // The first reading may load classes, which is not the file's fault.
        long taken = taken(reader, read) > most ? taken(reader, read) : 0;
        assertTrue(taken <= most, () -> bytes.length + " bytes must not take " + taken + " of memory");
    }

    private long taken(SequenceReader reader, Path file) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            Sequences read = reader.read(file);
            assertTrue(read.size() >= 0);
            // Of a store, only what is asked for is looked at.
            for (int i = 0; Files.isDirectory(file) && i < Math.min(1_000, read.size()); i++) {
                assertNotNull(read.details(i));
                assertNotNull(read.steps(i));
            }
        } catch (InvalidInputException e) {
            assertTrue(String.valueOf(e.getMessage()).contains(folder.toString()), e.getMessage());
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static byte[] resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(ReaderFuzzTest.class.getResourceAsStream("/numpy/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
