package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

/** What a window keeps; the tests of the engines hold what it scores. */
class RollingScorerTest {

    private static final NetworkShape NETWORK = new NetworkShape(Cell.LSTM, 2, 3, 1, false, Pooling.MEAN, 0);

    private final SequenceClassifier classifier;

    RollingScorerTest(@TempDir Path parent) {
        ModelFolder.save(SmallModel.of(NETWORK), parent.resolve("model"));
        classifier = SequenceClassifier.loadWithoutEngine(parent.resolve("model"));
    }

    @AfterEach
    void close() {
        classifier.close();
    }

    private static float[][] rows(int count) {
        Random random = new Random(count);
        float[][] rows = new float[count][2];
        for (float[] row : rows) {
            row[0] = (float) random.nextGaussian();
            row[1] = (float) random.nextGaussian();
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 100})
    void everyScoreIsThatOfTheLastRowsWhole(int length) {
        RollingScorer scorer = new RollingScorer(classifier, length, 5);
        float[][] rows = rows(30);
        for (int t = 0; t < rows.length; t++) {
            float[][] window = Arrays.copyOfRange(rows, Math.max(0, t + 1 - length), t + 1);
            assertEquals(classifier.probability(window), scorer.score("a", rows[t]));
            assertArrayEquals(window, scorer.rows("a"));
            assertEquals(classifier.probability(window), scorer.probability("a").orElseThrow());
        }
    }

    @Test
    void idsHaveWindowsOfTheirOwn() {
        RollingScorer scorer = new RollingScorer(classifier, 4, 5);
        float[][] rows = rows(6);
        scorer.append("a", rows[0]);
        scorer.append("b", rows[1]);
        scorer.append("a", rows[2]);
        assertEquals(classifier.probability(new float[][] {rows[1], rows[3]}), scorer.score("b", rows[3]));
        assertEquals(classifier.probability(new float[][] {rows[0], rows[2], rows[4]}), scorer.score("a", rows[4]));
        assertEquals(2, scorer.idCount());
        assertTrue(scorer.forget("a"));
        assertFalse(scorer.forget("a"));
        assertEquals(OptionalDouble.empty(), scorer.probability("a"));
        assertEquals(classifier.probability(new float[][] {rows[5]}), scorer.score("a", rows[5]));
        assertEquals(0, scorer.evictedIdCount());
    }

    @Test
    void theIdThatWasFedLongestAgoGoes() {
        RollingScorer scorer = new RollingScorer(classifier, 4, 2);
        float[] row = {1, 2};
        scorer.append("a", row);
        scorer.append("b", row);
        scorer.append("a", row);
        // To ask is not to feed.
        scorer.probability("b");
        scorer.append("c", row);
        assertEquals(0, scorer.rows("b").length);
        assertEquals(2, scorer.rows("a").length);
        assertEquals(1, scorer.rows("c").length);
        assertEquals(2, scorer.idCount());
        assertEquals(1, scorer.evictedIdCount());
    }

    @Test
    void memoryIsBoundedHoweverManyIdsAndRowsThereAre() {
        RollingScorer scorer = new RollingScorer(classifier, 10, 1000);
        float[] row = {1, 2};
        for (int i = 0; i < 300_000; i++) {
            scorer.append("id" + i, row);
        }
        assertEquals(1000, scorer.idCount());
        assertEquals(299_000, scorer.evictedIdCount());
        for (int i = 0; i < 100_000; i++) {
            scorer.append("one", row);
        }
        assertEquals(10, scorer.rows("one").length);
        assertEquals(1000, scorer.idCount());
    }

    @Test
    void aWindowTakesMemoryAsRowsCome() {
        RollingScorer scorer = new RollingScorer(classifier, 1_000_000, 10);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        scorer.append("a", new float[] {1, 2});
        long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(taken < 1_000_000, taken + " bytes");
    }

    @Test
    void aRowThatIsRefusedIsNotKept() {
        RollingScorer scorer = new RollingScorer(classifier, 4, 2);
        scorer.append("a", new float[] {1, 2});
        double before = scorer.probability("a").orElseThrow();
        for (float[] row : new float[][] {{1}, {1, 2, 3}, {}, {1, Float.NaN}, {Float.POSITIVE_INFINITY, 1}}) {
            assertThrows(InvalidInputException.class, () -> scorer.score("a", row));
            assertThrows(InvalidInputException.class, () -> scorer.append("b", row));
        }
        assertEquals(before, scorer.probability("a").orElseThrow());
        assertEquals(1, scorer.idCount());
    }

    @Test
    void rowsAreCopied() {
        RollingScorer scorer = new RollingScorer(classifier, 4, 2);
        float[] row = {1, 2};
        scorer.append("a", row);
        row[0] = 9;
        scorer.rows("a")[0][1] = 9;
        assertArrayEquals(new float[] {1, 2}, scorer.rows("a")[0]);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, windowLength (0) must be positive",
        "1, 0, maxIds (0) must be positive",
        "2000000000, 2000000000, maxIds (2000000000) with a windowLength of 2000000000"
    })
    void impossibleSizesAreRefused(int length, int ids, String part) {
        String message = String.valueOf(
                assertThrows(InvalidInputException.class, () -> new RollingScorer(classifier, length, ids))
                        .getMessage());
        assertTrue(message.contains(part), message);
    }
}
