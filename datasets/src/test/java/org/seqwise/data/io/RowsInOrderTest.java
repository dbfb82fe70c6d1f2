package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.Sequences;

/** A long CSV whose rows are passed on as they come. */
class RowsInOrderTest {

    private static final String HEADER = "sequence,time,a,b,label\n";

    private final Path file;

    RowsInOrderTest(@TempDir Path folder) {
        file = folder.resolve("rows.csv");
    }

    @Test
    void rowsInOrderAreReadAsEver() throws IOException {
        write("q,1,1,2,0\nq,2,3,4,0\nz,1.5,5,6,1\na,-3,7,8,1\na,0,9,10,1\n");
        Sequences ordered = SequenceFiles.reader().inOrder().read(file);
        Sequences any = SequenceFiles.reader().read(file);
        assertEquals(any.fingerprint(), ordered.fingerprint());
        for (int i = 0; i < any.size(); i++) {
            assertEquals(any.details(i), ordered.details(i));
        }
    }

    @Test
    void aSequenceIsPassedOnBeforeTheFileIsReadToItsEnd() throws IOException {
        write("q,1,1,2,0\nz,1,5,6,1\nz,2,no,6,1\n");
        List<String> passed = new ArrayList<>();
        InvalidInputException broken = assertThrows(
                InvalidInputException.class,
                () -> SequenceFiles.reader().inOrder().readInto(file, names -> sink(passed)));
        assertTrue(String.valueOf(broken.getMessage()).contains("rows.csv:4"), broken.getMessage());
        assertEquals(List.of("q"), passed);
    }

    private static SequenceSink sink(List<String> passed) {
        return new SequenceSink() {
            @Override
            public void accept(SequenceDetails details, float[] source, int from, int steps) {
                passed.add(details.id());
            }
        };
    }

    @Test
    void otherOrdersAreTold() throws IOException {
        write("q,1,1,2,0\nz,1,5,6,1\nq,2,3,4,0\n");
        assertOutOfOrder("rows.csv:4: sequence 'q' comes again after another;");
        write("q,2,1,2,0\nq,1,5,6,0\n");
        assertOutOfOrder("rows.csv:3: time 1 of sequence 'q' does not come after 2;");
    }

    private void assertOutOfOrder(String message) {
        RowsOutOfOrderException told = assertThrows(
                RowsOutOfOrderException.class,
                () -> SequenceFiles.reader().inOrder().read(file));
        assertTrue(String.valueOf(told.getMessage()).contains(message), told.getMessage());
        assertEquals(
                2,
                SequenceFiles.reader().inOrder().inAnyOrder().read(file).size() + (message.contains("time") ? 1 : 0));
    }

    @Test
    void rulesOfRowsHoldAsEver() throws IOException {
        assertSameRefusal("q,1,1,2,0\nq,2,1,2,1\n");
        assertSameRefusal("q,1,1,2,0\nq,2,1,,0\nz,1,,2,0\n");
        assertSameRefusal("");
        assertSameRefusal("q,1,1,2,yes\n");
    }

    private void assertSameRefusal(String rows) throws IOException {
        write(rows);
        String ever = assertThrows(InvalidInputException.class, () -> SequenceFiles.reader()
                        .read(file))
                .getMessage();
        assertEquals(
                ever,
                assertThrows(
                                InvalidInputException.class,
                                () -> SequenceFiles.reader().inOrder().read(file))
                        .getMessage());
    }

    private void write(String rows) throws IOException {
        Files.writeString(file, HEADER + rows);
    }
}
