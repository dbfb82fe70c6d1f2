package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** A file a sequence. */
class FolderFormatTest {

    private final Path folder;

    FolderFormatTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void twoSequences() throws IOException {
        write("labels.csv", "sequence,house,label\np2,1,1\np1,1,0\n");
        write("p1.csv", "speed,load\n1,2\n3,4\n");
        write("p2.csv", "speed,load\n5,6\n");
    }

    @Test
    void movementAalIsReadWhole() {
        Sequences read = SequenceFiles.read(SharedData.require("data/movement_aal"));
        assertEquals(List.of("RSS_anchor1", "RSS_anchor2", "RSS_anchor3", "RSS_anchor4"), read.featureNames());
        assertEquals(210, read.size());
        assertEquals(new ClassBalance(106, 104), read.balance());
        int shortest = Integer.MAX_VALUE;
        for (int i = 0; i < read.size(); i++) {
            shortest = Math.min(shortest, read.stepCount(i));
        }
        assertEquals(19, shortest);
        assertEquals(119, read.longestStepCount());
        assertEquals("1", read.id(0));
        assertEquals(-0.90476f, read.value(0, 0, 0));
    }

    @Test
    void sequencesComeInTheOrderOfTheirLabels() {
        Sequences read = SequenceFiles.read(folder);
        assertEquals(List.of("p2", "p1"), List.of(read.id(0), read.id(1)));
        assertArrayEquals(new int[] {1, 0}, read.labels());
        assertArrayEquals(new float[][] {{1, 2}, {3, 4}}, read.steps(1));
        assertEquals("p1", SequenceFiles.reader().unlabeled().read(folder).id(0));
    }

    @Test
    void labelsMayBeAnywhereAndHaveAnyName() throws IOException {
        Files.delete(folder.resolve("labels.csv"));
        Path elsewhere = Files.createDirectories(folder.resolve("about")).resolve("answers.csv");
        Files.writeString(elsewhere, "pump,state\np1,broken\np2,fine\n");
        Sequences read = SequenceFiles.reader()
                .labels(elsewhere)
                .set(ReadOption.ID, "pump")
                .label("state")
                .positive("broken")
                .read(folder);
        assertArrayEquals(new int[] {1, 0}, read.labels());
    }

    @Test
    void aColumnOfTheLabelsCanWeighTheSequences() throws IOException {
        write("labels.csv", "sequence,label,w\np2,1,2.5\np1,0,0\n");
        SequenceReader reader = SequenceFiles.reader().weight("w");
        assertArrayEquals(new float[] {2.5f, 0}, reader.read(folder).weights());
        write("labels.csv", "sequence,label,w\np2,1,2.5\np1,0,-1\n");
        assertEquals(
                folder.resolve("labels.csv")
                        + ":3: column 'w' has '-1'; a weight must be a number, not negative and finite.",
                failure(reader));
    }

    @Test
    void timeOrdersTheStepsAndIsNoFeature() throws IOException {
        write("p1.csv", "at,load,speed\n2,4,3\n1,2,1\n");
        write("p2.csv", "at,load,speed\n1,6,5\n");
        SequenceReader reader = SequenceFiles.reader().set(ReadOption.TIME, "at");
        Sequences read = reader.read(folder);
        assertEquals(List.of("load", "speed"), read.featureNames());
        assertArrayEquals(new float[][] {{2, 1}, {4, 3}}, read.steps(1));
        write("p1.csv", "at,load,speed\n2,4,3\n2,2,1\n");
        assertEquals(
                folder.resolve("p1.csv")
                        + ":3: sequence 'p1' has time 2, which line 2 has too; the times of a sequence must differ."
                        + " Maybe leave one of the rows out.",
                failure(reader));
        write("p1.csv", "load,speed\n2,4\n");
        assertEquals(
                folder.resolve("p1.csv")
                        + ":1: there is no column 'at' to order the steps; the columns are 'load', 'speed'."
                        + " Maybe name the right one with time(...), or --time.",
                failure(reader));
    }

    @Test
    void aLabelWithoutItsFileAndAFileWithoutItsLabelAreRefused() throws IOException {
        write("p3.csv", "speed,load\n1,2\n");
        assertEquals(
                folder.resolve("labels.csv") + " has no row for 'p3', of which there are files in " + folder
                        + "; each sequence must have a label.",
                failure(SequenceFiles.reader()));
        write("labels.csv", "sequence,label\np1,0\n../p2,1\n");
        assertEquals(
                folder.resolve("labels.csv")
                        + ":3: column 'sequence' has '../p2'; there must be a file of that name in " + folder + ".",
                failure(SequenceFiles.reader()));
        write("labels.csv", "sequence,label\np1,0\np1,1\n");
        assertEquals(
                folder.resolve("labels.csv")
                        + ":3: column 'sequence' has 'p1'; a row before has it too, and each sequence must have one label.",
                failure(SequenceFiles.reader()));
    }

    @Test
    void brokenLabelsHaveTheirPlace() throws IOException {
        Path labels = write("labels.csv", "sequence,label\np1,0\np2,maybe\n");
        assertEquals(
                labels + ":3: column 'label' has 'maybe'; a label must be 0 or 1, or true or false."
                        + " Maybe say which text means 1 with --positive.",
                failure(SequenceFiles.reader()));
        assertEquals(
                labels + ": no row has 'yes' in column 'label', where the first labels are '0', 'maybe'; one must."
                        + " Maybe name one of them with --positive.",
                failure(SequenceFiles.reader().positive("yes")));
        write("labels.csv", "name,label\np1,0\n");
        assertEquals(
                labels + ":1: there is no column 'sequence' to name the sequences; the columns are 'name', 'label'."
                        + " Maybe name the right one with id(...), or --id.",
                failure(SequenceFiles.reader()));
        Files.delete(labels);
        assertEquals(
                labels + " does not exist; it must be a file. Maybe look at its spelling and its folder.",
                failure(SequenceFiles.reader()));
    }

    @Test
    void brokenSequencesHaveTheirPlace() throws IOException {
        Path broken = write("p1.csv", "speed,load\n1,2\n3,\n");
        assertEquals(
                broken
                        + ":3: the value of column 'load' is missing; in all 1 values of 1 of 3 rows are, and none may be."
                        + " Maybe have them filled with --missing impute, or leave the rows out.",
                failure(SequenceFiles.reader()));
        write("p1.csv", "speed,load\n");
        assertEquals(
                broken + ":1: there is no row after the header; there must be one for each step.",
                failure(SequenceFiles.reader()));
        write("p1.csv", "speed,weight\n1,2\n");
        assertEquals(
                broken
                        + ":1: the columns are 'speed', 'weight'; those of p2.csv are 'speed', 'load', and all must have the same."
                        + " Maybe choose with --features.",
                failure(SequenceFiles.reader()));
        assertEquals(
                List.of("speed"),
                SequenceFiles.reader().features(List.of("speed")).read(folder).featureNames());
    }

    @Test
    void whatIsNoFolderOfSequencesIsSaidSo() throws IOException {
        Path file = folder.resolve("p1.csv");
        assertEquals(
                file + " is a file; it must be a folder.",
                assertThrows(
                                InvalidInputException.class,
                                () -> SequenceFiles.reader().format("folder").read(file))
                        .getMessage());
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertEquals(
                empty + " has no file of a sequence; there must be one each, with a name that ends in .csv or .csv.gz.",
                assertThrows(InvalidInputException.class, () -> SequenceFiles.read(empty))
                        .getMessage());
        Files.writeString(folder.resolve("p1.csv.gz"), "");
        assertEquals(1, failure(SequenceFiles.reader()).split("have the same name but for their end", -1).length - 1);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String failure(SequenceReader reader) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> reader.read(folder))
                .getMessage());
    }
}
