package org.seqwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.diagnosis.Finding;
import org.seqwise.diagnosis.TrainingHealth;
import org.seqwise.evaluation.Metric;
import org.seqwise.training.TrainingProgress;

class MetricsLogTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    MetricsLogTest(@TempDir Path folder) {
        file = folder.resolve("run").resolve(MetricsLog.FILE);
    }

    @Test
    void aLineHasTheEpochsFigures() throws IOException {
        try (MetricsLog log = MetricsLog.begin(file)) {
            log.accept(epoch(1));
        }
        assertEquals(
                JSON.readTree("{\"epoch\": 1, \"step\": 10, \"loss\": 0.5, \"validationLogLoss\": 0.4,"
                        + " \"validationRocAuc\": 0.8, \"bestBy\": \"pr-auc\", \"bestByValue\": 0.3, \"isBest\": true,"
                        + " \"learningRate\": 0.01, \"sequencesPerSecond\": 1000.0, \"seconds\": 2.5,"
                        + " \"gradientNorm\": 1.5, \"weightNorm\": 2.0, \"updateRatio\": null, \"saturation\": 0.1,"
                        + " \"spread\": 0.9, \"findings\": [\"Only the ratio.\"]}"),
                JSON.readTree(lines().get(0)));
    }

    @Test
    void aLineIsThereBeforeTheTrainingEnds() throws IOException {
        try (MetricsLog log = MetricsLog.begin(file)) {
            log.accept(epoch(1));
            assertEquals(1, lines().size());
            log.accept(epoch(2));
            assertEquals(2, lines().size());
        }
    }

    @Test
    void anUndefinedFigureIsNull() throws IOException {
        try (MetricsLog log = MetricsLog.begin(file)) {
            log.accept(told(1, Double.NaN, 1, 1));
        }
        assertTrue(JSON.readTree(lines().get(0)).get("loss").isNull());
    }

    @Test
    void anEarlierRunGivesWayWithTheFirstEpochAndNotBefore() throws IOException {
        write(1, 2, 3);
        try (MetricsLog log = MetricsLog.begin(file)) {
            assertEquals(List.of(1, 2, 3), epochs());
            log.accept(epoch(1));
            assertEquals(List.of(1), epochs());
        }
    }

    @Test
    void epochsThatAreTrainedAgainAppearOnce() throws IOException {
        write(1, 2, 3, 4);
        List<String> before = lines();
        try (MetricsLog log = MetricsLog.resume(file)) {
            log.accept(epoch(3));
            log.accept(epoch(4));
            log.accept(epoch(5));
        }
        assertEquals(List.of(1, 2, 3, 4, 5), epochs());
        assertEquals(before.subList(0, 2), lines().subList(0, 2));
    }

    @Test
    void theMembersBeforeAreKept() throws IOException {
        try (MetricsLog log = MetricsLog.begin(file)) {
            log.accept(told(1, 0.5, 1, 2));
            log.accept(told(2, 0.5, 1, 2));
            log.accept(told(1, 0.5, 2, 2));
            log.accept(told(2, 0.5, 2, 2));
        }
        try (MetricsLog log = MetricsLog.resume(file)) {
            log.accept(told(2, 0.7, 2, 2));
        }
        assertEquals(List.of(1, 2, 1, 2), epochs());
        assertEquals(2, JSON.readTree(lines().get(3)).get("member").asInt());
        assertEquals(0.7, JSON.readTree(lines().get(3)).get("loss").asDouble());
    }

    @Test
    void aHalfWrittenLastLineIsMended() throws IOException {
        write(1, 2);
        Files.writeString(file, "{\"epoch\":3,\"lo", StandardOpenOption.APPEND);
        try (MetricsLog log = MetricsLog.resume(file)) {
            log.accept(epoch(4));
        }
        assertEquals(List.of(1, 2, 4), epochs());
    }

    @Test
    void aHalfWrittenLastLineIsMendedWhereNothingIsLeftToTrain() throws IOException {
        write(1, 2);
        Files.writeString(file, "{\"epoch\":3,\"lo", StandardOpenOption.APPEND);
        MetricsLog.resume(file).close();
        assertEquals(List.of(1, 2), epochs());
    }

    @Test
    void aResumedRunThatHadNoFileBeginsOne() throws IOException {
        try (MetricsLog log = MetricsLog.resume(file)) {
            log.accept(epoch(7));
        }
        assertEquals(List.of(7), epochs());
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenWithTheNext() throws IOException {
        Files.createDirectories(file.getParent());
        try (MetricsLog log = new MetricsLog(file, new FullAtFirst(file), false)) {
            log.accept(epoch(1));
            log.accept(epoch(2));
            log.accept(epoch(3));
        }
        assertEquals(List.of(1, 2, 3), epochs());
    }

    @Test
    void anInterruptedThreadWritesToo() throws IOException {
        write(1);
        try (MetricsLog log = MetricsLog.resume(file)) {
            Thread.currentThread().interrupt();
            log.accept(epoch(2));
            assertTrue(Thread.interrupted());
            log.accept(epoch(3));
        }
        assertEquals(List.of(1, 2, 3), epochs());
    }

    @Test
    void aFolderIsRefused() throws IOException {
        Files.createDirectories(file);
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> MetricsLog.begin(file));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(file + " cannot be written to ("));
    }

    /** A disk that is full in the middle of the first line. */
    private static final class FullAtFirst extends RandomAccessFile {

        private boolean wasFull;

        FullAtFirst(Path file) throws IOException {
            super(file.toFile(), "rw");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (!wasFull) {
                wasFull = true;
                write(bytes, 0, bytes.length / 2);
                throw new IOException("No space left on device");
            }
            super.write(bytes);
        }
    }

    private void write(int... epochs) {
        try (MetricsLog log = MetricsLog.begin(file)) {
            for (int epoch : epochs) {
                log.accept(epoch(epoch));
            }
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    private List<Integer> epochs() throws IOException {
        List<Integer> epochs = new ArrayList<>();
        for (String line : lines()) {
            epochs.add(JSON.readTree(line).get("epoch").asInt());
        }
        return epochs;
    }

    private static TrainingProgress epoch(int epoch) {
        return told(epoch, 0.5, 1, 1);
    }

    private static TrainingProgress told(int epoch, double loss, int member, int members) {
        return new TrainingProgress(
                epoch,
                9,
                loss,
                0.4,
                0.8,
                Metric.PR_AUC,
                0.3,
                0.01,
                true,
                10L * epoch,
                2.5,
                1000,
                60,
                member,
                members,
                new TrainingHealth(1.5, 2, Double.NaN, 0.1, 0.9),
                List.of(new Finding("floor", "Only the ratio.")));
    }
}
