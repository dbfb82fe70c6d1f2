package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** The archive's {@code .ts}: its forms, and each broken file with what its owner is told, word for word. */
class TsFormatTest {

    private static final String HEADER = "@problemName p\n@dimensions 2\n@classLabel true 0 1\n@data\n";

    private final Path file;

    TsFormatTest(@TempDir Path folder) {
        file = folder.resolve("p.ts");
    }

    @ParameterizedTest
    @CsvSource({"TRAIN, 270, 30, 26", "TEST, 370, 31, 29"})
    void japaneseVowelsIsReadWhole(String part, int size, int positives, int longest) {
        Path vowels = SharedData.require("data/japanese_vowels/JapaneseVowels_" + part + ".ts");
        Sequences read = SequenceFiles.reader().positive("1").read(vowels);
        assertEquals(size, read.size());
        assertEquals(12, read.featureCount());
        assertEquals(longest, read.longestStepCount());
        assertEquals(new ClassBalance(size - positives, positives), read.balance());
        int shortest = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            shortest = Math.min(shortest, read.stepCount(i));
        }
        assertEquals(7, shortest);
    }

    @Test
    void univariateWithoutDimensionsIsOneFeature() throws IOException {
        Sequences read = read("""
                @TIMESTAMPS false
                @Univariate true
                @equalLength true
                @seriesLength 3
                @ClassLabel TRUE -1 1

                % note
                @DATA
                1,2,3:1

                # note
                 4 , 5,6 : -1
                """);
        assertArrayEquals(new float[][] {{4}, {5}, {6}}, read.steps(1));
        assertArrayEquals(new int[] {1, 0}, read.labels());
    }

    @Test
    void oneClassIsPickedAgainstTheRest() throws IOException {
        Files.writeString(file, "@classLabel true walk run stand\n@data\n1:walk\n2:run\n3:stand\n");
        assertArrayEquals(
                new int[] {0, 1, 0},
                SequenceFiles.reader().positive("run").read(file).labels());
    }

    @Test
    void withoutLabelsThereIsNoPartForThem() throws IOException {
        Files.writeString(file, "@classLabel false\n@data\n1,2:3,4\n5:6\n");
        Sequences read = SequenceFiles.reader().unlabeled().read(file);
        assertArrayEquals(new float[][] {{1, 3}, {2, 4}}, read.steps(0));
        assertArrayEquals(new float[][] {{5, 6}}, read.steps(1));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        "",
                        ":1: the file ends before a line '@data'; the sequences must follow one. Maybe copy it again."),
                Arguments.of(
                        "@problemName p\n1,2:0\n",
                        ":2: the line begins with '1,2:0'; up to a line '@data' each must begin with @ or #."),
                Arguments.of(HEADER, ":5: there is no line after '@data'; there must be one for each sequence."),
                Arguments.of(
                        "@timestamps true\n",
                        ":1: sequences with time stamps cannot be read; they must be plain values, and '@timeStamps false'. Maybe write a long CSV."),
                Arguments.of(
                        "@targetlabel true\n",
                        ":1: the labels are numbers to be predicted; they must be classes, after '@classLabel true'."),
                Arguments.of(
                        "@dimensions two\n@data\n1:0\n",
                        ":2: @dimensions is 'two'; it must be a positive whole number of at most 9 digits."),
                Arguments.of(
                        "@dimensions 1\n@data\n1:0\n",
                        ":2: there is no line '@classLabel true' before this; sequences must have labels to learn from."),
                Arguments.of("\n@classLabel true\n@data\n1:0\n", ":2: no label is named; each must be."),
                Arguments.of(
                        "@classLabel true 1 2\n@data\n1:2\n",
                        ":1: the labels are '1', '2'; one of them must mean 1. Maybe name it with --positive."),
                Arguments.of(
                        "@dimensions 999999999\n@classLabel true 0 1\n@data\n1:0\n",
                        ":4: the line has 2 parts between colons; it must have 1000000000, one a dimension and the label."),
                Arguments.of(
                        "@dimensions 99999999999\n@data\n",
                        ":2: @dimensions is '99999999999'; it must be a positive whole number of at most 9 digits."),
                Arguments.of(
                        "@equalLength true\n@seriesLength 999999999\n" + HEADER + "1,2:3,4:1\n",
                        ":7: dimension 1 has 2 values; it must have 999999999, as @seriesLength says."),
                Arguments.of(
                        HEADER + "(0,1),(1,2):(0,3),(1,4):1\n",
                        ":5: feature 1 has '(0'; it must be a number, or ? where it is not known."),
                Arguments.of(
                        HEADER + "1,2:3,4\n",
                        ":5: the line has 2 parts between colons; it must have 3, one a dimension and the label."),
                Arguments.of(
                        HEADER + "1:2:3:1\n",
                        ":5: the line has 4 parts between colons; it must have 3, one a dimension and the label."),
                Arguments.of(
                        "@classLabel true 0 1\n@data\n1\n",
                        ":3: the line has 1 parts between colons; it must have 2, one a dimension and the label."),
                Arguments.of(
                        "@dimensions 999999999\n@classLabel true 0 1\n@data\n1:1\n",
                        ":4: the line has 2 parts between colons; it must have 1000000000, one a dimension and the label."),
                Arguments.of(
                        HEADER + "1,2:3,4:1\n1,2:3,4,5:0\n",
                        ":6: dimension 2 has 3 values; it must have 2, as the first has."),
                Arguments.of(
                        "@equalLength true\n@seriesLength 3\n" + HEADER + "1,2:3,4:1\n",
                        ":7: dimension 1 has 2 values; it must have 3, as @seriesLength says."),
                Arguments.of(
                        HEADER + "1,x:3,4:1\n",
                        ":5: feature 1 has 'x'; it must be a number, or ? where it is not known."),
                Arguments.of(
                        HEADER + "1,2:3,:1\n",
                        ":5: feature 2 has ''; it must be a number, or ? where it is not known."),
                Arguments.of(HEADER + "::1\n", ":5: the sequence has no step; it must have at least one."),
                Arguments.of(
                        HEADER + "1:2:2\n", ":5: the label is '2'; it must be one of '0', '1', as the header says."),
                Arguments.of(HEADER + "1:2:\n", ":5: the label is ''; it must be one of '0', '1', as the header says."),
                Arguments.of(
                        HEADER + "1:1e39:1\n",
                        ":5: step 1 of feature 'x2' is not finite, or too large for a float32; it must be at most 3.4028235e38 in size."
                                + " Maybe scale the feature."),
                Arguments.of(
                        HEADER + "1,2:3,4:1\n1,2:3,?:0\n?,NaN:3,4:0\n",
                        ":6: step 2 of feature 'x2' is missing; in all 3 values of 2 of 3 sequences are, and none may be."
                                + " Maybe have them filled with --missing impute, or leave the sequences out."));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anErrorNamesFileAndLine(String text, String message) throws IOException {
        Files.writeString(file, text);
        assertEquals(file + message, failure(SequenceFiles.reader()));
        Files.writeString(file, "\uFEFF" + text.replace("\n", "\r\n"));
        assertEquals(file + message, failure(SequenceFiles.reader()));
        Files.writeString(file, text.replace("\n", "\r"));
        assertEquals(file + message, failure(SequenceFiles.reader()));
    }

    @Test
    void aPositiveThatIsNotDeclaredListsTheLabels() throws IOException {
        Files.writeString(file, HEADER + "1:2:1\n");
        assertEquals(
                file + ":3: the labels are '0', '1'; 'run' is none of them. Maybe name one of them with --positive.",
                failure(SequenceFiles.reader().positive("run")));
    }

    @Test
    void aLineThatIsNotUtf8IsNamed() throws IOException {
        byte[] text = (HEADER + "1:2:1\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        text[HEADER.length() + 2] = (byte) 0xff;
        Files.write(file, text);
        assertEquals(
                file + ":5: the line is not UTF-8 text, and all must be. Maybe save the file as UTF-8.",
                failure(SequenceFiles.reader()));
    }

    private Sequences read(String text) throws IOException {
        return SequenceFiles.read(Files.writeString(file, text));
    }

    private String failure(SequenceReader reader) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> reader.read(file))
                .getMessage());
    }
}
