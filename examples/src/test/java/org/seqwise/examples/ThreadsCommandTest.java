package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadsCommandTest {

    private final Path folder;

    ThreadsCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void engineHasTheThreadsAskedForAndSaysSo() throws IOException, InterruptedException {
        String told = run("doctor", "--threads", "1");
        assertTrue(told.contains("1 (set by -Dseqwise.threads=1)"), told);
        assertTrue(told.contains("OMP_NUM_THREADS=1"), told);
    }

    @Test
    void trainingNotesItsThreads() throws IOException, InterruptedException {
        Path data = CsvFixture.learnable(folder.resolve("data.csv"), 200);
        Path model = folder.resolve("model");
        run(
                "train",
                "--data",
                data,
                "--out",
                model,
                "--epochs",
                "1",
                "--hidden",
                "4",
                "--no-baselines",
                "--threads",
                "3");
        assertTrue(Files.readString(model.resolve("metrics.json")).contains("\"threads\" : 3"));
    }

    @Test
    void noThreadsAtAllAreRefused() {
        Run run = Run.of("doctor", "--threads", "0");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--threads (0) must be positive."), run.err());
    }

    private String run(Object... arguments) throws IOException, InterruptedException {
        try (CommandProcess command = CommandProcess.start(folder.resolve("printed"), arguments)) {
            assertEquals(0, command.code(), command.text());
            return command.text();
        }
    }
}
