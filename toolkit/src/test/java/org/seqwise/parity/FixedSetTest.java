package org.seqwise.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Sequences;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.training.OptimizerChoice;

class FixedSetTest {

    private static final List<ParityCase> CASES = ParityPlan.fixed().cases();

    @Test
    void caseHasItsOwnName() {
        assertEquals(
                CASES.size(), CASES.stream().map(ParityCase::name).distinct().count());
    }

    @Test
    void everyOptimizerTrainsEveryCellAndPooling() {
        for (OptimizerChoice optimizer : OptimizerChoice.values()) {
            List<NetworkShape> shapes = CASES.stream()
                    .filter(one -> one.optimizers().contains(optimizer))
                    .map(ParityCase::shape)
                    .toList();
            assertEquals(
                    EnumSet.allOf(Cell.class),
                    shapes.stream().map(NetworkShape::cell).collect(Collectors.toSet()));
            assertEquals(
                    EnumSet.allOf(Pooling.class),
                    shapes.stream().map(NetworkShape::pooling).collect(Collectors.toSet()));
            assertTrue(CASES.stream().anyMatch(one -> one.optimizers().contains(optimizer) && one.dropout() > 0));
        }
    }

    @Test
    void everyCellHasSequencesOfOneStepAndOfManyLengthsInEveryBatch() {
        for (Cell cell : Cell.values()) {
            Set<Integer> batches = new TreeSet<>();
            Set<Boolean> single = new TreeSet<>();
            for (ParityCase one : CASES) {
                if (one.shape().cell() == cell) {
                    batches.add(one.batchSize());
                    single.add(one.sequences().longestStepCount() == 1);
                }
            }
            assertTrue(batches.containsAll(List.of(1, 7, 64)), cell + " has batches of " + batches);
            assertEquals(Set.of(false, true), single);
        }
    }

    @Test
    void everyCaseHasBothLabelsAndWholeBatches() {
        for (ParityCase one : CASES) {
            Sequences sequences = one.sequences();
            assertTrue(sequences.balance().hasBothClasses(), one.name());
            assertEquals(4, one.batches().size());
            assertTrue(one.batches().stream().allMatch(batch -> batch.length == one.batchSize()), one.name());
            assertEquals(
                    sequences.size() - 1,
                    one.batches().stream().flatMapToInt(Arrays::stream).max().orElseThrow());
        }
    }
}
