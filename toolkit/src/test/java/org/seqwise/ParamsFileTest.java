package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

class ParamsFileTest {

    private static final NetworkShape RICH = new NetworkShape(Cell.GRU, 2, 3, 2, true, Pooling.ATTENTION, 4);
    private static final NetworkShape PLAIN = new NetworkShape(Cell.LSTM, 2, 3, 1, false, Pooling.LAST, 0);

    private final Path file;

    ParamsFileTest(@TempDir Path folder) {
        file = folder.resolve("net-0000.params");
    }

    @Test
    void numbersAreReadBackToTheLastBit() throws IOException {
        assertReadBack(ParamsFile.of(RICH), RICH);
        assertReadBack(ParamsFile.of(PLAIN), PLAIN);
        assertReadBack(FirstFormat.of(PLAIN), PLAIN);
    }

    private void assertReadBack(ParamsFile form, NetworkShape network) throws IOException {
        Map<String, float[]> written = SmallModel.weights(network);
        form.write(file, written);
        Map<String, float[]> read = form.read(file);
        assertEquals(List.copyOf(written.keySet()), List.copyOf(read.keySet()));
        written.forEach((name, numbers) -> assertArrayEquals(numbers, read.getOrDefault(name, new float[0]), name));
    }

    @Test
    void everyShorterOrLongerFileIsRefused() throws IOException {
        ParamsFile form = ParamsFile.of(PLAIN);
        form.write(file, SmallModel.weights(PLAIN));
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertRefused(form, "it ends within them", "there is no ");
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertRefused(form, "something follows the last of them");
    }

    @Test
    void everyChangedByteIsRefusedUnlessItIsANumbers() throws IOException {
        ParamsFile form = ParamsFile.of(PLAIN);
        form.write(file, SmallModel.weights(PLAIN));
        byte[] bytes = Files.readAllBytes(file);
        int read = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x40;
            Files.write(file, changed);
            try {
                form.read(file);
                read++;
            } catch (InvalidInputException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("there is no "), e.getMessage());
            }
        }
        int numbers = 12 * 2 + 12 * 3 + 12 + 12 + 3 + 1;
        assertEquals(numbers * Float.BYTES, read);
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedByName() throws IOException {
        ParamsFile.of(RICH).write(file, SmallModel.weights(RICH));
        assertRefused(ParamsFile.of(PLAIN), "there is no layer1_forward_kernel (12, 2) where it should be");
        ParamsFile.of(PLAIN).write(file, SmallModel.weights(PLAIN));
        assertRefused(FirstFormat.of(PLAIN), "there is no layer1_forward_kernel (12, 2) where it should be");
        NetworkShape dense = new NetworkShape(Cell.LSTM, 2, 3, 1, false, Pooling.LAST, 4);
        assertRefused(ParamsFile.of(dense), "there is no dense_kernel (4, 3) where it should be");
    }

    private void assertRefused(ParamsFile form, String... oneOfTheReasons) {
        String message = String.valueOf(
                assertThrows(InvalidInputException.class, () -> form.read(file)).getMessage());
        assertTrue(message.startsWith(file + " does not hold the weights that seqwise.json describes: "), message);
        assertTrue(Arrays.stream(oneOfTheReasons).anyMatch(message::contains), message);
    }
}
