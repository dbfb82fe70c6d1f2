package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Models were trained by these orders, and are trained on by them. */
    @ParameterizedTest
    @CsvSource({"10, 3", "10, 10", "7, 1", "1, 5", "103, 2", "2147483647, 2147483647", "50, 2147483647"})
    void ordersAreThoseOfShuffledLists(int batchSize, int pool) {
        ShuffledBatches sampler = new ShuffledBatches(batchSize, pool, 42);
        for (int epoch = 0; epoch < 3; epoch++) {
            assertEquals(shuffledLists(batchSize, pool, epoch), epoch(sampler, MIXED));
        }
    }

    private static List<List<Long>> shuffledLists(int batchSize, int pool, int epoch) {
        Random random = new Random(Seeds.derive(42, "shuffle", epoch));
        List<Long> order = LongStream.range(0, 103).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(order, random);
        List<List<Long>> batches = new ArrayList<>();
        for (List<Long> pooled : cut(order, (int) Math.min(103, (long) pool * batchSize))) {
            pooled.sort(Comparator.comparingInt(ShuffledBatchesTest::length));
            batches.addAll(cut(pooled, batchSize));
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private static List<List<Long>> cut(List<Long> whole, int size) {
        List<List<Long>> parts = new ArrayList<>();
        for (long from = 0; from < whole.size(); from += size) {
            parts.add(whole.subList((int) from, (int) Math.min(whole.size(), from + size)));
        }
        return parts;
    }

    /** Of very many sequences. */
    @ParameterizedTest
    @CsvSource({"10, 3", "10, 10", "7, 1", "1, 5", "103, 2", "2147483647, 2147483647", "50, 2147483647"})
    void ordersOfVeryManyKeepTheRulesToo(int batchSize, int pool) {
        ShuffledBatches sampler = new ShuffledBatches(batchSize, pool, 42, 0);
        List<List<Long>> first = epoch(sampler, MIXED);
        List<List<Long>> second = epoch(sampler, MIXED);
        for (List<List<Long>> batches : List.of(first, second)) {
            assertEquals(
                    LongStream.range(0, 103).boxed().toList(),
                    batches.stream().flatMap(List::stream).sorted().toList());
            int full = 103 / batchSize;
            assertEquals(
                    full, batches.stream().filter(b -> b.size() == batchSize).count());
            assertEquals(full + (103 % batchSize == 0 ? 0 : 1), batches.size());
            batches.forEach(batch -> assertEquals(
                    batch.stream().map(ShuffledBatchesTest::length).sorted().toList(),
                    batch.stream().map(ShuffledBatchesTest::length).toList()));
        }
        assertNotEquals(first, second);
        ShuffledBatches resumed = new ShuffledBatches(batchSize, pool, 42, 0);
        resumed.resumeAfter(1);
        assertEquals(second, epoch(resumed, MIXED));
    }

    @Test
    void veryManyArePaddedAsLittle() {
        int plain = paddedSteps(new ShuffledBatches(5, 1, 1, 0));
        int pooled = paddedSteps(new ShuffledBatches(5, 4, 1, 0));
        int sorted = paddedSteps(new ShuffledBatches(5, 100, 1, 0));
        assertTrue(pooled < plain && sorted < pooled, plain + " " + pooled + " " + sorted);
    }

    @Test
    void thePoolsOfVeryManyAreShuffledToo() {
        PaddedSequenceDataset rising = dataset(103, i -> 1 + i);
        ShuffledBatches sampler = new ShuffledBatches(10, 3, 42, 0);
        int[] ranks = new int[3];
        for (int epoch = 0; epoch < 3000; epoch++) {
            List<List<Long>> pool = epoch(sampler, rising).subList(0, 3);
            long first = pool.get(0).get(0);
            ranks[(int) pool.stream().filter(batch -> batch.get(0) < first).count()]++;
        }
        for (int count : ranks) {
            // Four deviations.
            assertEquals(1000, count, 4 * Math.sqrt(3000 * 2 / 9.0));
        }
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
