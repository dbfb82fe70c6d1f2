package org.seqwise.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;

/** What the masks are; that the block applies these very masks, where and when it should, is a matter of each engine. */
class DropoutMasksTest {

    private static final int BATCH = 400;
    private static final int WIDTH = 50;
    private static final BatchPart WHOLE = BatchPart.whole(BATCH);

    @ParameterizedTest
    @ValueSource(floats = {0.1f, 0.3f, 0.5f, 0.9f})
    void theShareIsLeftOutAndTheRestMakesUpForIt(float share) {
        float[] mask = new DropoutMasks(share, 1).next(WHOLE).draw(WIDTH);
        assertEquals(BATCH * WIDTH, mask.length);
        int dropped = 0;
        for (float multiplier : mask) {
            assertTrue(multiplier == 0 || multiplier == 1 / (1 - share), "multiplier " + multiplier);
            dropped += multiplier == 0 ? 1 : 0;
        }
        double deviation = Math.sqrt(share * (1 - share) / mask.length);
        assertEquals(share, dropped / (double) mask.length, 4 * deviation);
    }

    @Test
    void everySequenceAndEveryNumberIsDrawnByItself() {
        float[] mask = new DropoutMasks(0.3f, 1).next(WHOLE).draw(WIDTH);
        Set<String> rows = new HashSet<>();
        Set<String> columns = new HashSet<>();
        for (int row = 0; row < BATCH; row++) {
            rows.add(Arrays.toString(Arrays.copyOfRange(mask, row * WIDTH, (row + 1) * WIDTH)));
        }
        for (int column = 0; column < WIDTH; column++) {
            float[] numbers = new float[BATCH];
            for (int row = 0; row < BATCH; row++) {
                numbers[row] = mask[row * WIDTH + column];
            }
            columns.add(Arrays.toString(numbers));
        }
        assertEquals(BATCH, rows.size());
        assertEquals(WIDTH, columns.size());
    }

    @Test
    void everyPlaceCallAndSeedHasMasksOfItsOwn() {
        DropoutMasks masks = new DropoutMasks(0.5f, 1);
        DropoutMasks.Call call = masks.next(WHOLE);
        float[] first = call.draw(WIDTH);
        assertFalse(Arrays.equals(first, call.draw(WIDTH)));
        assertFalse(Arrays.equals(first, masks.next(WHOLE).draw(WIDTH)));
        assertFalse(Arrays.equals(first, new DropoutMasks(0.5f, 2).next(WHOLE).draw(WIDTH)));
        assertArrayEquals(first, new DropoutMasks(0.5f, 1).next(WHOLE).draw(WIDTH));
    }

    @Test
    void masksGoOnAfterAsManyCallsAsWereMade() {
        DropoutMasks through = new DropoutMasks(0.5f, 1);
        through.next(WHOLE);
        through.next(WHOLE);
        DropoutMasks resumed = new DropoutMasks(0.5f, 1);
        resumed.resumeAfter(through.calls());
        assertEquals(2, resumed.calls());
        assertArrayEquals(through.next(WHOLE).draw(WIDTH), resumed.next(WHOLE).draw(WIDTH));
    }

    @Test
    void partsOfABatchHaveTheMasksOfTheBatch() {
        DropoutMasks whole = new DropoutMasks(0.5f, 1);
        DropoutMasks cut = new DropoutMasks(0.5f, 1);
        for (int call = 0; call < 2; call++) {
            DropoutMasks.Call all = whole.next(WHOLE);
            List<float[]> places = List.of(all.draw(WIDTH), all.draw(WIDTH));
            for (BatchPart part : List.of(new BatchPart(0, 150, BATCH), new BatchPart(150, 250, BATCH))) {
                DropoutMasks.Call some = cut.next(part);
                for (float[] place : places) {
                    int from = part.first() * WIDTH;
                    assertArrayEquals(Arrays.copyOfRange(place, from, from + part.size() * WIDTH), some.draw(WIDTH));
                }
            }
        }
        assertEquals(2, cut.calls());
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1, Float.NaN})
    void theShareIsBelowOne(float wrong) {
        assertEquals(
                "dropout (" + wrong + ") must lie in [0, 1): a share of what is read.",
                assertThrows(InvalidInputException.class, () -> new DropoutMasks(wrong, 1))
                        .getMessage());
    }
}
