package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.Sequences;

class LongCsvWriterTest {

    private static final List<String> FEATURES = List.of("x, in m", "y");
    private static final float[][] ODD = {{Float.MIN_VALUE, -Float.MAX_VALUE}, {-0.0f, 1 / 3f}, {1e10f, 5}};

    private final Path file;

    LongCsvWriterTest(@TempDir Path folder) {
        file = folder.resolve("data.csv");
    }

    @Test
    void whatIsWrittenIsReadBackBitForBit() {
        Sequences written = Sequences.builder(FEATURES)
                .add(new SequenceDetails("b \"2\"", 1, 1, null, 1 / 3.0, 12345678.9), ODD)
                .add(new SequenceDetails("a", 0, 1, null, 7, 7), new float[][] {{1, 0}})
                .build();
        LongCsvWriter.write(written, file);
        Sequences read = CsvSequences.read(file);
        assertEquals(written.fingerprint(), read.fingerprint());
        assertEquals(FEATURES, read.featureNames());
        for (int i = 0; i < 2; i++) {
            assertEquals(written.details(i), read.details(i));
        }
        assertEquals(Float.floatToRawIntBits(-0.0f), Float.floatToRawIntBits(read.value(0, 1, 0)));
    }

    @Test
    void stepsLieEvenlyInTimeAndAreNumberedWhereThereIsNone() throws IOException {
        float[][] steps = {{1}, {2}, {3}};
        LongCsvWriter.write(
                Sequences.builder(List.of("x"))
                        .add(new SequenceDetails("a", 1, 1, null, 10, 15), steps)
                        .build(),
                file);
        assertEquals(
                List.of("sequence,time,x,label", "a,10.0,1.0,1", "a,12.5,2.0,1", "a,15.0,3.0,1"),
                Files.readAllLines(file));
        LongCsvWriter.write(Sequences.builder(List.of("x")).add("a", steps, 1).build(), file);
        assertEquals(List.of("sequence,time,x,label", "a,0,1.0,1", "a,1,2.0,1", "a,2,3.0,1"), Files.readAllLines(file));
    }

    @Test
    void aValueThatIsMissingIsAnEmptyCell() {
        Sequences written = Sequences.builder(FEATURES)
                .missingAllowed()
                .add("a", new float[][] {{Float.NaN, 1}}, 1)
                .build();
        LongCsvWriter.write(written, file);
        Sequences read = CsvSequences.reader().set(ReadOption.MISSING, "keep").read(file);
        assertEquals(1, read.missingCount());
        assertTrue(Float.isNaN(read.value(0, 0, 0)));
    }

    @Test
    void aFeatureWithTheNameOfAnotherColumnIsRefused() {
        Sequences written = Sequences.builder(List.of("time"))
                .add("a", new float[][] {{1}}, 1)
                .build();
        assertEquals(
                "Feature 'time' has the name of another column of the file; it must have its own. Maybe rename it.",
                assertThrows(InvalidInputException.class, () -> LongCsvWriter.write(written, file))
                        .getMessage());
    }

    @Test
    void aFailureLeavesNothing() throws IOException {
        Files.createDirectories(file.resolve("full"));
        Sequences written = Sequences.builder(FEATURES).add("a", ODD, 1).build();
        assertThrows(UncheckedIOException.class, () -> LongCsvWriter.write(written, file));
        try (var entries = Files.list(Objects.requireNonNull(file.getParent()))) {
            assertEquals(List.of(file), entries.toList());
        }
    }
}
