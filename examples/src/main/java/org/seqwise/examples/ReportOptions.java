package org.seqwise.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.report.MetricsLog;
import org.seqwise.report.RunHistory;
import picocli.CommandLine.Option;

/** Where the figures of a training go. */
final class ReportOptions {

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Write report.html and metrics.json there, and metrics.jsonl, a line an epoch, while it trains.")
    private @Nullable Path folder;

    @Option(
            names = "--metrics",
            paramLabel = "FILE.jsonl",
            description = "Write the line an epoch there instead; --resume goes on with it.")
    private @Nullable Path metrics;

    /** Returns the folder of the report, null for none. */
    @Nullable
    Path folder() {
        return folder;
    }

    /** Refuses what could not be written, or would not last, before anything is read. */
    void requireUsableBeside(@Nullable Path model) {
        InvalidInputException.require(
                folder == null || Files.notExists(folder) || Files.isDirectory(folder),
                "--report (%s) must be a folder. Maybe name another.",
                folder);
        InvalidInputException.require(
                metrics == null || !Files.isDirectory(metrics),
                "--metrics (%s) must be a file, not a folder. Maybe %s/metrics.jsonl.",
                metrics,
                metrics);
        Path file = file();
        InvalidInputException.require(
                file == null || model == null || !whole(file).startsWith(whole(model)),
                "%s must not lie in --out (%s): the model takes the place of all that is there. Maybe name another folder.",
                file,
                model);
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /**
     * Opens the file of the lines.
     *
     * @param resumes whether the training may go on where another was ended
     * @return null where none is wanted
     */
    @Nullable
    MetricsLog log(boolean resumes) {
        Path file = file();
        if (file == null) {
            return null;
        }
        return resumes ? MetricsLog.resume(file) : MetricsLog.begin(file);
    }

    /** Returns what was written while it trained; null where nothing is there. */
    @Nullable
    RunHistory history() {
        Path file = file();
        return file == null || Files.notExists(file) ? null : RunHistory.read(file);
    }

    private @Nullable Path file() {
        return metrics == null && folder != null ? folder.resolve(MetricsLog.FILE) : metrics;
    }
}
