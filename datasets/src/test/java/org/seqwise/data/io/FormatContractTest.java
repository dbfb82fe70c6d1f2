package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
        assertEquals(
                format,
                SequenceFiles.reader().presumeFormat(format).formatOf(sample).name());
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

    @ParameterizedTest
    @MethodSource("formats")
    void anOptionOfAnotherFormatIsRefused(String format) throws IOException {
        Path sample = sample(format);
        SequenceFormat known = SequenceFiles.named(format);
        for (ReadOption option : ReadOption.values()) {
            if (option != ReadOption.FEATURES && !known.options().contains(option)) {
                String text = option == ReadOption.PADDING ? "front" : "by-step";
                InvalidInputException thrown = assertThrows(
                        InvalidInputException.class,
                        () -> reader(format).set(option, text).read(sample));
                String message = option.key() + " (" + text + ") does not fit the format " + format + ", which takes ";
                assertTrue(String.valueOf(thrown.getMessage()).startsWith(message), thrown.getMessage());
                assertSame(reader(format).presume(option, text).read(sample), true);
            }
        }
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
