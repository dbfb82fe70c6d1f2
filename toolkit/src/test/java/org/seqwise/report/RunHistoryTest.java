package org.seqwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.diagnosis.EpochFigures;

class RunHistoryTest {

    private static final String FIRST =
            "{\"epoch\":1,\"loss\":0.6,\"validationLogLoss\":0.55,\"validationRocAuc\":null,\"findings\":[\"slow\"]}";
    private static final String SECOND =
            "{\"epoch\":2,\"loss\":0.5,\"validationLogLoss\":0.5,\"validationRocAuc\":0.7,\"findings\":[\"slow\"]}";

    private final Path folder;

    RunHistoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path write(String... lines) throws IOException {
        return Files.writeString(folder.resolve("metrics.jsonl"), String.join("\n", lines));
    }

    @Test
    void epochsAndWhatWasSaidAreRead() throws IOException {
        write(FIRST, SECOND, "");
        RunHistory history = RunHistory.read(folder);
        assertEquals(Set.of(1), history.members().keySet());
        assertEquals(2, only(history).size());
        assertEquals(0.5, only(history).get(1).validationLogLoss());
        assertTrue(Double.isNaN(only(history).get(0).validationRocAuc()));
        assertEquals(List.of("slow"), history.findings());
    }

    @Test
    void membersAreToldApart() throws IOException {
        Path file = write(FIRST.replace("{", "{\"member\":2,"), SECOND.replace("{", "{\"member\":2,"));
        assertEquals(Set.of(2), RunHistory.read(file).members().keySet());
    }

    @Test
    void lineThatIsBeingWrittenIsLeftOut() throws IOException {
        Path file = write(FIRST, SECOND.substring(0, 20));
        assertEquals(1, only(RunHistory.read(file)).size());
    }

    @Test
    void otherFilesAreRefusedWithTheLine() throws IOException {
        Path file = write(FIRST, "nothing", SECOND);
        assertEquals(
                file + ", line 2: is no line of a training's figures.",
                assertThrows(InvalidInputException.class, () -> RunHistory.read(file))
                        .getMessage());
        write("{\"a\":1}", FIRST);
        assertThrows(InvalidInputException.class, () -> RunHistory.read(file));
        write("");
        assertThrows(InvalidInputException.class, () -> RunHistory.read(file));
        Path missing = folder.resolve("other");
        String message = String.valueOf(assertThrows(InvalidInputException.class, () -> RunHistory.read(missing))
                .getMessage());
        assertTrue(message.startsWith("There is no " + missing), message);
    }

    private static List<EpochFigures> only(RunHistory history) {
        return history.members().values().iterator().next();
    }
}
