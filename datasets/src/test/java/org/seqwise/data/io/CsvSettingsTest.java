package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;

class CsvSettingsTest {

    static Stream<Arguments> clashes() {
        return Stream.of(
                clash(
                        () -> read(CsvSequences.reader().time("sequence")),
                        "id (sequence), time (sequence) and label (label) must be three different columns."),
                clash(() -> read(CsvSequences.reader().id(" ")), "id ( ) must not be blank."),
                clash(() -> CsvSequences.reader().positive(" "), "positive ( ) must not be blank."),
                clash(() -> CsvSequences.reader().features(List.of()), "features () must name at least one column."),
                clash(
                        () -> CsvSequences.reader().features(List.of("a", "b", "a")),
                        "features (a,b,a) must name 'a' only once."),
                clash(
                        () -> read(CsvSequences.reader().unlabeled().features(List.of("a", "label"))),
                        "features (a,label) must not have 'label' among them, the column of the label."
                                + " Maybe leave it out of --features."));
    }

    @ParameterizedTest
    @MethodSource("clashes")
    void settingsThatClashFailBeforeTheFileIsOpened(Executable use, String message) {
        assertEquals(message, assertThrows(InvalidInputException.class, use).getMessage());
    }

    private static Arguments clash(Executable use, String message) {
        return Arguments.of(use, message);
    }

    private static void read(SequenceReader reader) {
        reader.read(Path.of("no-such-file.csv"));
    }
}
