package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.Windows;

/** Continuous series in a long CSV or a query, read as windows. */
class RecordingsTest {

    private static final String PUMPS = """
            pump,at,load,ok
            b,2015-02-04 00:00:00,10,0
            a,2015-02-04 00:03:00,4,1
            a,2015-02-04 00:00:00,1,0
            a,2015-02-04 00:01:00,2,0
            a,2015-02-04 00:02:00,3,0
            b,2015-02-04 00:01:00,11,1
            b,2015-02-04 00:05:00,12,1
            b,2015-02-04 00:06:00,13,0
            """;

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("pumps.csv");
        Files.writeString(file, PUMPS);
    }

    @Test
    void eachIdIsARecordingWithALabelAtEachStep() {
        Sequences read = pumps(Windows.ofLength(2).withMaxStep(90)).read(file);
        assertEquals(
                List.of(
                        "b@2015-02-04T00:01",
                        "b@2015-02-04T00:06",
                        "a@2015-02-04T00:01",
                        "a@2015-02-04T00:02",
                        "a@2015-02-04T00:03"),
                ids(read));
        assertArrayEquals(new int[] {1, 0, 0, 0, 1}, read.labels());
        assertArrayEquals(new float[][] {{12}, {13}}, read.steps(1));
        assertEquals("b", read.group(0));
        assertEquals(60, read.end(1) - read.start(1));
    }

    @Test
    void theLabelMayLieAhead() {
        Sequences read =
                pumps(Windows.ofLength(1).withMaxStep(90).labeledWithin(2)).read(file);
        assertEquals(List.of("a@2015-02-04T00:00", "a@2015-02-04T00:01"), ids(read));
        assertArrayEquals(new int[] {0, 1}, read.labels());
    }

    @Test
    void withoutIdsAllRowsAreOneRecording() throws IOException {
        Files.writeString(file, "time,x,label\n3,30,1\n1,10,0\n2,20,0\n");
        Sequences read = CsvSequences.reader().windows(Windows.ofLength(2)).read(file);
        assertEquals(List.of("2", "3"), ids(read));
        assertArrayEquals(new float[][] {{20}, {30}}, read.steps(1));
    }

    @Test
    void aGroupEndsARecording() throws IOException {
        Files.writeString(file, "time,room,x,label\n1,k,10,0\n2,k,20,0\n3,m,30,1\n4,m,40,1\n");
        Sequences read =
                CsvSequences.reader().group("room").windows(Windows.ofLength(2)).read(file);
        assertEquals(List.of("k@2", "m@4"), ids(read));
        assertEquals("m", read.group(1));
    }

    @Test
    void aGroupThatComesAgainIsAnotherRecording() throws IOException {
        Files.writeString(file, """
                time,room,x,label
                1,k,10,0
                5,k,50,1
                2,k,20,0
                3,m,30,1
                4,k,40,1
                """);
        SequenceReader reader = SequenceFiles.reader().group("room").windows(Windows.ofLength(2));
        Sequences read = reader.read(file);
        assertEquals(List.of("k@2", "k@5"), ids(read));
        assertArrayEquals(new float[][] {{40}, {50}}, read.steps(1));
        assertSameAsked(read, reader, "time");
    }

    @Test
    void groupsWithinAnIdAreSoToo() throws IOException {
        Files.writeString(file, """
                sequence,time,room,x,label
                a/b,1,c,1,0
                a/b,2,c,2,0
                a/b,3,d,3,1
                a/b,4,c,4,0
                a/b,5,c,5,1
                a,1,b/c,6,0
                a,2,b/c,7,1
                """);
        SequenceReader reader = SequenceFiles.reader().group("room").windows(Windows.ofLength(2));
        Sequences read = reader.read(file);
        assertEquals(List.of("a\\/b/c@2", "a\\/b/c@5", "a/b/c@2"), ids(read));
        assertEquals("b/c", read.group(2));
        assertSameAsked(read, reader, "sequence DESC, time");
    }

    private void assertSameAsked(Sequences read, SequenceReader reader, String order) {
        Sequences asked = reader.query("jdbc:duckdb:", "SELECT * FROM '" + file + "' ORDER BY " + order);
        assertEquals(read.fingerprint(), asked.fingerprint());
        for (int i = 0; i < read.size(); i++) {
            assertEquals(read.details(i), asked.details(i));
        }
    }

    @Test
    void aUnitOfTimeIsForDatesAlone() throws IOException {
        Files.writeString(file, "time,x,label\n1000,10,0\n2000,20,1\n");
        SequenceReader reader =
                SequenceFiles.reader().set(ReadOption.WINDOW, "2").set(ReadOption.MAX_STEP, "90s");
        String message = "max-step (90s) has a unit, and the times are plain numbers; whether of seconds is not known."
                + " Maybe say it as a number in their unit.";
        assertRefused(message, () -> reader.read(file));
        assertRefused(message, () -> reader.query("jdbc:duckdb:", "SELECT * FROM '" + file + "'"));
        assertEquals(1, reader.set(ReadOption.MAX_STEP, "1000").read(file).size());
        assertEquals(
                5,
                pumps(Windows.ofLength(2))
                        .set(ReadOption.MAX_STEP, "1.5m")
                        .read(pumpsFile())
                        .size());
    }

    private Path pumpsFile() throws IOException {
        return Files.writeString(folder.resolve("dated.csv"), PUMPS);
    }

    @Test
    void otherWindowsForgetTheLongestStep() {
        assertEquals(
                6,
                pumps(Windows.ofLength(2).withMaxStep(90))
                        .windows(Windows.ofLength(2))
                        .read(file)
                        .size());
    }

    @Test
    void answersNeedNotBeKnown() throws IOException {
        Files.writeString(file, "time,x\n1,10\n2,20\n3,30\n");
        Sequences read = CsvSequences.reader()
                .windows(Windows.ofLength(2).labeledAfter(1))
                .unlabeled()
                .read(file);
        assertEquals(2, read.size());
        assertFalse(read.isLabeled());
    }

    @Test
    void aQueryIsCutAsAFileIs() {
        Windows windows = Windows.ofLength(2).withMaxStep(90);
        Sequences asked =
                pumps(windows).query("jdbc:duckdb:", "SELECT * FROM '" + file + "' ORDER BY pump DESC, \"at\"");
        Sequences read = pumps(windows).read(file);
        assertEquals(read.fingerprint(), asked.fingerprint());
        assertEquals(read.details(4), asked.details(4));
        Sequences alone = SequenceFiles.reader()
                .windows(Windows.ofLength(3))
                .query("jdbc:duckdb:", "SELECT i AS time, i * 2 AS x, i % 2 AS label FROM range(5) t(i) ORDER BY i");
        assertEquals(List.of("2", "3", "4"), ids(alone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"datatraining.txt", "datatest.txt"})
    void occupancyHasItsWindows(String name) {
        Sequences read = CsvSequences.reader()
                .time("date")
                .label("Occupancy")
                .windows(Windows.ofLength(10).withMaxStep(90))
                .read(SharedData.require("data/occupancy/" + name));
        boolean training = name.equals("datatraining.txt");
        assertEquals(training ? 8_134 : 2_656, read.size());
        assertEquals(List.of("Temperature", "Humidity", "Light", "CO2", "HumidityRatio"), read.featureNames());
        assertEquals(10, read.longestStepCount());
        assertEquals(10L * read.size(), read.totalSteps());
        assertEquals(training ? 0.21 : 0.36, read.balance().positiveRate(), 0.01);
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertRefused(
                "stride (3) is about windows, of which the length is not said. Maybe say it with --window.",
                () -> CsvSequences.reader().set(ReadOption.STRIDE, "3").read(file));
        assertRefused(
                "weight (w) does not go with windows, whose labels are in the rows of their steps. Maybe leave it away.",
                () -> pumps(Windows.ofLength(2)).weight("w").read(file));
        assertRefused(
                "max-step (soon) must be a number, alone or with a unit: 500ms, 90s, 5m, 2h or 7d.",
                () -> CsvSequences.reader().set(ReadOption.MAX_STEP, "soon"));
        assertRefused("window (two) must be a whole number of steps.", () -> CsvSequences.reader()
                .set(ReadOption.WINDOW, "two"));
        assertRefused(
                file + " has no window of 9 steps (and 0 after it) without a gap, in 8 steps; there must be one."
                        + " Maybe a shorter --window, or a longer --max-step.",
                () -> pumps(Windows.ofLength(9)).read(file));
    }

    private static SequenceReader pumps(Windows windows) {
        return SequenceFiles.reader().id("pump").time("at").label("ok").windows(windows);
    }

    private static List<String> ids(Sequences read) {
        return IntStream.range(0, read.size()).mapToObj(read::id).toList();
    }

    private static void assertRefused(String message, Executable action) {
        assertEquals(message, assertThrows(InvalidInputException.class, action).getMessage());
    }
}
