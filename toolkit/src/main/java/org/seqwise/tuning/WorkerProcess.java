package org.seqwise.tuning;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.seqwise.data.InvalidInputException;

/** A {@link TuningWorker} as its parent sees it. */
final class WorkerProcess implements AutoCloseable {

    private static final int LAST_LINES = 3;

    private final Process process;
    private final Path log;
    private final Path results;
    private final BufferedWriter jobs;
    private final BufferedReader answers;

    WorkerProcess(WorkerCommand command, TuningWorker.Task task, Path log) {
        this.log = log;
        results = Path.of(task.results());
        try {
            Files.deleteIfExists(log);
            process = command.start(log);
            jobs = process.outputWriter(StandardCharsets.UTF_8);
            answers = process.inputReader(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A worker process could not be started.", e);
        }
        send(task);
    }

    /**
     * Returns the result, or that the process ended without one.
     *
     * @throws InvalidInputException if it says that it can do no job
     */
    FoldResult run(FoldJob job) throws InterruptedException {
        long begin = System.nanoTime();
        send(job);
        if (isAnswered(job)) {
            return FoldResult.read(results.resolve(job.fileName()));
        }
        int code = process.waitFor();
        return FoldResult.failed(
                job,
                (System.nanoTime() - begin) / 1e9,
                "the worker process ended with exit code " + code + "; its last lines: " + lastLines());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void send(Object message) {
        try {
            jobs.write(FoldResult.JSON.writeValueAsString(message));
            jobs.write('\n');
            jobs.flush();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            // The pipe is broken: the process is gone, which the answers' end tells.
            process.destroyForcibly();
        }
    }

    private boolean isAnswered(FoldJob job) {
        try {
            String line = answers.readLine();
            while (line != null && !line.endsWith(TuningWorker.DONE + job.fileName())) {
                requireAble(line);
                line = answers.readLine();
            }
            return line != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static void requireAble(String line) throws IOException {
        int at = line.indexOf(TuningWorker.UNABLE);
        if (at >= 0) {
            String reason = line.substring(at + TuningWorker.UNABLE.length());
            throw new InvalidInputException(FoldResult.JSON.readValue(reason, String.class));
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty()
                    ? "none"
                    : lines.stream()
                            .skip(Math.max(0, lines.size() - LAST_LINES))
                            .map(String::strip)
                            .collect(Collectors.joining(" | "));
        } catch (IOException e) {
            return "not to be read from " + log;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
