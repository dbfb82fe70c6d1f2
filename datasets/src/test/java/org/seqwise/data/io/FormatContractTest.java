package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** What every format keeps, whichever it is: a new reader is tested here once it is in the table and has a sample. */
class FormatContractTest {

    private final Path folder;

    FormatContractTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<String> formats() {
        return SequenceFiles.formats().stream().map(SequenceFormat::name);
    }

    @Test
    void everyFormatHasASampleAndAName() {
        assertEquals(FormatSample.OF.keySet(), formats().collect(Collectors.toSet()));
        assertEquals(SequenceFiles.formats().size(), formats().distinct().count());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatWasWrittenIsRead(String format) throws IOException {
        assertSame(reader(format).read(sample(format)), true);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void labelsNeedNotBeLookedAt(String format) throws IOException {
        assertSame(reader(format).unlabeled().read(sample(format)), false);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theNameTellsTheFormatUnlessAnEarlierOneHasIt(String format) throws IOException {
        Path sample = sample(format);
        SequenceFormat first = SequenceFiles.formats().stream()
                .filter(candidate -> candidate.claims(sample))
                .findFirst()
                .orElseThrow();
        assertEquals(first.name(), SequenceFiles.reader().formatOf(sample).name());
        Map<String, String> source = reader(format).source(sample);
        assertEquals(
                format, SequenceFiles.reader().presume(source).formatOf(sample).name());
        assertSame(SequenceFiles.reader().presume(source).read(sample), true);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void gzipChangesNothing(String format) throws IOException {
        Path sample = sample(format);
        if (format.equals("npz")) {
            Path zipped = FormatSample.zipped(sample);
            assertTrue(failure(format, zipped).contains(" is no whole zip ("));
            return;
        }
        if (format.equals("store")) {
            FormatSample.zipped(sample);
            assertTrue(failure(format, sample).contains(" has no file store.header; "));
            return;
        }
        if (format.equals("npy")) {
            FormatSample.zipped(sample.resolveSibling("y.npy"));
        }
        assertSame(reader(format).read(FormatSample.zipped(sample)), true);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void featuresComeInTheOrderThatIsSaid(String format) throws IOException {
        assertEquals(
                FormatSample.FEATURES,
                reader(format)
                        .features(FormatSample.FEATURES)
                        .read(sample(format))
                        .featureNames());
        InvalidInputException thrown = assertThrows(
                InvalidInputException.class,
                () -> reader(format).features(List.of("x1", "x2", "x3")).read(sample(format)));
        assertTrue(String.valueOf(thrown.getMessage()).contains("--features"), thrown.getMessage());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsNotThereIsSaidSo(String format) {
        Path gone = folder.resolve("gone.there");
        assertTrue(failure(format, gone).startsWith(gone + " does not exist; it must be a f"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anEmptyFileIsAnError(String format) throws IOException {
        Path sample = sample(format);
        if (!Files.isDirectory(sample)) {
            Files.write(sample, new byte[0]);
            assertTrue(failure(format, sample).startsWith(sample.toString()), failure(format, sample));
        }
    }

    static Stream<String> texts() {
        return Stream.of("csv", "csv-wide", "ts", "arff", "blocks");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void marksAndLineEndsOfAnySystemChangeNothing(String format) throws IOException {
        Path sample = sample(format);
        String text = Files.readString(sample);
        for (String same : List.of(
                text.replace("\n", "\r\n"),
                text.replace("\n", "\r"),
                "\uFEFF" + text,
                text.strip(),
                text + "\n\n  \n",
                "\uFEFF" + text.replace("\n", "\r\n").strip())) {
            Files.writeString(sample, same);
            assertSame(reader(format).read(sample), true);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theLineThatIsNotUtf8IsNamed(String format) throws IOException {
        Path sample = sample(format);
        byte[] bytes = Files.readAllBytes(sample);
        int line = 3;
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = indexOf(bytes, '\n', start) + 1;
        }
        bytes[start + 1] = (byte) 0xe4;
        Files.write(sample, bytes);
        assertEquals(
                sample + ":3: the line is not UTF-8 text, and all must be. Maybe save the file as UTF-8.",
                failure(format, sample));
        Files.write(sample, Files.readString(sample(format)).getBytes(StandardCharsets.UTF_16));
        assertTrue(failure(format, sample).contains(":1: the line is not UTF-8 text"), failure(format, sample));
        Files.write(sample, Files.readString(sample(format)).getBytes(StandardCharsets.UTF_16LE));
        assertTrue(failure(format, sample).startsWith(sample + ":"), failure(format, sample));
    }

    private static int indexOf(byte[] bytes, char wanted, int from) {
        int i = from;
        while (bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aGzipThatIsNotWholeIsSaidToBeSo(String format) throws IOException {
        byte[] whole = Files.readAllBytes(FormatSample.zipped(sample(format)));
        Path zipped = FormatSample.zipped(sample(format));
        for (int length : new int[] {2, 9, whole.length / 2, whole.length - 9, whole.length - 1}) {
            Files.write(zipped, Arrays.copyOf(whole, length));
            String message = failure(format, zipped);
            assertTrue(message.startsWith(zipped + ":"), message);
            assertTrue(message.contains("the gzip is cut off or damaged near here; it must be whole."), message);
        }
        byte[] otherSum = whole.clone();
        otherSum[whole.length - 8] ^= 1;
        Files.write(zipped, otherSum);
        assertTrue(failure(format, zipped).contains("the gzip is cut off or damaged near here"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void bytesThatAreNoTextAreOneError(String format) throws IOException {
        Path sample = sample(format);
        for (byte[] content :
                List.of(new byte[1000], "\0".repeat(50).replace("\0", "\0,").getBytes(StandardCharsets.UTF_8))) {
            Files.write(sample, content);
            String message = failure(format, sample);
            assertTrue(message.startsWith(sample.toString()), message);
            assertEquals(1, message.lines().count(), message);
            assertTrue(message.length() < sample.toString().length() + 400, message);
        }
    }

    /** A gzip of some kilobytes that becomes one line of 20 million characters. */
    @ParameterizedTest
    @MethodSource("texts")
    void anEndlessLineIsOneError(String format) throws IOException {
        Path sample = sample(format);
        Files.writeString(sample, Files.readString(sample) + "7".repeat(20_000_000));
        String message = failure(format, FormatSample.zipped(sample));
        assertTrue(message.startsWith(sample + ".gz:"), message);
        assertEquals(format.startsWith("csv"), message.contains("a cell of more than 16,777,216 characters"), message);
        assertTrue(message.length() < sample.toString().length() + 400, message);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aDirectoryIsNoFile(String format) throws IOException {
        Path directory = Files.createDirectories(folder.resolve("in").resolve("sample.dir"));
        String message = failure(format, directory);
        assertTrue(
                message.startsWith(
                        directory + (List.of("folder", "store").contains(format) ? " has no file" : " is a directory")),
                message);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anOptionOfAnotherFormatIsRefused(String format) throws IOException {
        Path sample = sample(format);
        SequenceFormat known = SequenceFiles.named(format);
        for (ReadOption option : ReadOption.values()) {
            if (option != ReadOption.FEATURES && !known.options().contains(option)) {
                String text = example(option);
                InvalidInputException thrown = assertThrows(
                        InvalidInputException.class,
                        () -> reader(format).set(option, text).read(sample));
                String message = option.key() + " (" + text + ") does not fit the format " + format + ", which takes ";
                assertTrue(String.valueOf(thrown.getMessage()).startsWith(message), thrown.getMessage());
                assertSame(reader(format).presume(Map.of(option.key(), text)).read(sample), true);
            }
        }
    }

    private static String example(ReadOption option) {
        return switch (option) {
            case PADDING -> "front";
            case MISSING -> "keep";
            case WINDOW, STRIDE, HORIZON -> "3";
            case WINDOW_LABEL -> "any";
            case MAX_STEP -> "90s";
            default -> "by-step";
        };
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aFileOfAnotherFormatIsOneError(String format) throws IOException {
        for (String other : formats().toList()) {
            Path sample = Files.createDirectories(folder.resolve(format + "-" + other));
            Path file = Objects.requireNonNull(FormatSample.OF.get(other)).in(sample);
            if (!Files.isDirectory(file) && !SequenceFiles.named(format).claims(file)) {
                assertFalse(failure(format, file).isEmpty());
            }
        }
    }

    /** Cut anywhere and with any bytes changed, a file is read or refused; nothing unforeseen happens. */
    @ParameterizedTest
    @MethodSource("formats")
    void damageIsReadOrRefused(String format) throws IOException {
        Path sample = sample(format);
        if (Files.isDirectory(sample)) {
            return;
        }
        byte[] whole = Files.readAllBytes(sample);
        for (int length = 0; length < whole.length; length += 3) {
            Files.write(sample, Arrays.copyOf(whole, length));
            requireReadOrRefused(format, sample);
        }
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            byte[] changed = whole.clone();
            for (int k = 0; k <= i % 3; k++) {
                changed[random.nextInt(changed.length)] =
                        (byte) (i % 2 == 0 ? random.nextInt() : ",'\n:?-{}".charAt(random.nextInt(8)));
            }
            Files.write(sample, changed);
            requireReadOrRefused(format, sample);
        }
    }

    private static void requireReadOrRefused(String format, Path file) {
        try {
            assertTrue(reader(format).read(file).size() > 0);
        } catch (InvalidInputException e) {
            assertEquals(1, String.valueOf(e.getMessage()).lines().count(), e.getMessage());
        }
    }

    private Path sample(String format) throws IOException {
        return Objects.requireNonNull(FormatSample.OF.get(format)).in(folder);
    }

    private static SequenceReader reader(String format) {
        return SequenceFiles.reader().format(format);
    }

    private static String failure(String format, Path file) {
        return String.valueOf(
                assertThrows(InvalidInputException.class, () -> reader(format).read(file))
                        .getMessage());
    }

    private static void assertSame(Sequences read, boolean labeled) {
        assertEquals(FormatSample.FEATURES, read.featureNames());
        assertEquals(FormatSample.SEQUENCES.size(), read.size());
        assertEquals(labeled, read.isLabeled());
        for (int i = 0; i < read.size(); i++) {
            assertArrayEquals(FormatSample.SEQUENCES.get(i).steps(), read.steps(i));
            if (labeled) {
                assertEquals(FormatSample.SEQUENCES.get(i).label(), read.label(i));
            }
        }
    }
}
