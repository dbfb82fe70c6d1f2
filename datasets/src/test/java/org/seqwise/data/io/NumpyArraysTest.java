package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.Sequences;

/** Arrays that NumPy 2.4 itself wrote: every type in either byte order, C and Fortran order, versions 1 to 3 of the header. */
class NumpyArraysTest {

    private static final float[][][] WRITTEN = {{{1, 2}, {3, 0}, {5, 6}}, {{7, 0}, {9, 10}, {11, 100}}};

    private final Path folder;

    NumpyArraysTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<String> arrays() throws IOException {
        return lines("arrays.txt");
    }

    static Stream<String> labels() throws IOException {
        return lines("labels.txt");
    }

    static Stream<String> rounding() throws IOException {
        return lines("rounding.txt");
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void everyTypeOrderAndVersionIsTheSameArray(String line) throws IOException {
        Sequences read = SequenceFiles.reader().unlabeled().read(file("a.npy", line.split(" ", -1)[1]));
        assertEquals(2, read.size());
        assertEquals(List.of("x1", "x2"), read.featureNames());
        for (int i = 0; i < WRITTEN.length; i++) {
            assertArrayEquals(WRITTEN[i], read.steps(i), line);
        }
    }

    @ParameterizedTest
    @MethodSource("labels")
    void labelsOfAnyTypeAreRead(String line) throws IOException {
        file("y_train.npy", line.substring(line.lastIndexOf(' ') + 1));
        String x = lines("arrays.txt").findFirst().orElseThrow().split(" ", -1)[1];
        assertArrayEquals(
                new int[] {0, 1}, SequenceFiles.read(file("X_train.npy", x)).labels());
    }

    @ParameterizedTest
    @MethodSource("rounding")
    void wideNumbersRoundAsNumpyRoundsThem(String line) throws IOException {
        String[] parts = line.split(" ", -1);
        float[][] read = SequenceFiles.reader()
                .unlabeled()
                .padding("none")
                .read(file("r.npy", parts[1]))
                .steps(0);
        String[] expected = parts[2].split(",", -1);
        for (int t = 0; t < expected.length; t++) {
            assertEquals(expected[t], String.format("%08x", Float.floatToIntBits(read[t][0])), line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"savez.npz", "savez_compressed.npz"})
    void bothKindsOfZipAreRead(String name) throws IOException {
        try (InputStream in = resource(name)) {
            Sequences read = SequenceFiles.read(Files.write(folder.resolve(name), in.readAllBytes()));
            assertArrayEquals(WRITTEN[1], read.steps(1));
            assertArrayEquals(new int[] {0, 1}, read.labels());
            assertEquals("1", read.id(1));
        }
    }

    @Test
    void aLabelThatMeansOneMayBeAnyNumberOrText() throws IOException {
        Path x = Files.write(folder.resolve("X.npy"), NpyFixture.npy("<f4", "(3, 1, 1)", NpyFixture.floats(1, 2, 3)));
        Path y = Files.write(folder.resolve("classes.npy"), NpyFixture.npy("<i8", "(3,)", NpyFixture.longs(7, 9, -4)));
        SequenceReader reader = SequenceFiles.reader().labels(y);
        assertArrayEquals(new int[] {0, 1, 0}, reader.positive("9").read(x).labels());
        byte[] text = "ok\0\0bad\0ok\0\0".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(y, NpyFixture.npy("|S4", "(3,)", text));
        assertArrayEquals(new int[] {0, 1, 0}, reader.positive("bad").read(x).labels());
        byte[] wide = "ok\0bad".getBytes(java.nio.charset.Charset.forName("UTF-32LE"));
        Files.write(y, NpyFixture.npy("<U3", "(2,)", wide));
        Files.write(x, NpyFixture.npy("<f4", "(2, 1, 1)", NpyFixture.floats(1, 2)));
        assertArrayEquals(new int[] {0, 1}, reader.positive("bad").read(x).labels());
    }

    @Test
    void namesCanBeGiven() throws IOException {
        Path x = file("a.npy", lines("arrays.txt").findFirst().orElseThrow().split(" ", -1)[1]);
        List<String> names = List.of("speed", "load");
        assertEquals(
                names,
                SequenceFiles.reader().unlabeled().features(names).read(x).featureNames());
    }

    private Path file(String name, String base64) throws IOException {
        return Files.write(folder.resolve(name), Base64.getDecoder().decode(base64));
    }

    private static Stream<String> lines(String name) throws IOException {
        try (InputStream in = resource(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(NumpyArraysTest.class.getResourceAsStream("/numpy/" + name), name);
    }
}
