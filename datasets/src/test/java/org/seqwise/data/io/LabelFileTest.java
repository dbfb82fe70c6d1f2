package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** A long CSV whose labels are in a file of their own. */
class LabelFileTest {

    private final Path data;
    private final Path labels;

    LabelFileTest(@TempDir Path folder) {
        data = folder.resolve("rows.csv");
        labels = folder.resolve("answers.csv");
    }

    @BeforeEach
    void threeSequences() throws IOException {
        Files.writeString(data, "time,sequence,x\n2,a,2\n1,b,3\n1,a,1\n1,c,4\n");
    }

    @Test
    void labelsAndWeightsAreFoundByTheId() throws IOException {
        Files.writeString(labels, "w,label,house,sequence\n1,0,h1,c\n2.5,1,h1,a\n0,1,h2,b\n");
        Sequences read = reader().weight("w").read(data);
        assertEquals(List.of("x"), read.featureNames());
        assertEquals(List.of("a", "b", "c"), List.of(read.id(0), read.id(1), read.id(2)));
        assertArrayEquals(new float[][] {{1}, {2}}, read.steps(0));
        assertArrayEquals(new int[] {1, 1, 0}, read.labels());
        assertArrayEquals(new float[] {2.5f, 0, 1}, read.weights());
    }

    @Test
    void gzipMarksAndOtherNamesChangeNothing() throws IOException {
        Files.writeString(data, "time,pump,x\n1,a,1\n1,b,3\n");
        Files.writeString(labels, "\uFEFF#pump,state\r\na,fine\r\nb,broken\r\n");
        Sequences read = SequenceFiles.reader()
                .labels(FormatSample.zipped(labels))
                .set(ReadOption.ID, "pump")
                .label("state")
                .positive("broken")
                .read(data);
        assertArrayEquals(new int[] {0, 1}, read.labels());
    }

    @Test
    void whatIsReadWithoutLabelsNeedsNoFileOfThem() {
        assertFalse(reader().unlabeled().read(data).isLabeled());
    }

    static Stream<Arguments> broken() {
        String rule = "a label must be 0 or 1, or true or false. Maybe say which text means 1 with --positive.";
        return Stream.of(
                Arguments.of("", "LABELS is empty; it must have a header and one row for each step."),
                Arguments.of(
                        "sequence,label\n",
                        "LABELS:1: there is no row after the header; there must be one for each sequence."),
                Arguments.of(
                        "sequence,label\na,0\nb,1\n",
                        "DATA:5: sequence 'c' has no row in LABELS; each sequence must have a label."
                                + " Maybe add it there, or leave the sequence out."),
                Arguments.of(
                        "sequence,label\nz,0\na,0\nb,1\ny,0\nc,1\n",
                        "LABELS:2: there is a label for 'y', 'z', of which DATA has no row; each label must have its sequence."
                                + " Maybe one of the two files is cut off."),
                Arguments.of(
                        "sequence,label\na,0\nb,1\na,0\nc,1\n",
                        "LABELS:4: column 'sequence' has 'a'; a row before has it too, and each sequence must have one label."),
                Arguments.of("sequence,label\na,0\nb,2\nc,1\n", "LABELS:3: column 'label' has '2'; " + rule),
                Arguments.of("sequence,label\na,0\nb,\nc,1\n", "LABELS:3: column 'label' is empty; " + rule),
                Arguments.of(
                        "sequence,label\na,0\n,1\n",
                        "LABELS:3: column 'sequence' is empty; each row must say whose step it is."),
                Arguments.of(
                        "sequence,label\na,0\nb\n",
                        "LABELS:3: the row has 1 cells; the header has 2. Maybe a text with a comma in it needs quotes."),
                Arguments.of(
                        "sequence;label\na;0\n",
                        "LABELS:1: the header 'sequence;label' is a single cell; cells must be separated by commas."
                                + " Maybe save the file with commas."),
                Arguments.of(
                        "id,label\na,0\n",
                        "LABELS:1: there is no column 'sequence' to name the sequences; the columns are 'id', 'label'."
                                + " Maybe name the right one with id(...), or --id."),
                Arguments.of(
                        "sequence,answer\na,0\n",
                        "LABELS:1: there is no column 'label' to say the answer; the columns are 'sequence', 'answer'."
                                + " Maybe name the right one with label(...), or --label; data without answers is read as unlabeled()."));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anErrorNamesTheFileThatIsWrong(String text, String message) throws IOException {
        Files.writeString(labels, text);
        String expected = message.replace("LABELS", labels.toString()).replace("DATA", data.toString());
        assertEquals(expected, failure(reader()));
    }

    @Test
    void manyLabelsWithoutSequencesAreCounted() throws IOException {
        StringBuilder text = new StringBuilder("sequence,label\na,0\nb,1\nc,1\n");
        for (int i = 1; i <= 9; i++) {
            text.append('n').append(i).append(",0\n");
        }
        Files.writeString(labels, text);
        assertEquals(
                labels + ":5: there is a label for 'n1', 'n2', 'n3', 'n4', 'n5' and 4 more, of which " + data
                        + " has no row; each label must have its sequence. Maybe one of the two files is cut off.",
                failure(reader()));
    }

    @Test
    void labelsInBothFilesAreRefused() throws IOException {
        Files.writeString(data, "time,sequence,x,label\n1,a,2,0\n");
        Files.writeString(labels, "sequence,label\na,1\n");
        assertEquals(
                data + ":1: there is a column 'label', and the labels are in " + labels
                        + "; they must be in one place. Maybe leave --labels away, or name the column of the labels there with --label.",
                failure(reader()));
        Files.writeString(labels, "sequence,answer\na,1\n");
        Sequences read = reader().label("answer").features(List.of("x")).read(data);
        assertArrayEquals(new int[] {1}, read.labels());
    }

    private SequenceReader reader() {
        return SequenceFiles.reader().labels(labels);
    }

    private String failure(SequenceReader reader) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> reader.read(data))
                .getMessage());
    }
}
