package org.seqwise.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.engine.ThreadLimit;
import org.seqwise.report.JsonFile;

/** Processes that answer as workers do and train nothing. */
class ProcessRunnerTest {

    private static final long DEADLINE_SECONDS = 120;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void answerIsFoundBehindWhatAnEngineWroteToTheLine() throws InterruptedException {
        try (ProcessRunner runner = runner()) {
            assertEquals(7, runner.run(job(FakeWorker.ANSWERS)).bestEpoch());
        }
    }

    @Test
    void workerThatEndsIsAFailureWithItsLastWords() throws InterruptedException {
        try (ProcessRunner runner = runner()) {
            assertEquals(
                    "the worker process ended with exit code 9; its last lines: out of luck",
                    runner.run(job(FakeWorker.ENDS)).failure());
        }
    }

    @Test
    void whatNoSettingCanMendIsThrown() {
        try (ProcessRunner runner = runner()) {
            InvalidInputException thrown =
                    assertThrows(InvalidInputException.class, () -> runner.run(job(FakeWorker.IS_UNABLE)));
            assertEquals("The GPU is\ngone.", thrown.getMessage());
        }
    }

    @Test
    void workersThatEndWithTheRunnerHaveNotFailed() throws InterruptedException {
        ProcessRunner runner = runner();
        try {
            CompletableFuture<FoldResult> result = CompletableFuture.supplyAsync(() -> {
                try {
                    return runner.run(job(FakeWorker.IS_BUSY));
                } catch (InterruptedException e) {
                    throw new CompletionException(e);
                }
            });
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
            while (!Files.exists(folder.resolve("busy"))) {
                assertTrue(System.nanoTime() < deadline, "The worker did not begin.");
                Thread.sleep(20);
            }
            runner.close();
            CompletionException thrown =
                    assertThrows(CompletionException.class, () -> result.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
                            .join());
            assertInstanceOf(InterruptedException.class, thrown.getCause());
        } finally {
            runner.close();
        }
    }

    private ProcessRunner runner() {
        Partition partition = new Partition(SplitRule.stratified(1), 0, 0.2, 2);
        TuningPlan plan = new TuningPlan(
                List.of("hidden=2"), 1, partition, PreprocessorSettings.DEFAULT, "none", "1", "cpu", 1, "d", "");
        WorkerCommand command = new WorkerCommand(FakeWorker.class.getName(), ThreadLimit.of("none", 1), 64);
        return new ProcessRunner(command, new TuningWorker.Task(plan, "store", folder.toString()), folder);
    }

    private static FoldJob job(int trial) {
        return new FoldJob(trial, Map.of("hidden", "2"), 1, 1);
    }

    /** Does what the number of the trial says. */
    static final class FakeWorker {

        static final int ANSWERS = 1;
        static final int IS_UNABLE = 2;
        static final int ENDS = 3;
        static final int IS_BUSY = 4;

        private FakeWorker() {}

        /** Reads its task and one job. */
        public static void main(String[] arguments) throws IOException, InterruptedException {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            TuningWorker.Task task = FoldResult.JSON.readValue(input.readLine(), TuningWorker.Task.class);
            FoldJob job = FoldResult.JSON.readValue(input.readLine(), FoldJob.class);
            Path results = Path.of(task.results());
            switch (job.trial()) {
                case ANSWERS -> {
                    FoldResult result = new FoldResult(Map.of("log-loss", 1.0), 7, 9, 0, "", job.settings());
                    JsonFile.write(results.resolve(job.fileName()), result);
                    System.out.println("Loading the library ... " + TuningWorker.DONE + job.fileName());
                }
                case IS_UNABLE -> System.out.println(TuningWorker.UNABLE + "\"The GPU is\\ngone.\"");
                case ENDS -> {
                    System.err.println("out of luck");
                    System.exit(9);
                }
                default -> {
                    Files.createFile(results.resolve("busy"));
                    Thread.sleep(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
                }
            }
            input.readLine();
        }
    }
}
