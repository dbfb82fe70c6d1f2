package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

class CsvWeightsTest {

    private static final String HEADER = "sequence,time,x,w,label\n";

    private final Path file;

    CsvWeightsTest(@TempDir Path folder) {
        file = folder.resolve("sensors.csv");
    }

    @Test
    void columnOfWeightsGivesEachSequenceItsOwnAndIsNoFeature() throws IOException {
        Sequences read = read("a,0,1,2.5,0\nb,0,2,0,1\na,1,3,2.50,0\nc,0,4,1,1\n");
        assertEquals(List.of("x"), read.featureNames());
        assertArrayEquals(new float[] {2.5f, 0, 1}, read.weights());
        assertArrayEquals(new int[] {0, 1, 1}, read.labels());
    }

    @Test
    void columnThatIsNotNamedIsAFeatureAndGivesNoWeight() throws IOException {
        Files.writeString(file, HEADER + "a,0,1,2.5,0\n");
        Sequences read = CsvSequences.read(file);
        assertEquals(List.of("x", "w"), read.featureNames());
        assertFalse(read.isWeighted());
    }

    @Test
    void unlabeledDataNeedsNoWeightAndNeverTakesItAsAFeature() throws IOException {
        SequenceReader reader = CsvSequences.reader().weight("w").unlabeled();
        Files.writeString(file, HEADER + "a,0,1,-7,0\n");
        Sequences read = reader.read(file);
        assertEquals(List.of("x"), read.featureNames());
        assertFalse(read.isWeighted());
        Files.writeString(file, "sequence,time,x\na,0,1\n");
        assertEquals(List.of("x"), reader.read(file).featureNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "heavy", "nan", "inf", "1e39"})
    void weightThatIsNegativeOrNoFiniteNumberIsNamed(String wrong) {
        assertRefused(
                file + ":3: column 'w' has '" + wrong + "'; a weight must be a number, not negative and finite.",
                "a,0,1,1,0\nb,0,2," + wrong + ",1\n");
    }

    @Test
    void emptyWeightIsNotTakenAsOne() {
        assertRefused(
                file + ":2: column 'w' is empty; a weight must be a number, not negative and finite.", "a,0,1,,0\n");
    }

    @Test
    void rowsOfASequenceAgreeInTheirWeight() {
        assertRefused(
                file + ":4: column 'w' has '2.25'; line 2 gives sequence 'a' the weight 2.5,"
                        + " and all rows of a sequence must have the same.",
                "a,0,1,2.5,0\nb,0,1,1,1\na,1,1,2.25,0\n");
    }

    @Test
    void missingColumnIsNamed() throws IOException {
        Files.writeString(file, "sequence,time,x,label\na,0,1,0\n");
        assertEquals(
                file
                        + ":1: there is no column 'w' to weigh the sequences; the columns are 'sequence', 'time', 'x', 'label'."
                        + " Maybe name the right one with weight(...), or --weight.",
                message(CsvSequences.reader().weight("w")));
    }

    @Test
    void columnOfAnotherUseIsRefused() {
        for (String used : List.of("sequence", "time", "label")) {
            assertEquals(
                    "weight (" + used + ") must be another column than id (sequence), time (time) and label (label).",
                    message(CsvSequences.reader().weight(used)));
        }
        assertEquals(
                "weight ( ) must not be blank.",
                String.valueOf(assertThrows(InvalidInputException.class, () -> CsvSequences.reader()
                                .weight(" "))
                        .getMessage()));
        assertEquals(
                "features (x,w) must not have 'w' among them, the column of the weight. Maybe leave it out of --features.",
                message(CsvSequences.reader().weight("w").features(List.of("x", "w"))));
    }

    private Sequences read(String rows) throws IOException {
        Files.writeString(file, HEADER + rows);
        return CsvSequences.reader().weight("w").read(file);
    }

    private void assertRefused(String message, String rows) {
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> read(rows));
        assertEquals(message, thrown.getMessage());
    }

    private String message(SequenceReader reader) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> reader.read(file))
                .getMessage());
    }
}
