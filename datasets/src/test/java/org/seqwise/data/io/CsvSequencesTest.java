package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.data.Sequences;

class CsvSequencesTest {

    private final Path folder;

    CsvSequencesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void interleavedRowsBecomeSequencesInOrderOfFirstAppearance() throws IOException {
        Sequences read = CsvSequences.read(csv("""
                sequence,time,speed,load,label
                b,2,0.25,0.5,0
                a,9,-1,2e3,1
                b,1,0.125,+4,0
                a,-3,.5,-0.75,1
                b,10,6.,8,0
                """));
        assertEquals(List.of("speed", "load"), read.featureNames());
        assertEquals(List.of("b", "a"), ids(read));
        assertArrayEquals(new int[] {0, 1}, read.labels());
        assertArrayEquals(new float[][] {{0.125f, 4}, {0.25f, 0.5f}, {6, 8}}, read.steps(0));
        assertArrayEquals(new float[][] {{0.5f, -0.75f}, {-1, 2000}}, read.steps(1));
    }

    @Test
    void columnsMayHaveOtherNamesAndPlaces() throws IOException {
        Path file = csv("y,load,who,when,speed\ntrue,1,a,0,2\ntrue,3,a,1,4\nFALSE,5,b,0,6\n");
        Sequences read = CsvSequences.reader().id("who").time("when").label("y").read(file);
        assertEquals(List.of("load", "speed"), read.featureNames());
        assertArrayEquals(new int[] {1, 0}, read.labels());
        assertArrayEquals(new float[][] {{1, 2}, {3, 4}}, read.steps(0));
    }

    @Test
    void namedFeaturesComeInTheStatedOrderAndOtherColumnsAreNotLookedAt() throws IOException {
        Path file = csv("sequence,time,note,speed,load,label\na,0,good,1,2,0\na,1,,3,4,0\n");
        Sequences read =
                CsvSequences.reader().features(List.of("load", "time", "speed")).read(file);
        assertEquals(List.of("load", "time", "speed"), read.featureNames());
        assertArrayEquals(new float[][] {{2, 0, 1}, {4, 1, 3}}, read.steps(0));
    }

    @Test
    void unnamedColumnsAreNoFeatures() throws IOException {
        Sequences read = CsvSequences.read(csv(",sequence,time,speed, ,label\n1,a,0,7,x,1\n2,a,1,8,y,1\n"));
        assertEquals(List.of("speed"), read.featureNames());
        assertArrayEquals(new float[][] {{7}, {8}}, read.steps(0));
    }

    @Test
    void unlabeledDataNeedsNoLabelAndNeverTakesItAsAFeature() throws IOException {
        SequenceReader reader = CsvSequences.reader().unlabeled();
        Sequences without = reader.read(csv("sequence,time,speed\na,0,1\nb,0,2\n"));
        Sequences with = reader.read(csv("sequence,time,speed,label\na,0,1,maybe\nb,0,2,\n"));
        assertFalse(without.isLabeled());
        assertEquals(List.of("speed"), with.featureNames());
        assertEquals(without.fingerprint(), with.fingerprint());
    }

    @Test
    void onePositiveTextIsOneAndAllOthersAreZero() throws IOException {
        Path file = csv("sequence,time,speed,label\na,0,1, normal \nb,0,2,collision\nc,0,3,Normal\nd,0,4,normal\n");
        Sequences read = CsvSequences.reader().positive("normal").read(file);
        assertArrayEquals(new int[] {1, 0, 0, 1}, read.labels());
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "0.0,0", "1.0,1", "true,1", "false,0", "TRUE,1", "False,0"})
    void labelsMayBeNumbersOrTruths(String text, int label) throws IOException {
        assertEquals(
                label,
                CsvSequences.read(csv("sequence,time,speed,label\na,0,1," + text + "\n"))
                        .label(0));
    }

    @Test
    void oneClassAloneIsRead() throws IOException {
        assertEquals(
                2,
                CsvSequences.read(csv("sequence,time,speed,label\na,0,1,1\nb,0,1,1\n"))
                        .balance()
                        .positives());
    }

    @Test
    void quotedCellsMayHoldCommasQuotesAndNewlines() throws IOException {
        Path file = csv("""
                "sequence","time","speed, in m/s","label"
                "a, the ""first""\",0,"1.5","1"
                "b
                the second", 0 , 2.5 ,0
                "a, the ""first""\","1",3.5,1
                """);
        Sequences read = CsvSequences.read(file);
        assertEquals(List.of("speed, in m/s"), read.featureNames());
        assertEquals(List.of("a, the \"first\"", "b\nthe second"), ids(read));
        assertArrayEquals(new float[][] {{1.5f}, {3.5f}}, read.steps(0));
    }

    @Test
    void idsAreTrimmedTexts() throws IOException {
        Sequences read = CsvSequences.read(csv("sequence,time,speed,label\n 007 ,0,1,0\n007,1,2,0\n7,0,3,0\n"));
        assertEquals(List.of("007", "7"), ids(read));
        assertEquals(2, read.stepCount(0));
    }

    @Test
    void blankLinesAreSkipped() throws IOException {
        Sequences read = CsvSequences.read(csv("\nsequence,time,speed,label\n\na,0,1,0\n   \na,1,2,0\n\n\n"));
        assertArrayEquals(new float[][] {{1}, {2}}, read.steps(0));
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("sensors.csv"), text);
    }

    private static List<String> ids(Sequences read) {
        return IntStream.range(0, read.size()).mapToObj(read::id).toList();
    }
}
