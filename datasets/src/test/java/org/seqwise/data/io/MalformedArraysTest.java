package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;

/** Each broken array and, word for word, what its owner is told. */
class MalformedArraysTest {

    private static final byte[] FOUR = NpyFixture.floats(1, 2, 3, 4);

    private final Path folder;

    MalformedArraysTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> headers() {
        String noArray = "; an array begins with 93 4e 55 4d 50 59 and a version. Maybe write it with numpy.save.";
        String noDictionary =
                "; it must be a dictionary of descr, fortran_order and shape. Maybe write the array with numpy.save.";
        String type = "; it must be bool, int or uint of up to 8 bytes, or float of 2, 4 or 8."
                + " Maybe save array.astype('float32')";
        return Stream.of(
                Arguments.of(new byte[0], ", byte 0: the first bytes are none" + noArray),
                Arguments.of(new byte[] {(byte) 0x93, 'N'}, ", byte 0: the first bytes are 93 4e" + noArray),
                Arguments.of(
                        "a,b,label\n1".getBytes(StandardCharsets.UTF_8),
                        ", byte 0: the first bytes are 61 2c 62 2c 6c 61 62 65" + noArray),
                Arguments.of(
                        changed(6, 4),
                        ", byte 6: the version is 4; it must be 1, 2 or 3. Maybe write the array with numpy.save."),
                Arguments.of(
                        changed(9, 0x7f),
                        ", byte 8: the header's length is 32575; it must be at most 10000. Maybe write the array with numpy.save."),
                Arguments.of(
                        Arrays.copyOf(good(), 9), ", byte 9: it ends within the array's header. Maybe copy it again."),
                Arguments.of(
                        Arrays.copyOf(good(), 40),
                        ", byte 40: it ends within the array's header. Maybe copy it again."),
                header("{'descr': '<f4', 'shape': (1, 2, 2)}", noDictionary),
                header("{'descr': '<f4', 'fortran_order': 0, 'shape': (1, 2, 2)}", noDictionary),
                header("{'descr': '<f4', 'fortran_order': False, 'shape': (1, -2, 2)}", noDictionary),
                header("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 2)", noDictionary),
                header("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, x)}", noDictionary),
                header("{'descr': '<f4', 'fortran_order': False, 'shape': ((((((((((1))))))))))}", noDictionary),
                header("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (4)}", noDictionary),
                header("{'fortran_order': False, 'shape': (99999999999999999999,), 'descr': '<f4'}", noDictionary),
                header("__import__('os').system('true')", noDictionary),
                header("{}", noDictionary),
                header("{'descr': '<f4', 'fortran_order': False, 'shape': (True, 2, 2)}", noDictionary),
                header("{'descr': '<f4', 'fortran_order': False, 'shape': (1.0, 2, 2)}", noDictionary),
                header("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 2)} junk", noDictionary),
                header("{'descr': '\u00e9', 'fortran_order': False, 'shape': (1, 2, 2), 'x': 1}", noDictionary),
                Arguments.of(
                        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1, '{'},
                        ", byte 8: the header's length is 4294967295; it must be at most 10000. Maybe write the array with numpy.save."),
                Arguments.of(
                        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 0, 0},
                        ", byte 10: the header is \"\"" + noDictionary),
                Arguments.of(
                        NpyFixture.npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (4,)}", FOUR),
                        ", byte 10: the type is '[[a, <f4]]'" + type + "."),
                type("|O", "'|O'" + type + ", with sequences of unequal length padded."),
                type("<c8", "'<c8'" + type + "."),
                type("<f16", "'<f16'" + type + "."),
                type("<M8[ns]", "'<M8[ns]'" + type + "."),
                type("<f", "'<f'" + type + "."));
    }

    static Stream<Arguments> texts() {
        byte[] letters = "abcd".getBytes(StandardCharsets.UTF_8);
        return Stream.of(Arguments.of(
                NpyFixture.npy("|S1", "(1, 2, 2)", letters), " has text; the values of a sequence must be numbers."));
    }

    static Stream<Arguments> shapes() {
        String cut = ". Maybe the file is cut off: copy it again.";
        String form = "; it must be (sequences, steps, features). Maybe reshape it";
        return Stream.of(
                shape("(4,)", FOUR, ": the shape is (4,)" + form + "."),
                shape("()", NpyFixture.floats(1), ": the shape is ()" + form + "."),
                shape("(2, 2)", FOUR, ": the shape is (2, 2)" + form + ": X[:, :, None] has one feature."),
                shape("(1, 1, 2, 2)", FOUR, ": the shape is (1, 1, 2, 2)" + form + "."),
                shape(
                        "(1, 1, 262145)",
                        new byte[4 * 262_145],
                        ": there are 262,145 features; at most 262,144 may be. Maybe they are steps: change the order of the dimensions."),
                shape("(0, 2, 2)", new byte[0], " has no sequence; it must have at least one."),
                shape(
                        "(2, 0, 2)",
                        new byte[0],
                        ": the shape is (2, 0, 2); a sequence must have at least one value, and at most 1,073,741,823; so many sequences are the most, too."),
                shape(
                        "(2, 2, 2)",
                        FOUR,
                        ": the shape (2, 2, 2) with 4 bytes a value needs 105 bytes; there are 89" + cut),
                shape(
                        "(1000000000, 10, 5)",
                        FOUR,
                        ": the shape (1000000000, 10, 5) with 4 bytes a value needs 200,000,000,083 bytes; there are 99"
                                + cut),
                shape(
                        "(4000000000000, 4000000000000, 5)",
                        FOUR,
                        ": the shape (4000000000000, 4000000000000, 5) with 4 bytes a value needs too many bytes; there are 113"
                                + cut),
                shape(
                        "(1, 1, 2)",
                        FOUR,
                        ": the shape (1, 1, 2) with 4 bytes a value needs 81 bytes; there are 89" + cut));
    }

    @ParameterizedTest
    @MethodSource({"headers", "texts", "shapes"})
    void anErrorNamesTheFileAndTheByte(byte[] content, String message) throws IOException {
        Path file = Files.write(folder.resolve("X.npy"), content);
        assertEquals(file + message, failure(SequenceFiles.reader().unlabeled(), file));
    }

    @Test
    void inGzipADeclaredSizeIsNotBelieved() throws IOException {
        Path file = folder.resolve("X.npy.gz");
        Files.write(file, gzip(NpyFixture.npy("<f4", "(1, 500000000, 2)", FOUR)));
        assertEquals(
                file
                        + ": it ends after 4 of the 1,000,000,000 values of its shape (1, 500000000, 2). Maybe copy it again.",
                failure(SequenceFiles.reader().unlabeled(), file));
        Files.write(file, gzip(NpyFixture.npy("<f4", "(1, 1, 2)", FOUR)));
        assertEquals(
                file
                        + ": there are more bytes than the 81 of the shape (1, 1, 2). Maybe write the array again with numpy.save.",
                failure(SequenceFiles.reader().unlabeled(), file));
        Files.write(file, gzip(NpyFixture.npy("<f4", "(1, 1, 1000000000)", FOUR)));
        assertEquals(
                file + ": there are 1,000,000,000 features; at most 262,144 may be."
                        + " Maybe they are steps: change the order of the dimensions.",
                failure(SequenceFiles.reader().unlabeled(), file));
        Files.write(file, gzip(NpyFixture.npy("<f4", "(1000000000, 1, 2)", FOUR)));
        assertEquals(
                file
                        + ": it ends after 4 of the 2,000,000,000 values of its shape (1000000000, 1, 2). Maybe copy it again.",
                failure(SequenceFiles.reader().unlabeled(), file));
        byte[] whole = gzip(good());
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));
        assertEquals(
                file + ": the gzip is cut off or damaged near here; it must be whole. Maybe copy it again.",
                failure(SequenceFiles.reader().unlabeled(), file));
    }

    static Stream<Arguments> labels() {
        byte[] two = NpyFixture.longs(0, 1);
        String rule = "it must be 0 or 1, or true or false. Maybe say which text means 1 with --positive.";
        return Stream.of(
                Arguments.of(
                        "<i8",
                        "(3,)",
                        NpyFixture.longs(0, 1, 0),
                        ", y: the shape is (3,); it must be (2,), one value a sequence."),
                Arguments.of("<i8", "(1, 2)", two, ", y: the shape is (1, 2); it must be (2,), one value a sequence."),
                Arguments.of(
                        "<i8",
                        "()",
                        NpyFixture.longs(1),
                        ", y: the shape is (); it must be (2,), one value a sequence."),
                Arguments.of("<i8", "(2,)", NpyFixture.longs(0, 2), ", X[1]: the label is '2'; " + rule),
                Arguments.of("<f4", "(2,)", NpyFixture.floats(0, 0.5f), ", X[1]: the label is '0.5'; " + rule),
                Arguments.of("<f4", "(2,)", NpyFixture.floats(0, Float.NaN), ", X[1]: the label is 'NaN'; " + rule),
                Arguments.of(
                        "|S2",
                        "(2,)",
                        "0\0\0\0".getBytes(StandardCharsets.UTF_8),
                        ", X[1]: the label is missing; each sequence must have one."));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void labelsThatDoNotFitAreRefused(String type, String shape, byte[] data, String message) throws IOException {
        Map<String, byte[]> arrays = NpyFixture.arrays("(2, 2, 1)", new float[] {1, 2, 3, 4});
        arrays.put("y", NpyFixture.npy(type, shape, data));
        Path file = Files.write(folder.resolve("data.npz"), NpyFixture.npz(arrays, false));
        assertEquals(file + message, failure(SequenceFiles.reader(), file));
    }

    @Test
    void valuesThatAreNotFiniteHaveTheirPlace() throws IOException {
        Path file = folder.resolve("X.npy");
        Files.write(file, NpyFixture.npy("<f4", "(1, 2, 2)", NpyFixture.floats(1, 2, 3, Float.NEGATIVE_INFINITY)));
        String message =
                "[0]: step 2 of feature 'x2' is not finite, or too large for a float32; it must be at most 3.4028235e38 in size."
                        + " Maybe scale the feature.";
        assertEquals(file + message, failure(SequenceFiles.reader().unlabeled(), file));
        Files.write(
                file,
                NpyFixture.npy(
                        "<f8",
                        "(1, 1, 1)",
                        java.nio.ByteBuffer.allocate(8)
                                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                                .putDouble(1e39)
                                .array()));
        assertTrue(failure(SequenceFiles.reader().unlabeled(), file)
                .contains("step 1 of feature 'x1' is not finite, or too large"));
    }

    @Test
    void absentArraysAreNamedWithThoseThatAreThere() throws IOException {
        Map<String, byte[]> arrays = NpyFixture.arrays("(2, 2, 1)", new float[] {1, 2, 3, 4}, 0, 1);
        arrays.put("answers", arrays.remove("y"));
        Path file = Files.write(folder.resolve("data.npz"), NpyFixture.npz(arrays, true));
        assertEquals(
                file
                        + " has no array 'y' to be the labels; its arrays are 'X', 'answers'. Maybe name another with label(...), or --label.",
                failure(SequenceFiles.reader(), file));
        assertEquals(2, SequenceFiles.reader().label("answers").read(file).size());
        arrays.put("data", arrays.remove("X"));
        Files.write(file, NpyFixture.npz(arrays, true));
        assertEquals(
                file + " has no array 'X' to be the sequences; its arrays are 'answers', 'data'."
                        + " Maybe save it with numpy.savez(file, X=..., y=...).",
                failure(SequenceFiles.reader(), file));
    }

    @Test
    void labelsInAFileOfTheirOwnMustBeFound() throws IOException {
        Path file = Files.write(folder.resolve("recordings.npy"), good());
        assertEquals(
                file
                        + " holds no labels; they must be in a file of their own. Maybe name it with labels(...), or --labels.",
                failure(SequenceFiles.reader(), file));
        Path gone = folder.resolve("gone.npy");
        assertEquals(
                gone + " does not exist; it must be a file. Maybe look at its spelling and its folder.",
                failure(SequenceFiles.reader().labels(gone), file));
    }

    static Stream<Arguments> zips() {
        byte[] whole = NpyFixture.npz(NpyFixture.arrays("(2, 2, 1)", new float[] {1, 2, 3, 4}, 0, 1), false);
        byte[] damaged = whole.clone();
        damaged[30 + "X.npy".length() + 85] ^= 1;
        return Stream.of(
                Arguments.of(new byte[0], " is no whole zip ("),
                Arguments.of(good(), " is no whole zip ("),
                Arguments.of(Arrays.copyOf(whole, whole.length / 2), " is no whole zip ("),
                Arguments.of(Arrays.copyOf(whole, whole.length - 1), " is no whole zip ("),
                Arguments.of(gzip(whole), " is no whole zip ("),
                Arguments.of(damaged, ", X: its checksum is "),
                Arguments.of(
                        zip("../X.npy"), ": the entry '../X.npy' has a path; the arrays of a .npz have plain names."),
                Arguments.of(zip("/etc/X.npy"), ": the entry '/etc/X.npy' has a path;"),
                Arguments.of(zip("C:\\X.npy"), ": the entry 'C:\\X.npy' has a path;"),
                Arguments.of(zip("X.npy", "X"), ": there are two arrays 'X'; names must differ."));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void aZipThatIsNotWholeOrNotPlainIsRefused(byte[] content, String part) throws IOException {
        Path file = Files.write(folder.resolve("data.npz"), content);
        String message = failure(SequenceFiles.reader(), file);
        assertTrue(message.startsWith(file + part), message);
    }

    static Stream<Arguments> lyingZips() {
        byte[] whole = NpyFixture.npz(NpyFixture.arrays("(2, 2, 1)", new float[] {1, 2, 3, 4}, 0, 1), true);
        int central = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        return Stream.of(
                Arguments.of("encrypted", patched(whole, central + 8, 1)),
                Arguments.of("deflated by another method", patched(whole, central + 10, 14)),
                Arguments.of("another sum", patched(whole, central + 16, 0x55)),
                Arguments.of("packed longer than the file", patched(whole, central + 22, 0x7f)),
                Arguments.of("unpacked to two gigabytes", patched(whole, central + 27, 0x7f)),
                Arguments.of("unpacked to less", patched(whole, central + 24, 9)),
                Arguments.of("beyond the file", patched(whole, central + 45, 0x7f)),
                Arguments.of("with a name longer than the file", patched(whole, central + 29, 0x7f)));
    }

    @ParameterizedTest
    @MethodSource("lyingZips")
    void whatAZipSaysOfAnArrayIsNotBelieved(String lie, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("data.npz"), content);
        String message = failure(SequenceFiles.reader(), file);
        assertTrue(message.startsWith(file.toString()), lie + ": " + message);
        assertEquals(1, message.lines().count(), message);
    }

    private static byte[] patched(byte[] bytes, int at, int value) {
        byte[] patched = bytes.clone();
        patched[at] = (byte) value;
        return patched;
    }

    @Test
    void aBillionRowsDeclaredInAKilobyteAreRefused() throws IOException {
        Path file = folder.resolve("data.npz");
        for (boolean compressed : new boolean[] {false, true}) {
            Files.write(
                    file,
                    NpyFixture.npz(NpyFixture.arrays("(1000000000, 10, 5)", new float[50], new long[20]), compressed));
            assertTrue(Files.size(file) < 1024);
            assertEquals(
                    file
                            + ", X: the shape (1000000000, 10, 5) with 4 bytes a value needs 200,000,000,083 bytes; there are 283."
                            + " Maybe the file is cut off: copy it again.",
                    failure(SequenceFiles.reader(), file));
        }
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        Path file = folder.resolve("data.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("X.npy"));
            zip.write(NpyFixture.npy("<f4", "(100, 100000, 10)", new byte[0]));
            byte[] zeros = new byte[4_000_000];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        String message = failure(SequenceFiles.reader().unlabeled(), file);
        assertTrue(message.contains("bytes to 400,000,081; 500 to 1 is the most."), message);
    }

    @Test
    void fortranOrderThatMemoryCannotHoldIsRefused() throws IOException {
        Path file = folder.resolve("X.npy.gz");
        String header = "{'descr': '<f4', 'fortran_order': True, 'shape': (1000000000, 10, 5), }";
        Files.write(file, gzip(NpyFixture.npy(header, FOUR)));
        String message = failure(SequenceFiles.reader().unlabeled(), file);
        assertTrue(message.startsWith(file + ": 50,000,000,000 values in Fortran order must be held at once"), message);
    }

    private static Arguments header(String text, String rule) {
        String shown = text.length() <= 60 ? text : text.substring(0, 60) + "...";
        return Arguments.of(NpyFixture.npy(text, FOUR), ", byte 10: the header is \"" + shown + "\"" + rule);
    }

    private static Arguments type(String type, String message) {
        return Arguments.of(NpyFixture.npy(type, "(1, 2, 2)", FOUR), ", byte 10: the type is " + message);
    }

    private static Arguments shape(String shape, byte[] data, String message) {
        return Arguments.of(NpyFixture.npy("<f4", shape, data), message);
    }

    private static byte[] good() {
        return NpyFixture.npy("<f4", "(1, 2, 2)", FOUR);
    }

    private static byte[] changed(int at, int value) {
        byte[] bytes = good();
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] zip(String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(good());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String failure(SequenceReader reader, Path file) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> reader.read(file))
                .getMessage());
    }
}
