package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.diagnosis.Finding;
import org.seqwise.diagnosis.TrainingHealth;
import org.seqwise.evaluation.Metric;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.training.BestEpoch;
import org.seqwise.training.Checkpoint;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.EpochPart;
import org.seqwise.training.PlateauMemory;
import org.seqwise.training.ProgressMemory;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingState;

class CheckpointFolderTest {

    private static final NetworkShape NETWORK = new NetworkShape(Cell.LSTM, 2, 3, 1, false, Pooling.LAST, 0);
    private static final Map<String, String> RUN = Map.of("seed", "1", "hiddenSize", "3");
    private static final int VALIDATION = 5;

    @Test
    void everythingIsReadBackToTheLastBit(@TempDir Path folder) throws IOException {
        Checkpoint written = checkpoint(12);
        folder(folder).keep(written);
        Checkpoint read = Objects.requireNonNull(newest(folder));
        assertEquals(written.step(), read.step());
        assertEquals(written.part(), read.part());
        assertEquals(written.stopping(), read.stopping());
        assertEquals(written.seconds(), read.seconds());
        assertEquals(written.trainingSeconds(), read.trainingSeconds());
        assertEquals(written.learned(), read.learned());
        assertEquals(2, read.rollbacks());
        assertEquals(written.isFinished(), read.isFinished());
        assertEquals(written.state().plateau(), read.state().plateau());
        assertEquals(written.state().epochs(), read.state().epochs());
        assertEquals(written.state().rule(), read.state().rule());
        assertEquals(written.told(), read.told());
        assertEquals(written.state().dropoutCalls(), read.state().dropoutCalls());
        assertSame(written.weights(), read.weights());
        assertSame(written.best().weights(), read.best().weights());
        assertSame(written.state().figures(), read.state().figures());
        assertSame(written.best().state().figures(), read.best().state().figures());
        assertArrayEquals(written.best().validationLogits(), read.best().validationLogits());
    }

    @Test
    void aFullDiskIsAnErrorAndTheLastGoodCheckpointStands() throws IOException {
        // Space for two, of some 4 kB each, and a part of a third.
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(3 << 12)
                .setBlockSize(256)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path folder = Files.createDirectory(disk.getPath("/kept"));
            CheckpointFolder checkpoints = folder(folder);
            int kept = 0;
            IOException full = null;
            while (full == null && kept < 10) {
                try {
                    checkpoints.keep(checkpoint(kept));
                    kept++;
                } catch (IOException e) {
                    full = e;
                }
            }
            assertNotNull(full);
            assertTrue(kept >= 1, () -> "the first did not fit: " + names(folder));
            assertEquals(kept - 1, Objects.requireNonNull(newest(folder)).step());
            assertTrue(names(folder).stream().allMatch(name -> name.endsWith(".checkpoint")), names(folder)::toString);
            Files.delete(folder.resolve(names(folder).get(0)));
            checkpoints.keep(checkpoint(99));
            assertEquals(99, Objects.requireNonNull(newest(folder)).step());
        }
    }

    @Test
    void everyShorterFileAndEveryOtherByteIsLeftOut(@TempDir Path folder) throws IOException {
        CheckpointFolder checkpoints = folder(folder);
        checkpoints.keep(checkpoint(1));
        checkpoints.keep(checkpoint(2));
        Path newer = folder.resolve("step-0000000002.checkpoint");
        byte[] bytes = Files.readAllBytes(newer);
        for (int length = 0; length < bytes.length; length += 97) {
            Files.write(newer, Arrays.copyOf(bytes, length));
            assertEquals(1, Objects.requireNonNull(newest(folder)).step());
        }
        for (int place = 0; place < bytes.length; place += 41) {
            byte[] damaged = bytes.clone();
            damaged[place] ^= 4;
            Files.write(newer, damaged);
            assertEquals(1, Objects.requireNonNull(newest(folder)).step(), "byte " + place);
        }
    }

    @Test
    void damagedOnesDoNotTakeThePlaceOfGoodOnes(@TempDir Path folder) throws IOException {
        CheckpointFolder checkpoints = folder(folder);
        for (int step = 100; step < 103; step++) {
            Files.writeString(folder.resolve("step-0000000" + step + ".checkpoint"), "damaged");
        }
        assertEquals(null, newest(folder));
        checkpoints.keep(checkpoint(3));
        assertEquals(3, Objects.requireNonNull(newest(folder)).step());
    }

    @Test
    void theLatestAreKept(@TempDir Path folder) throws IOException {
        CheckpointFolder checkpoints = folder(folder);
        for (int step = 8; step <= 12; step++) {
            checkpoints.keep(checkpoint(step));
        }
        assertEquals(
                List.of("step-0000000010.checkpoint", "step-0000000011.checkpoint", "step-0000000012.checkpoint"),
                names(folder));
    }

    @Test
    void anotherRunIsNamed(@TempDir Path folder) throws IOException {
        folder(folder).keep(checkpoint(1));
        CheckpointFolder other =
                new CheckpointFolder(CheckpointPlan.in(folder), Map.of("seed", "2", "layers", "1"), Map.of());
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> other.newest(NETWORK, VALIDATION));
        assertTrue(
                String.valueOf(thrown.getMessage())
                        .contains("differs in hiddenSize (3 there, none here), layers (none there, 1 here),"
                                + " seed (1 there, 2 here). Maybe"),
                thrown.getMessage());
    }

    @Test
    void whereNoLengthPoolIsPutDownItWasTheDefaultOfThatTime(@TempDir Path folder) throws IOException {
        folder(folder).keep(checkpoint(7));
        assertEquals(
                7,
                Objects.requireNonNull(withPool(folder, "10").newest(NETWORK, VALIDATION))
                        .step());
        CheckpointFolder other = withPool(folder, "50");
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> other.newest(NETWORK, VALIDATION));
        assertTrue(
                String.valueOf(thrown.getMessage()).contains("differs in lengthPool (10 there, 50 here). Maybe"),
                thrown.getMessage());
    }

    private static CheckpointFolder withPool(Path folder, String pool) {
        Map<String, String> run = new HashMap<>(RUN);
        run.put("lengthPool", pool);
        return new CheckpointFolder(CheckpointPlan.in(folder), run, Map.of());
    }

    @Test
    void aFolderThatMayNotBeWrittenIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        InvalidInputException thrown = assertThrows(
                InvalidInputException.class, () -> CheckpointFolder.requireUsable(CheckpointPlan.in(file)));
        assertTrue(String.valueOf(thrown.getMessage()).contains("it is no folder"), thrown.getMessage());
    }

    private static CheckpointFolder folder(Path folder) {
        return new CheckpointFolder(CheckpointPlan.in(folder), RUN, Map.of());
    }

    private static @Nullable Checkpoint newest(Path folder) {
        return folder(folder).newest(NETWORK, VALIDATION);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Checkpoint checkpoint(long step) {
        PlateauMemory plateau = new PlateauMemory(2, new ProgressMemory(0.1 + step, 3, Math.PI, 2));
        return new Checkpoint(
                step,
                new TrainingState(4, step, "rule", figures(step), plateau),
                new EpochPart(3, 30, Math.E),
                SmallModel.weights(NETWORK, step),
                new BestEpoch(
                        SmallModel.weights(NETWORK, -step - 1),
                        new TrainingState(3, 7, "rule", figures(-step - 1), plateau),
                        new float[] {1, -2, 0.1f, Float.MIN_VALUE, 3}),
                new ProgressMemory(0.3, 3, Double.POSITIVE_INFINITY, 0),
                List.of(new TrainingProgress(
                        1,
                        2,
                        1 / 3.0,
                        Math.PI,
                        0.5,
                        Metric.F1,
                        0.25,
                        1e-3,
                        true,
                        20,
                        1.5,
                        1000,
                        3,
                        1,
                        1,
                        new TrainingHealth(1, Double.NaN, 1 / 7.0, 0, 1),
                        List.of(new Finding("floor", "Only the ratio.")))),
                1.5,
                1 / 3.0,
                123_456_789_012L,
                2,
                step % 2 == 0);
    }

    private static Map<String, float[]> figures(long seed) {
        Map<String, float[]> figures = new LinkedHashMap<>();
        SmallModel.weights(NETWORK, seed + 1000).forEach((name, values) -> {
            figures.put("mean " + name, values);
            figures.put("steps " + name, new float[] {4});
        });
        return figures;
    }

    private static void assertSame(Map<String, float[]> expected, Map<String, float[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, values) -> assertArrayEquals(values, actual.getOrDefault(name, new float[0]), name));
    }
}
