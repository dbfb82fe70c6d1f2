package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.translate.TranslateException;
import ai.djl.util.Pair;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Sequences;
import org.seqwise.data.ShuffledBatches;
import org.seqwise.engine.Engines;

/** What DJL lets one do with any random access dataset. */
class DatasetPartsTest {

    private static final Sequences MANY = Study.first(100, Study.SPLIT.train());
    private static final PaddedSequenceDataset DATASET = PaddedSequenceDataset.builder()
            .setSequences(MANY)
            .setSampling(new ShuffledBatches(16, 1))
            .build();

    @Test
    void randomSplitDealsEachSequenceToOnePart() throws IOException, TranslateException {
        RandomAccessDataset[] parts = DATASET.randomSplit(7, 3);
        assertEquals(List.of(70L, 30L), List.of(parts[0].size(), parts[1].size()));
        Set<String> ids = new HashSet<>(ids(parts[0]));
        ids.addAll(ids(parts[1]));
        assertEquals(100, ids.size());
    }

    @Test
    void subDatasetHasTheSequencesAskedFor() {
        assertEquals(List.of(MANY.id(10), MANY.id(11)), ids(DATASET.subDataset(10, 12)));
        assertEquals(List.of(MANY.id(5), MANY.id(2)), ids(DATASET.subDataset(List.of(5L, 2L))));
        assertEquals(List.of(MANY.id(2), MANY.id(3)), ids(DATASET.subDataset(List.of(2L, 3L))));
    }

    @Test
    void toArrayGivesValuesThenLastStepAndTheLabel() throws IOException, TranslateException {
        try (NDManager manager = Engines.engine().newBaseManager()) {
            Pair<Number[][], Number[][]> arrays = DATASET.toArray(manager);
            assertEquals(100, arrays.getKey().length);
            for (int i = 0; i < 100; i++) {
                Number[] data = arrays.getKey()[i];
                int steps = MANY.stepCount(i);
                assertEquals(5 * steps + 1, data.length);
                assertEquals(MANY.value(i, 0, 0), data[0].floatValue());
                assertEquals(steps - 1, data[data.length - 1].intValue());
                assertArrayEquals(new Number[] {(float) MANY.label(i)}, arrays.getValue()[i]);
            }
        }
    }

    @Test
    void limitLeavesTheRestOut() {
        RandomAccessDataset limited = PaddedSequenceDataset.builder()
                .setSequences(MANY)
                .setSampling(16, false)
                .optLimit(10)
                .build();
        assertEquals(10, limited.size());
    }

    @Test
    void sequencesMustBeSet() {
        assertThrows(
                IllegalStateException.class,
                () -> PaddedSequenceDataset.builder().setSampling(1, false).build());
    }

    private static List<String> ids(RandomAccessDataset part) {
        Sequences sequences =
                assertInstanceOf(PaddedSequenceDataset.class, part).sequences();
        return java.util.stream.IntStream.range(0, sequences.size())
                .mapToObj(sequences::id)
                .toList();
    }
}
