package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.reference.Pooling;
import org.seqwise.training.PlateauMemory;
import org.seqwise.training.ProgressMemory;
import org.seqwise.training.TrainingState;

class TrainingStateFileTest {

    private static final NetworkShape NETWORK = new NetworkShape(Cell.GRU, 2, 3, 1, false, Pooling.LAST, 0);

    private static final PlateauMemory PLATEAU =
            new PlateauMemory(3, new ProgressMemory(0.1, 4, Double.POSITIVE_INFINITY, 2));

    private final Path file;

    TrainingStateFileTest(@TempDir Path folder) {
        file = folder.resolve(TrainingStateFile.NAME);
    }

    @Test
    void everythingIsReadBackToTheLastBit() throws IOException {
        TrainingState written = state(NETWORK);
        TrainingStateFile.write(file, written);
        TrainingState read = TrainingStateFile.read(file, NETWORK);
        assertEquals(7, read.epochs());
        assertEquals(5_000_000_000L, read.dropoutCalls());
        assertEquals("a rule with \"quotes\" and \u00fcmlauts", read.rule());
        assertEquals(PLATEAU, read.plateau());
        assertEquals(written.figures().keySet(), read.figures().keySet());
        written.figures()
                .forEach((name, numbers) ->
                        assertArrayEquals(numbers, read.figures().getOrDefault(name, new float[0]), name));
    }

    @Test
    void bytesAreThoseOfSafetensors() throws IOException {
        NetworkShape least = new NetworkShape(Cell.LSTM, 1, 1, 1, false, Pooling.LAST, 0);
        TrainingStateFile.write(
                file, new TrainingState(1, 2, "x", Map.of("steps head_bias", new float[] {1.5f}), null));
        byte[] bytes = Files.readAllBytes(file);
        String header = "{\"__metadata__\":{\"epochs\":\"1\",\"dropoutCalls\":\"2\",\"optimizer\":\"x\"},"
                + "\"steps head_bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        assertEquals(header, new String(bytes, 8, bytes.length - 12, StandardCharsets.UTF_8));
        assertArrayEquals(new byte[] {(byte) header.length(), 0, 0, 0, 0, 0, 0, 0}, Arrays.copyOf(bytes, 8));
        assertArrayEquals(
                new byte[] {0, 0, (byte) 0xC0, 0x3F}, Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        assertRefused(least, "it lacks 'steps layer1_forward_kernel'");
    }

    @Test
    void everyShorterFileIsRefused() throws IOException {
        TrainingStateFile.write(file, state(NETWORK));
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertRefused(NETWORK, "it ");
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertRefused(NETWORK, "something follows the last of its arrays");
    }

    @Test
    void changedBytesAreReadOrRefusedAndNothingElse() throws IOException {
        TrainingStateFile.write(file, state(NETWORK));
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(i % 2 == 0 ? 200 : bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            try {
                TrainingStateFile.read(file, NETWORK);
            } catch (InvalidInputException e) {
                refused++;
            }
        }
        assertTrue(refused > 1000, refused + " refused");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40, Integer.MAX_VALUE})
    void declaredHeaderTakesNoMemory(long length) throws IOException {
        write(length, "{}");
        assertRefused(NETWORK, "it does not begin with the length of a header");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] | no JSON object",
                "{} {} | not JSON",
                "{\"__metadata__\":{},\"__metadata__\":{}} | Duplicate field",
                "{\"x\":{}} | 'x' is of no parameter",
                "{\"velocity head_kernel\":{\"dtype\":\"F32\",\"shape\":[2000000000],\"data_offsets\":[0,8000000000]}} | is not",
                "{\"velocity head_kernel\":{\"dtype\":\"F64\",\"shape\":[3],\"data_offsets\":[0,12]}} | is not",
                "{\"velocity head_kernel\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[4,16]}} | is not",
                "{\"velocity head_kernel\":null} | is not",
                "{\"__metadata__\":[]} | it lacks 'steps layer1_forward_kernel'"
            })
    void foreignHeaderIsRefused(String header, String reason) throws IOException {
        write(header.length(), header);
        assertRefused(NETWORK, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e3", "", "x", "2147483648", "99999999999999999999", "1000000001"})
    void countsThatAreNoneAreRefused(String epochs) throws IOException {
        TrainingStateFile.write(file, state(NETWORK));
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String header = new String(bytes, 8, length, StandardCharsets.UTF_8)
                .replace("\"epochs\":\"7\"", "\"epochs\":\"" + epochs + "\"");
        write(header.getBytes(StandardCharsets.UTF_8).length, header);
        Files.write(file, Arrays.copyOfRange(bytes, 8 + length, bytes.length), StandardOpenOption.APPEND);
        assertRefused(NETWORK, "epochs (" + epochs + ") must");
    }

    @Test
    void stateOfAnotherNetworkIsRefused() throws IOException {
        for (NetworkShape other : new NetworkShape[] {
            new NetworkShape(Cell.LSTM, 2, 3, 1, false, Pooling.LAST, 0),
            new NetworkShape(Cell.GRU, 2, 4, 1, false, Pooling.LAST, 0),
            new NetworkShape(Cell.GRU, 2, 3, 2, false, Pooling.LAST, 0),
            new NetworkShape(Cell.GRU, 2, 3, 1, true, Pooling.LAST, 0),
            new NetworkShape(Cell.GRU, 2, 3, 1, false, Pooling.ATTENTION, 0),
            new NetworkShape(Cell.GRU, 2, 3, 1, false, Pooling.LAST, 3)
        }) {
            TrainingStateFile.write(file, state(other));
            assertRefused(NETWORK, "'");
            TrainingStateFile.write(file, state(NETWORK));
            assertRefused(other, "'");
        }
    }

    private static TrainingState state(NetworkShape network) {
        Random random = new Random(3);
        Map<String, float[]> figures = new HashMap<>();
        for (ParameterShape parameter : network.parameters()) {
            figures.put("steps " + parameter.name(), new float[] {12});
            float[] numbers = new float[parameter.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Float.intBitsToFloat(random.nextInt());
            }
            figures.put("velocity " + parameter.name(), numbers);
        }
        return new TrainingState(7, 5_000_000_000L, "a rule with \"quotes\" and \u00fcmlauts", figures, PLATEAU);
    }

    private void write(long length, String header) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array());
        bytes.write(header.getBytes(StandardCharsets.UTF_8));
        Files.write(file, bytes.toByteArray());
    }

    private void assertRefused(NetworkShape network, String reason) {
        String message =
                String.valueOf(assertThrows(InvalidInputException.class, () -> TrainingStateFile.read(file, network))
                        .getMessage());
        assertTrue(message.startsWith(file + " does not hold the state of a training"), message);
        assertTrue(message.contains(reason), message);
        assertTrue(message.endsWith("the model scores without it."), message);
    }
}
