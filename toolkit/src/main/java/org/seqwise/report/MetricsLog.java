package org.seqwise.report;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.diagnosis.Finding;
import org.seqwise.training.TrainingProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code metrics.jsonl}: the figures of each epoch as one line of JSON, written when the epoch ends, for another program to read while it trains.
 * A figure is a number, or {@code null} where it is undefined. Where a line cannot be written, that is logged once, the training goes on, and
 * the line is written with the next if that can be.
 *
 * <pre>{@code
 * try (MetricsLog log = MetricsLog.begin(Path.of("metrics.jsonl"))) {
 *     SequenceTrainer.builder().progress(log).build().train(train, validation);
 * }
 * }</pre>
 */
public final class MetricsLog implements Consumer<TrainingProgress>, AutoCloseable {

    /** The name that it has in a report's folder. */
    public static final String FILE = "metrics.jsonl";

    private static final Logger LOG = LoggerFactory.getLogger(MetricsLog.class);

    private final Path path;
    private final boolean resumes;
    // An interrupted thread, which is how a training is cancelled, would close a channel.
    private final RandomAccessFile file;
    private final StringBuilder waiting = new StringBuilder();
    private boolean begun;
    private boolean failed;
    private long end;

    MetricsLog(Path path, RandomAccessFile file, boolean resumes) {
        this.path = path;
        this.file = file;
        this.resumes = resumes;
    }

    /**
     * Opens a file for a training that begins. What an earlier one left in it gives way when the first epoch ends.
     *
     * @param path made, with its folder, where it is missing
     * @throws InvalidInputException if it cannot be written to
     */
    public static MetricsLog begin(Path path) {
        return new MetricsLog(path, open(path), false);
    }

    /**
     * Opens a file for a training that goes on from a checkpoint. Lines of the epochs that it trains again, and a last line that its process was
     * killed in, give way; those before are kept.
     *
     * @param path made, with its folder, where it is missing
     * @throws InvalidInputException if it cannot be written to
     */
    public static MetricsLog resume(Path path) {
        return new MetricsLog(path, open(path), true);
    }

    private static RandomAccessFile open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            return new RandomAccessFile(path.toFile(), "rw");
        } catch (IOException e) {
            throw new InvalidInputException(
                    String.format(
                            "%s cannot be written to (%s); the figures of each epoch go there. Maybe name another file.",
                            path, e.getMessage()),
                    e);
        }
    }

    /** Writes the line of an epoch. */
    @Override
    public void accept(TrainingProgress told) {
        waiting.append(JsonFile.line(figures(told))).append('\n');
        try {
            if (!begun) {
                end = resumes ? MetricsLines.endBefore(path, told.member(), told.epoch()) : 0;
                begun = true;
            }
            write(waiting.toString().getBytes(StandardCharsets.UTF_8));
            waiting.setLength(0);
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                LOG.warn(
                        "The figures of epoch {} could not be written to {} ({}). The training goes on, and tries again after the next.",
                        told.epoch(),
                        path,
                        e.getMessage());
            }
            failed = true;
        }
    }

    private void write(byte[] lines) throws IOException {
        // Of what failed before, some may have been written.
        file.setLength(end);
        file.seek(end);
        file.write(lines);
        end += lines.length;
    }

    private static Map<String, @Nullable Object> figures(TrainingProgress told) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        if (told.members() > 1) {
            figures.put(MetricsLines.MEMBER, told.member());
        }
        figures.put(MetricsLines.EPOCH, told.epoch());
        figures.put("step", told.step());
        put(figures, "loss", told.loss());
        put(figures, "validationLogLoss", told.validationLogLoss());
        put(figures, "validationRocAuc", told.validationRocAuc());
        figures.put("bestBy", told.bestBy().toString());
        put(figures, "bestByValue", told.bestByValue());
        figures.put("isBest", told.isBest());
        put(figures, "learningRate", told.learningRate());
        put(figures, "sequencesPerSecond", told.sequencesPerSecond());
        put(figures, "seconds", told.seconds());
        put(figures, "gradientNorm", told.health().gradientNorm());
        put(figures, "weightNorm", told.health().weightNorm());
        put(figures, "updateRatio", told.health().updateRatio());
        put(figures, "saturation", told.health().saturation());
        put(figures, "spread", told.health().spread());
        if (!told.findings().isEmpty()) {
            figures.put("findings", told.findings().stream().map(Finding::text).toList());
        }
        return figures;
    }

    private static void put(Map<String, @Nullable Object> target, String name, double value) {
        target.put(name, Double.isFinite(value) ? value : null);
    }

    /** Closes the file. */
    @Override
    public void close() {
        try {
            if (resumes && !begun) {
                file.setLength(MetricsLines.endBefore(path, Integer.MAX_VALUE, Integer.MAX_VALUE));
            }
        } catch (IOException e) {
            LOG.warn("The last line of {} may be half of one ({}).", path, e.getMessage());
        } finally {
            closeFile();
        }
        if (!waiting.isEmpty()) {
            LOG.warn("The figures of the last epochs are missing in {}.", path);
        }
    }

    private void closeFile() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed ({}).", path, e.getMessage());
        }
    }
}
