package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalancedBatchesTest {

    /** 92 0s and 11 1s, of 1 to 19 steps. */
    private static final PaddedSequenceDataset MIXED = dataset(103, i -> 1 + i * 7 % 19, i -> i % 9 == 4 ? 1 : 0);

    @ParameterizedTest
    @CsvSource({"10, 3, 1000", "10, 100, 1000", "2, 1, 1000", "10, 3, 0", "10, 3, 20", "64, 10, 0"})
    void batchesOfEvenSizeAreHalfOnes(int batchSize, int pool, int drawnWhole) {
        BalancedBatches sampler = new BalancedBatches(batchSize, pool, 42, drawnWhole);
        for (int epoch = 0; epoch < 5; epoch++) {
            List<List<Long>> batches = epoch(sampler, MIXED);
            assertEquals((103 - 1) / batchSize + 1, batches.size());
            int cut = 0;
            for (List<Long> batch : batches) {
                if (batch.size() == batchSize) {
                    assertEquals(batchSize / 2, ones(batch));
                } else {
                    cut++;
                    assertEquals(103 % batchSize, batch.size());
                    assertTrue(Math.abs(2 * ones(batch) - batch.size()) <= 1, batch.toString());
                }
            }
            assertEquals(1, cut);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 103})
    void inBatchesOfOddSizeTheClassesTakeTurns(int batchSize) {
        // Pools of one batch leave batches in the order in which they are drawn.
        BalancedBatches sampler = new BalancedBatches(batchSize, 1, 42, 1000);
        int zeros = 0;
        int ones = 0;
        for (int epoch = 0; epoch < 9; epoch++) {
            for (List<Long> batch : epoch(sampler, MIXED)) {
                ones += ones(batch);
                zeros += batch.size() - ones(batch);
                assertTrue(zeros - ones == 0 || zeros - ones == 1, zeros + " " + ones);
            }
        }
        assertEquals(9 * 103, zeros + ones);
    }

    @ParameterizedTest
    @CsvSource({"10, 1000", "7, 1000", "10, 0", "7, 0", "10, 20"})
    void noSequenceComesAgainBeforeAllOthersOfItsClass(int batchSize, int drawnWhole) {
        // Of one length and in pools of one batch, sequences stay in the order in which they are drawn.
        List<List<Long>> dealt = dealt(new BalancedBatches(batchSize, 1, 1, drawnWhole), 20);
        assertPasses(dealt.get(0), 92);
        assertPasses(dealt.get(1), 11);
    }

    @ParameterizedTest
    @CsvSource({"10, 3, 1000", "10, 3, 0", "5, 100, 1000"})
    void sequencesOfAClassAreDealtEquallyOften(int batchSize, int pool, int drawnWhole) {
        List<List<Long>> dealt = dealt(new BalancedBatches(batchSize, pool, 1, drawnWhole), 20);
        assertDealtEvenly(dealt.get(0), 92);
        assertDealtEvenly(dealt.get(1), 11);
    }

    /** Returns the 0s and the 1s of some epochs over sequences of one length, in their order. */
    private static List<List<Long>> dealt(BalancedBatches sampler, int epochs) {
        PaddedSequenceDataset equallyLong = dataset(103, i -> 4, i -> i % 9 == 4 ? 1 : 0);
        List<List<Long>> dealt = List.of(new ArrayList<>(), new ArrayList<>());
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (List<Long> batch : epoch(sampler, equallyLong)) {
                batch.forEach(index -> dealt.get(index % 9 == 4 ? 1 : 0).add(index));
            }
        }
        return dealt;
    }

    private static void assertPasses(List<Long> dealt, int members) {
        for (int from = 0; from + members <= dealt.size(); from += members) {
            assertEquals(members, new HashSet<>(dealt.subList(from, from + members)).size());
        }
    }

    private static void assertDealtEvenly(List<Long> dealt, int members) {
        int[] counts = new int[103];
        dealt.forEach(index -> counts[index.intValue()]++);
        Set<Integer> different = new HashSet<>();
        for (long index : new HashSet<>(dealt)) {
            different.add(counts[(int) index]);
        }
        assertEquals(members, new HashSet<>(dealt).size());
        assertTrue(Set.of(dealt.size() / members, dealt.size() / members + 1).containsAll(different));
    }

    @Test
    void passesAreDrawnAnewAndSoAreEpochs() {
        BalancedBatches one = new BalancedBatches(10, 42);
        BalancedBatches same = new BalancedBatches(10, 42);
        List<List<Long>> first = epoch(one, MIXED);
        List<List<Long>> second = epoch(one, MIXED);
        assertEquals(first, epoch(same, MIXED));
        assertEquals(second, epoch(same, MIXED));
        assertNotEquals(first, second);
        assertNotEquals(first, epoch(new BalancedBatches(10, 43), MIXED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000})
    void anEpochDependsOnItsNumberAlone(int drawnWhole) {
        BalancedBatches whole = new BalancedBatches(10, 3, 42, drawnWhole);
        List<List<List<Long>>> epochs = new ArrayList<>();
        for (int epoch = 0; epoch < 6; epoch++) {
            epochs.add(epoch(whole, MIXED));
        }
        for (int from = 5; from >= 0; from--) {
            BalancedBatches resumed = new BalancedBatches(10, 3, 42, drawnWhole);
            resumed.resumeAfter(from);
            for (int epoch = from; epoch < 6; epoch++) {
                assertEquals(epochs.get(epoch), epoch(resumed, MIXED));
            }
        }
    }

    @Test
    void ordersAreTheSameForAStore(@TempDir Path folder) {
        Path store = folder.resolve("store");
        SequenceStore.write(store, opener -> MIXED.sequences().copyTo(opener.apply(List.of("x"))));
        PaddedSequenceDataset stored = PaddedSequenceDataset.builder()
                .setSequences(SequenceStore.open(store))
                .setSampling(new BalancedBatches(10, 1))
                .build();
        assertEquals(epoch(new BalancedBatches(10, 1), MIXED), epoch(new BalancedBatches(10, 1), stored));
    }

    @Test
    void batchesHoldSequencesOfLikeLength() {
        int plain = paddedSteps(new BalancedBatches(8, 1, 1, 1000));
        int pooled = paddedSteps(new BalancedBatches(8, 4, 1, 1000));
        int sorted = paddedSteps(new BalancedBatches(8, 100, 1, 1000));
        assertTrue(pooled < plain && sorted < pooled, plain + " " + pooled + " " + sorted);
    }

    @Test
    void sequencesOfWeightZeroAreNotDealt() {
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        for (int i = 0; i < 40; i++) {
            builder.add("s" + i, new float[1][1], i % 4 == 0 ? 1 : 0, i % 8 == 0 || i == 1 ? 0 : 2);
        }
        Sequences weighted = builder.build();
        List<List<Long>> batches = epoch(new BalancedBatches(10, 1), dataset(weighted));
        assertEquals(40, batches.stream().mapToInt(List::size).sum());
        assertTrue(batches.stream().flatMap(List::stream).allMatch(i -> weighted.weight(i.intValue()) > 0));
        assertEquals(29 / 5.0, BalancedBatches.oversampling(weighted));
    }

    @Test
    void oversamplingIsZerosPerOne() {
        assertEquals(92 / 11.0, BalancedBatches.oversampling(MIXED.sequences()), 0.0);
        assertEquals(92 / 11.0, Sampling.BALANCED.oversampling(MIXED.sequences()), 0.0);
        assertEquals(1, Sampling.SHUFFLED.oversampling(MIXED.sequences()), 0.0);
    }

    @Test
    void bothClassesAreNeeded() {
        Sequences zeros = dataset(5, i -> 1, i -> 0).sequences();
        assertEquals(
                "Balanced sampling found no sequence of label 1 that weighs more than 0; it needs both classes.",
                assertThrows(InvalidInputException.class, () -> BalancedBatches.oversampling(zeros))
                        .getMessage());
        assertThrows(InvalidInputException.class, () -> new BalancedBatches(2, 1).sample(dataset(zeros)));
        assertThrows(InvalidInputException.class, () -> new BalancedBatches(0, 1));
    }

    private static int paddedSteps(BalancedBatches sampler) {
        int steps = 0;
        for (List<Long> batch : epoch(sampler, MIXED)) {
            steps += batch.size()
                    * batch.stream()
                            .mapToInt(i -> MIXED.sequences().stepCount(i.intValue()))
                            .max()
                            .orElseThrow();
        }
        return steps;
    }

    private static int ones(List<Long> batch) {
        return batch.stream()
                .mapToInt(index -> MIXED.sequences().label(index.intValue()))
                .sum();
    }

    private static List<List<Long>> epoch(BalancedBatches sampler, PaddedSequenceDataset dataset) {
        List<List<Long>> batches = new ArrayList<>();
        sampler.sample(dataset).forEachRemaining(batch -> batches.add(List.copyOf(batch)));
        return batches;
    }

    private static PaddedSequenceDataset dataset(int count, IntUnaryOperator length, IntUnaryOperator label) {
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        for (int i = 0; i < count; i++) {
            builder.add("s" + i, new float[length.applyAsInt(i)][1], label.applyAsInt(i));
        }
        return dataset(builder.build());
    }

    private static PaddedSequenceDataset dataset(Sequences sequences) {
        return PaddedSequenceDataset.builder()
                .setSequences(sequences)
                .setSampling(new BalancedBatches(10, 1))
                .build();
    }
}
