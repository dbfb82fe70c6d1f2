package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training that is told to end, or killed, and goes on. */
class CheckpointCommandTest {

    private static final int KILLS = 20;

    private final Path folder;
    private final Path csv;
    private final Path kept;

    CheckpointCommandTest(@TempDir Path folder) {
        this.folder = folder;
        csv = folder.resolve("data.csv");
        kept = folder.resolve("kept");
    }

    @BeforeEach
    void data() throws IOException {
        CsvFixture.learnable(csv, 400);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void signalEndsTheTrainingWithACheckpointAndSaysHowToGoOn(String signal, int code) throws Exception {
        if (signal.equals("INT")) {
            assumeTrue(!ignoresInterrupts(), "SIGINT is ignored by this process, and so by those that it starts.");
        }
        // Far more epochs than it is given time for.
        try (CommandProcess training = CommandProcess.start(folder.resolve("out"), train("model", 100_000, 1))) {
            training.awaitFileIn(kept);
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            Long.toString(training.process().pid()))
                    .start()
                    .waitFor();
            assertEquals(code, training.code(), training.text());
            String text = training.text();
            assertTrue(text.contains("The training was cancelled after step "), text);
            assertTrue(text.contains("its checkpoint is in " + kept + ". Go on with"), text);
            assertTrue(text.contains("--checkpoint " + kept) && text.contains(" --resume"), text);
            assertFalse(text.contains("unforeseen"), text);
        }
        assertFalse(Files.exists(folder.resolve("model")));
        Run other = Run.of(train("model", 3, 1, "--resume"));
        assertEquals(2, other.code(), other.out());
        assertTrue(other.err().contains("differs in epochs (100000 there, 3 here)"), other.err());
        Run anew = Run.of(train("model", 100_000, 1));
        assertEquals(2, anew.code());
        assertTrue(anew.err().contains("holds checkpoints already"), anew.err());
    }

    @Test
    void modelThatNoDiskTakesIsNotLost() throws IOException {
        Path noDisk = Path.of("/proc");
        assumeTrue(Files.isWritable(noDisk), "There is no folder here that says it may be written and may not.");
        Run run = Run.of(train(noDisk.resolve("model").toString(), 3, 1));
        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().contains("/proc/model could not be written"), run.err());
        assertTrue(run.err().contains("Nothing is lost: the training is in " + kept + ". Go on with"), run.err());
        assertEquals(2, run.err().lines().count(), run.err());
        Run elsewhere = Run.of(train("elsewhere", 3, 1, "--resume"));
        assertEquals(0, elsewhere.code(), elsewhere.err());
    }

    @Test
    void finishedTrainingIsTakenAsItIs() throws IOException {
        Run first = Run.of(train("first", 3, 1));
        assertEquals(0, first.code(), first.err());
        Run second = Run.of(train("second", 3, 1, "--resume"));
        assertEquals(0, second.code(), second.err());
        assertEquals(checksum("first"), checksum("second"));
    }

    @ParameterizedTest
    @CsvSource({
        "--resume, --resume needs --checkpoint",
        "--checkpoint-steps 5, --checkpoint-steps (5) needs --checkpoint beside it",
        "--checkpoint-minutes 0 --checkpoint d, --checkpoint-minutes (0.0) must be positive",
        "--checkpoint-steps 0 --checkpoint d, --checkpoint-steps (0) must be positive",
        "--keep-checkpoints 0 --checkpoint d, keep (0) must be positive",
        "--checkpoint m/kept --out m, --checkpoint (m/kept) and --out (m) must not lie within each other"
    })
    void badInputIsOneClearLine(String options, String message) {
        Object[] arguments = Stream.concat(Stream.of("train", "--data", csv), Stream.of(options.split(" ", -1)))
                .toArray();
        Run run = Run.of(arguments);
        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    /** SIGKILL at random moments: every fourth at any of the whole process, the others from the first checkpoint on. */
    @Test
    @Tag("slow")
    void trainingKilledAtAnyMomentEndsWithTheSameBits() throws Exception {
        long begin = System.nanoTime();
        double trainingSeconds;
        try (CommandProcess training = CommandProcess.start(folder.resolve("out"), longTraining("whole"))) {
            training.awaitFileIn(kept);
            long first = System.nanoTime();
            assertEquals(0, training.code(), training.text());
            trainingSeconds = (System.nanoTime() - first) / 1e9;
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        String expected = checksum("whole");
        delete(kept);
        assertEquals(0, run("again"));
        assertEquals(expected, checksum("again"), "two uninterrupted processes");
        Random random = new Random(20);
        Set<Integer> caught = new HashSet<>();
        for (int i = 0; i < KILLS; i++) {
            delete(kept);
            String model = "model-" + i;
            try (CommandProcess training = CommandProcess.start(folder.resolve("out"), longTraining(model))) {
                if (i % 4 > 0) {
                    training.awaitFileIn(kept);
                }
                Thread.sleep((long) (1000 * (i % 4 > 0 ? trainingSeconds : seconds) * random.nextDouble()));
                // SIGKILL on every system that has signals.
                training.process().destroyForcibly().waitFor();
            }
            caught.add(newest());
            Run resumed = Run.of(longTraining(model, "--resume"));
            assertEquals(0, resumed.code(), resumed.err());
            assertEquals(expected, checksum(model), "killed after step " + newest());
        }
        System.out.printf("%d kills in %.1f s of training caught it after steps %s.%n", KILLS, seconds, caught);
        assertTrue(caught.size() > KILLS / 3, caught::toString);
    }

    private int run(String model) throws Exception {
        try (CommandProcess training = CommandProcess.start(folder.resolve("out"), longTraining(model))) {
            return training.code();
        }
    }

    private Object[] longTraining(String model, Object... more) {
        return train(model, 25, 3, more);
    }

    private Object[] train(String model, int epochs, int checkpointSteps, Object... more) {
        Object[] arguments = {
            "train",
            "--data",
            csv,
            "--out",
            folder.resolve(model),
            "--hidden",
            8,
            "--dropout",
            0.2,
            "--optimizer",
            "adam",
            "--epochs",
            epochs,
            "--patience",
            epochs,
            "--checkpoint",
            kept,
            "--checkpoint-steps",
            checkpointSteps
        };
        return Stream.of(arguments, more).flatMap(Stream::of).toArray();
    }

    private String checksum(String model) throws IOException {
        return Files.readAllLines(folder.resolve(model).resolve("SHA256SUMS")).stream()
                .filter(line -> line.endsWith("net-0000.params"))
                .findFirst()
                .orElseThrow();
    }

    // The step of the newest checkpoint, 0 for none.
    private int newest() throws IOException {
        if (!Files.isDirectory(kept)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".checkpoint"))
                    .mapToInt(name -> Integer.parseInt(name.replaceAll("[^0-9]", "")))
                    .max()
                    .orElse(0);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).trim(), 16) & 0b10) != 0);
    }
}
