package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Padding;
import org.seqwise.data.Sequences;

class NpzWriterTest {

    private static final Sequences SEQUENCES = Sequences.of(FormatSample.FEATURES, FormatSample.SEQUENCES);

    private final Path file;

    NpzWriterTest(@TempDir Path folder) {
        file = folder.resolve("data.npz");
    }

    @ParameterizedTest
    @CsvSource({"FRONT, false", "FRONT, true", "BACK, false", "BACK, true"})
    void whatIsWrittenIsReadBackBitForBit(Padding padding, boolean compressed) throws IOException {
        float[][] odd = {{Float.MIN_VALUE, -Float.MAX_VALUE}, {-0.0f, 1 / 3f}};
        Sequences written = Sequences.builder(FormatSample.FEATURES)
                .add("0", odd, 1)
                .add("1", new float[][] {{1, 0}}, 0)
                .build();
        new NpzWriter(padding, compressed).write(written, file);
        Sequences read = SequenceFiles.reader().features(FormatSample.FEATURES).read(file);
        assertEquals(written.fingerprint(), read.fingerprint());
        assertArrayEquals(odd, read.steps(0));
        assertEquals(Float.floatToRawIntBits(-0.0f), Float.floatToRawIntBits(read.value(0, 1, 0)));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(
                    compressed ? ZipEntry.DEFLATED : ZipEntry.STORED,
                    zip.getEntry("X.npy").getMethod());
        }
    }

    @Test
    void aFailureLeavesNothing() throws IOException {
        Files.createDirectories(file.resolve("full"));
        assertThrows(UncheckedIOException.class, () -> new NpzWriter(Padding.FRONT, true).write(SEQUENCES, file));
        try (var entries = Files.list(Objects.requireNonNull(file.getParent()))) {
            assertEquals(List.of(file), entries.toList());
        }
    }

    @Test
    void withoutLabelsThereIsNoArrayOfThem() throws IOException {
        Sequences unlabeled = Sequences.builder(List.of("x"))
                .addUnlabeled("a", new float[][] {{1}})
                .build();
        new NpzWriter(Padding.NONE, true).write(unlabeled, file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(1, zip.size());
        }
        assertFalse(SequenceFiles.reader().unlabeled().read(file).isLabeled());
    }

    @Test
    void theSameSequencesAreTheSameBytes() throws IOException {
        new NpzWriter(Padding.FRONT, true).write(SEQUENCES, file);
        byte[] first = Files.readAllBytes(file);
        new NpzWriter(Padding.FRONT, true).write(SEQUENCES, file);
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    void whatReadingWouldTakeForPaddingIsRefused() {
        Sequences zeroFirst = Sequences.builder(List.of("x"))
                .add("a", new float[][] {{0}, {1}}, 1)
                .add("b", new float[][] {{2}}, 0)
                .build();
        assertEquals(
                "Sequence 'a' has a row of zeros of its own at the side of the padding, which would be taken for it. Maybe pad at the other.",
                failure(Padding.FRONT, zeroFirst));
        assertEquals(
                "Sequence 'b' has 1 steps, others up to 2; without padding all must have the same. Maybe pad in front.",
                failure(Padding.NONE, zeroFirst));
        new NpzWriter(Padding.BACK, false).write(zeroFirst, file);
        assertEquals(2, SequenceFiles.reader().padding("back").read(file).stepCount(0));
    }

    @Test
    void numpyReadsIt() throws IOException, InterruptedException {
        require("python3 with numpy", run("import numpy"));
        String program = """
                import numpy, sys
                data = numpy.load(sys.argv[1])
                x, y = data['X'], data['y']
                print(x.dtype.str, x.shape, x.flags.c_contiguous, x.tobytes().hex(), y.dtype.str, y.tolist(), data.files)
                """;
        for (boolean compressed : new boolean[] {false, true}) {
            new NpzWriter(Padding.BACK, compressed).write(SEQUENCES, file);
            StringBuilder hex = new StringBuilder();
            for (byte b : NpyFixture.floats(1.5f, -2, 3, 0.25f, 0, 0, 0.5f, 4, 0, 0, 0, 0, 2, 1, 0, 7, -0.001f, 8)) {
                hex.append(String.format("%02x", b));
            }
            assertEquals("<f4 (3, 3, 2) True " + hex + " <i8 [0, 1, 0] ['X', 'y']", run(program, file.toString()));
        }
    }

    private static void require(String what, String found) {
        Assumptions.assumeTrue(found.isEmpty(), "Skipped: there is no " + what + ".");
    }

    /** Returns what a Python program prints; a word of failure where it cannot run. */
    private static String run(String program, String... arguments) throws InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("python3", "-c", program));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0 ? out : "failed: " + out;
        } catch (IOException e) {
            return "failed: " + e.getMessage();
        }
    }

    private String failure(Padding padding, Sequences sequences) {
        return String.valueOf(
                assertThrows(InvalidInputException.class, () -> new NpzWriter(padding, false).write(sequences, file))
                        .getMessage());
    }
}
