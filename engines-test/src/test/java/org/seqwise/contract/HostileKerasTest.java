package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.exchange.keras.KerasImporter;

/** A file from a stranger is refused in one sentence, soon, and without the memory that it asks for. */
class HostileKerasTest {

    private static final List<String> ZIPPED = List.of("metadata.json", "config.json", "model.weights.h5");

    private final Path folder;

    HostileKerasTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<Path> hostile() throws IOException {
        try (Stream<Path> files = Files.list(KerasFixture.folder().resolve("hostile"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void preparedFilesAreRefused(Path file) {
        InvalidInputException refused = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(InvalidInputException.class, () -> new KerasImporter().read(file)));
        assertTrue(String.valueOf(refused.getMessage()).length() > 40, refused.getMessage());
    }

    @Test
    void theReasonIsSaid() {
        for (String[] each : new String[][] {
            {"shape-of-a-petabyte", "would take 1125899906842624 bytes of a file of 16424"},
            {"never-written", "would take 96 bytes of a file of 16424; it must fit"},
            {"chunked-bomb", "is in chunks", "h5repack -l CONTI"},
            {"external-link", "is a link to elsewhere, which is not followed"},
            {"soft-link", "is a link to elsewhere, which is not followed"},
            {"external-data", "is no whole HDF5 file", "External Data Files"},
            {"virtual-data", "is no whole HDF5 file", "Virtual storage"},
            {"whole-numbers", "must be of float16, float32 or float64"},
            {"not-a-number", "has a weight of NaN"},
            {"another-shape", "has weights for 12 features, where the model's input has 2"},
            {"many-names", "has 1000 texts; there must be at most 64"},
            {"names-that-are-numbers", "attribute 'weight_names' is no text"},
            {"names-out-of-the-layer", "has no array 'model_weights/lstm/../dense"},
            {"roles-in-another-order", "'lstm' (LSTM) has its weights in another order", "recurrent_kernel"},
            {"directions-in-another-order", "'bidirectional' (Bidirectional) has its weights in another order"},
            {"no-model", "has no model_config", "model.save(\"model.keras\")"},
            {"deep-json", "model_config is no JSON"},
            {"units-of-a-trillion", "has units of 1000000000000; there must be 1 to 100000"},
        }) {
            Path file = KerasFixture.folder().resolve("hostile").resolve(each[0] + ".h5");
            assertRefused(() -> new KerasImporter().read(file), Arrays.copyOfRange(each, 1, each.length));
        }
    }

    @Test
    void filesThatEndEarlyAreRefused() throws IOException {
        for (String name : List.of("stacked.h5", "logits.h5", "functional.keras")) {
            byte[] whole = Files.readAllBytes(KerasFixture.folder().resolve(name));
            for (int i = 0; i < 16; i++) {
                Path cut = Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length * i / 16));
                assertRefused(() -> importer(cut).read(cut), cut.toString());
            }
        }
    }

    /** Whatever a byte becomes: the file is refused or it is a model, and nothing else happens. */
    @Test
    void filesWithWrongBytesAreRefusedOrRead() throws IOException {
        Random random = new Random(5);
        int refused = 0;
        for (String name : List.of("stacked.h5", "logits.h5", "gru.h5")) {
            byte[] whole = Files.readAllBytes(KerasFixture.folder().resolve(name));
            for (int i = 0; i < 60; i++) {
                byte[] wrong = whole.clone();
                for (int n = 0; n < 1 + random.nextInt(20); n++) {
                    wrong[random.nextInt(wrong.length)] = (byte) random.nextInt();
                }
                Path file = Files.write(folder.resolve(name), wrong);
                refused += assertTimeoutPreemptively(Duration.ofSeconds(20), () -> isRefused(file)) ? 1 : 0;
            }
        }
        assertTrue(refused > 40, "refused " + refused);
    }

    private static boolean isRefused(Path file) {
        try {
            importer(file).read(file).close();
            return false;
        } catch (InvalidInputException e) {
            return true;
        }
    }

    private static KerasImporter importer(Path file) {
        boolean hasMasking = file.endsWith("stacked.h5") || file.endsWith("functional.keras");
        return hasMasking ? new KerasImporter() : new KerasImporter().noPadding();
    }

    /** The addresses and sizes in a file, each made to point to its beginning, to itself, or far beyond the end. */
    @Test
    void addressesThatLeadAstrayAreRefusedSoon() throws IOException {
        byte[] whole =
                Files.readAllBytes(KerasFixture.folder().resolve("hostile").resolve("never-written.h5"));
        int tried = 0;
        for (int at = 24; at + 8 < whole.length; at += 8) {
            long value = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
            if (value <= 0 || value >= whole.length) {
                continue;
            }
            for (long other : new long[] {0, at, 96, Integer.MAX_VALUE, Long.MAX_VALUE}) {
                byte[] wrong = whole.clone();
                ByteBuffer.wrap(wrong).order(ByteOrder.LITTLE_ENDIAN).putLong(at, other);
                Path file = Files.write(folder.resolve("astray.h5"), wrong);
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> assertThrows(InvalidInputException.class, () -> new KerasImporter().read(file)));
                tried++;
            }
        }
        assertTrue(tried > 500, "tried " + tried);
    }

    /** Nodes of a tree that say that they are above sixteen others, all of them the node itself. */
    @Test
    void treesThatHoldThemselvesAreRefusedSoon() throws IOException {
        byte[] whole = Files.readAllBytes(KerasFixture.folder().resolve("stacked.h5"));
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int trees = 0;
        for (int at = text.indexOf("TREE"); at >= 0; at = text.indexOf("TREE", at + 1)) {
            ByteBuffer node = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
            node.put(at + 5, (byte) 1).putShort(at + 6, (short) 16);
            for (int child = 0; child < 16; child++) {
                node.putLong(at + 32 + 16 * child, at);
            }
            trees++;
        }
        assertTrue(trees > 10, "trees " + trees);
        Path file = Files.write(folder.resolve("trees.h5"), whole);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertRefused(() -> new KerasImporter().read(file)));
    }

    @Test
    void zipsThatSwellAreRefused() throws IOException {
        byte[] zeros = new byte[1 << 20];
        Path bomb = folder.resolve("bomb.keras");
        zip(bomb, "{}", out -> {
            for (int i = 0; i < 512; i++) {
                out.write(zeros);
            }
        });
        assertRefused(
                () -> new KerasImporter().read(bomb), "model.weights.h5 would be 536870912 bytes", "a hundred times");
        Path config = folder.resolve("config.keras");
        zip(config, " ".repeat(1 << 25), out -> {});
        assertRefused(
                () -> new KerasImporter().read(config), "config.json would be 33554432 bytes", "at most 16777216");
    }

    @Test
    void zipsThatSayWhatIsNotSoAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(KerasFixture.folder().resolve("plain.keras"));
        int name = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("model.weights.h5");
        // In the central directory: the checksum, the compressed and the plain size, some bytes before the name.
        for (int back : new int[] {30, 26, 22}) {
            byte[] wrong = whole.clone();
            wrong[name - back] ^= 1;
            Path file = Files.write(folder.resolve("wrong.keras"), wrong);
            assertRefused(() -> new KerasImporter().noPadding().read(file), file.toString());
        }
    }

    @Test
    void zipsWithoutAModelAreRefused() throws IOException {
        Path empty = folder.resolve("empty.keras");
        zip(empty, "{}", out -> {});
        assertRefused(() -> new KerasImporter().read(empty), "model.weights.h5 is no whole HDF5 file");
        for (String missing : ZIPPED) {
            Path file = folder.resolve("part.keras");
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (String name : ZIPPED) {
                    if (!name.equals(missing)) {
                        zip.putNextEntry(new ZipEntry(name));
                        zip.write("{}".getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
            assertRefused(() -> new KerasImporter().read(file), "has no " + missing);
        }
    }

    @Test
    void namesInAZipLeadNowhere() throws IOException {
        Path file = folder.resolve("names.keras");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : List.of("../escaped", "/tmp/escaped", "config.json", "metadata.json")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("{}".getBytes(StandardCharsets.UTF_8));
            }
        }
        assertRefused(() -> new KerasImporter().read(file), "has no model.weights.h5");
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void whatIsNoModelIsRefusedByItsName() throws IOException {
        Path text = Files.writeString(folder.resolve("model.h5"), "years of work");
        assertRefused(() -> new KerasImporter().read(text), text + " is neither HDF5 nor a zip");
        Path nothing = Files.writeString(folder.resolve("nothing.h5"), "");
        assertRefused(() -> new KerasImporter().read(nothing), nothing + " is neither HDF5 nor a zip");
        assertRefused(() -> new KerasImporter().read(folder), "must be a file");
        assertRefused(() -> new KerasImporter().read(folder.resolve("missing.h5")), "missing.h5) must be a file");
    }

    private interface Content {

        void write(OutputStream out) throws IOException;
    }

    private static void zip(Path file, String config, Content weights) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("metadata.json"));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("config.json"));
            zip.write(config.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("model.weights.h5"));
            weights.write(zip);
        }
    }
}
