package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShuffledBatchesTest {

    private static final PaddedSequenceDataset MIXED = dataset(103, i -> 1 + i * 7 % 19);

    @Test
    void eachSequenceComesOnceAnEpoch() {
        ShuffledBatches sampler = new ShuffledBatches(10, 3, 42);
        for (int epoch = 0; epoch < 5; epoch++) {
            List<List<Long>> batches = epoch(sampler, MIXED);
            assertEquals(11, batches.size());
            assertEquals(
                    LongStream.range(0, 103).boxed().toList(),
                    batches.stream().flatMap(List::stream).sorted().toList());
            assertEquals(1, batches.stream().filter(b -> b.size() == 3).count());
            assertEquals(10, batches.stream().filter(b -> b.size() == 10).count());
        }
    }

    @Test
    void theSameSeedGivesTheSameOrdersAndEpochsDiffer() {
        ShuffledBatches one = new ShuffledBatches(10, 42);
        ShuffledBatches same = new ShuffledBatches(10, 42);
        List<List<Long>> first = epoch(one, MIXED);
        List<List<Long>> second = epoch(one, MIXED);
        assertEquals(first, epoch(same, MIXED));
        assertEquals(second, epoch(same, MIXED));
        assertNotEquals(first, second);
        assertNotEquals(first, epoch(new ShuffledBatches(10, 43), MIXED));
    }

    @Test
    void ordersGoOnAfterThoseThatWereDealt() {
        ShuffledBatches whole = new ShuffledBatches(10, 42);
        epoch(whole, MIXED);
        epoch(whole, MIXED);
        ShuffledBatches resumed = new ShuffledBatches(10, 42);
        resumed.resumeAfter(2);
        assertEquals(epoch(whole, MIXED), epoch(resumed, MIXED));
        assertEquals(epoch(whole, MIXED), epoch(resumed, MIXED));
    }

    @Test
    void withinAPoolNoTwoBatchesOverlapInLength() {
        // One pool holds all.
        List<int[]> ranges = new ArrayList<>();
        for (List<Long> batch : epoch(new ShuffledBatches(10, 11, 1), MIXED)) {
            ranges.add(new int[] {length(batch.get(0)), length(batch.get(batch.size() - 1))});
        }
        List<Integer> dealt = ranges.stream().map(range -> range[0]).toList();
        assertNotEquals(dealt.stream().sorted().toList(), dealt);
        ranges.sort((one, other) -> one[0] != other[0] ? one[0] - other[0] : one[1] - other[1]);
        for (int i = 1; i < ranges.size(); i++) {
            assertTrue(ranges.get(i - 1)[1] <= ranges.get(i)[0]);
        }
    }

    @Test
    void moreBatchesAPoolMeanLessPadding() {
        int plain = paddedSteps(new ShuffledBatches(5, 1, 1));
        int pooled = paddedSteps(new ShuffledBatches(5, 4, 1));
        int sorted = paddedSteps(new ShuffledBatches(5, 100, 1));
        assertTrue(pooled < plain && sorted < pooled, plain + " " + pooled + " " + sorted);
    }

    @Test
    void equalLengthsAreShuffledPlainly() {
        assertEveryPairMeetsEquallyOften(new ShuffledBatches(2, 3, 5), dataset(6, i -> 4));
    }

    @Test
    void aPoolOfOneIsShuffledPlainly() {
        assertEveryPairMeetsEquallyOften(new ShuffledBatches(2, 1, 5), dataset(6, i -> 1 + i));
    }

    @Test
    void aBatchLargerThanTheDataHoldsAll() {
        assertEquals(1, epoch(new ShuffledBatches(Integer.MAX_VALUE, 1), MIXED).size());
        assertEquals(List.of(), epoch(new ShuffledBatches(10, 1), dataset(0, i -> 1)));
    }

    @Test
    void sizesThatAreNotPositiveAreRefused() {
        assertEquals(
                "batchSize (0) must be positive.",
                assertThrows(InvalidInputException.class, () -> new ShuffledBatches(0, 1))
                        .getMessage());
        assertEquals(
                "pool (-1) must be positive.",
                assertThrows(InvalidInputException.class, () -> new ShuffledBatches(10, -1, 1))
                        .getMessage());
        assertEquals(10, new ShuffledBatches(10, 1).getBatchSize());
    }

    private static void assertEveryPairMeetsEquallyOften(ShuffledBatches sampler, PaddedSequenceDataset six) {
        int epochs = 5000;
        int[][] met = new int[6][6];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (List<Long> batch : epoch(sampler, six)) {
                int one = batch.get(0).intValue();
                int other = batch.get(1).intValue();
                met[Math.min(one, other)][Math.max(one, other)]++;
            }
        }
        for (int one = 0; one < 6; one++) {
            for (int other = one + 1; other < 6; other++) {
                // One in five; four standard deviations.
                assertEquals(0.2, (double) met[one][other] / epochs, 4 * Math.sqrt(0.16 / epochs));
            }
        }
    }

    private static int paddedSteps(ShuffledBatches sampler) {
        int steps = 0;
        for (List<Long> batch : epoch(sampler, MIXED)) {
            steps += batch.size()
                    * batch.stream().mapToInt(ShuffledBatchesTest::length).max().orElseThrow();
        }
        return steps;
    }

    private static int length(long index) {
        return MIXED.sequences().stepCount((int) index);
    }

    private static List<List<Long>> epoch(ShuffledBatches sampler, PaddedSequenceDataset dataset) {
        List<List<Long>> batches = new ArrayList<>();
        sampler.sample(dataset).forEachRemaining(batch -> batches.add(List.copyOf(batch)));
        return batches;
    }

    private static PaddedSequenceDataset dataset(int count, IntUnaryOperator length) {
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        for (int i = 0; i < count; i++) {
            builder.add("s" + i, new float[length.applyAsInt(i)][1], i % 2);
        }
        return PaddedSequenceDataset.builder()
                .setSequences(builder.build())
                .setSampling(new ShuffledBatches(10, 1))
                .build();
    }
}
