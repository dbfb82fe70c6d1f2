package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.Record;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Sequences;
import org.seqwise.data.ShuffledBatches;
import org.seqwise.engine.Engines;

class DatasetTest {

    /** Two features; 3, 1, 2, 1 and 4 steps. */
    private static final Sequences FIVE = Sequences.builder(List.of("x", "y"))
            .add("a", new float[][] {{1, 2}, {3, 4}, {5, 6}}, 1)
            .add("b", new float[][] {{7, 8}}, 0)
            .add("c", new float[][] {{9, 10}, {11, 12}}, 0)
            .add("d", new float[][] {{13, 14}}, 1)
            .add("e", new float[][] {{15, 16}, {17, 18}, {19, 20}, {21, 22}}, 0)
            .build();

    private final NDManager manager = Engines.engine().newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void batchIsPaddedBehindAndAsLongAsItsLongest() throws IOException, TranslateException {
        List<Batch> batches = batches(inOrder(FIVE, 2));
        NDArray values = batches.get(0).getData().get(0);
        NDArray lastStep = batches.get(0).getData().get(1);
        assertEquals(new Shape(2, 3, 2), values.getShape());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0}, values.toFloatArray());
        assertEquals(new Shape(2), lastStep.getShape());
        assertArrayEquals(new float[] {2, 0}, lastStep.toFloatArray());
        assertEquals(new Shape(2, 2, 2), batches.get(1).getData().get(0).getShape());
        assertEquals(new Shape(1, 4, 2), batches.get(2).getData().get(0).getShape());
    }

    @Test
    void lastStepCanBeLeftOutWhereNothingIsPadded() throws IOException, TranslateException {
        PaddedSequenceDataset dataset = PaddedSequenceDataset.builder()
                .setSequences(FIVE)
                .setSampling(2, false)
                .optSparingLastStep()
                .build();
        // Of 3 and 1 steps, of 2 and 1, and one alone.
        assertEquals(
                List.of(2, 2, 1),
                batches(dataset).stream().map(batch -> batch.getData().size()).toList());
    }

    @Test
    void everyArrayIsFloat32() throws IOException, TranslateException {
        Batch batch = batches(inOrder(FIVE, 5)).get(0);
        batch.getData().forEach(array -> assertEquals(DataType.FLOAT32, array.getDataType()));
        batch.getLabels().forEach(array -> assertEquals(DataType.FLOAT32, array.getDataType()));
    }

    @Test
    void labelsAreOneColumn() throws IOException, TranslateException {
        NDArray labels = batches(inOrder(FIVE, 5)).get(0).getLabels().singletonOrThrow();
        assertEquals(new Shape(5, 1), labels.getShape());
        assertArrayEquals(new float[] {1, 0, 0, 1, 0}, labels.toFloatArray());
    }

    @Test
    void unlabeledSequencesGiveNoLabels() throws IOException, TranslateException {
        Batch batch = batches(inOrder(Study.unlabeled(FIVE), 5)).get(0);
        assertTrue(batch.getLabels().isEmpty());
        assertEquals(2, batch.getData().size());
    }

    @Test
    void weightsAreASecondColumnOfLabels() throws IOException, TranslateException {
        Sequences weighted = Sequences.builder(List.of("x"))
                .add("a", new float[][] {{1}, {2}}, 1, 0.5f)
                .add("b", new float[][] {{3}}, 0)
                .add("c", new float[][] {{4}}, 1, 0)
                .build();
        List<Batch> batches = batches(inOrder(weighted, 2));
        assertEquals(2, batches.get(0).getLabels().size());
        assertArrayEquals(new float[] {1, 0}, batches.get(0).getLabels().get(0).toFloatArray());
        NDArray weights = batches.get(0).getLabels().get(1);
        assertEquals(new Shape(2, 1), weights.getShape());
        assertEquals(DataType.FLOAT32, weights.getDataType());
        assertArrayEquals(new float[] {0.5f, 1}, weights.toFloatArray());
        assertArrayEquals(new float[] {0}, batches.get(1).getLabels().get(1).toFloatArray());
        Record record = inOrder(weighted, 1).get(manager, 0);
        assertEquals(new Shape(1), record.getLabels().get(1).getShape());
        assertEquals(0.5f, record.getLabels().get(1).getFloat());
    }

    @Test
    void batchTellsItsSizeAndHowFarTheEpochIs() throws IOException, TranslateException {
        List<Batch> batches = batches(inOrder(FIVE, 2));
        assertEquals(List.of(2, 2, 1), batches.stream().map(Batch::getSize).toList());
        assertEquals(
                List.of(2L, 4L, 5L), batches.stream().map(Batch::getProgress).toList());
        assertEquals(5, batches.get(0).getProgressTotal());
    }

    @Test
    void eachSequenceComesOnceAnEpochInAnotherOrder() throws IOException, TranslateException {
        Sequences many = Study.first(300, Study.SPLIT.train());
        PaddedSequenceDataset dataset = shuffled(many, 1);
        List<Float> first = firstValues(dataset);
        List<Float> second = firstValues(dataset);
        assertFalse(first.equals(second));
        assertEquals(
                firstValues(inOrder(many, 300)).stream().sorted().toList(),
                first.stream().sorted().toList());
        assertEquals(first.stream().sorted().toList(), second.stream().sorted().toList());
    }

    @Test
    void sameSeedGivesTheSameOrdersAndAnotherSeedOthers() throws IOException, TranslateException {
        Sequences many = Study.first(300, Study.SPLIT.train());
        PaddedSequenceDataset dataset = shuffled(many, 1);
        PaddedSequenceDataset again = shuffled(many, 1);
        assertEquals(firstValues(dataset), firstValues(again));
        assertEquals(firstValues(dataset), firstValues(again));
        assertFalse(firstValues(shuffled(many, 1)).equals(firstValues(shuffled(many, 2))));
    }

    @Test
    void earlierBatchThatIsStillOpenKeepsItsValues() throws IOException, TranslateException {
        List<Batch> batches = batches(inOrder(FIVE, 1));
        for (int i = 0; i < FIVE.size(); i++) {
            NDArray values = batches.get(i).getData().get(0);
            float[][] steps = FIVE.steps(i);
            assertEquals(steps[0][0], values.toFloatArray()[0]);
            assertEquals(2L * steps.length, values.size());
        }
    }

    @Test
    void batchesOwnTheirArraysAndNoneStrays() throws IOException, TranslateException {
        // A capped manager takes no array: whatever is not the batch's own would throw.
        manager.cap();
        for (Batch batch : shuffled(FIVE, 1).getData(manager)) {
            assertEquals(3, batch.getManager().getManagedArrays().size());
            NDArray values = batch.getData().head();
            batch.close();
            assertTrue(values.isReleased());
        }
        assertTrue(manager.getManagedArrays().isEmpty());
    }

    @Test
    void recordIsOneSequenceAtItsLength() {
        Record record = inOrder(FIVE, 1).get(manager, 2);
        NDArray values = record.getData().get(0);
        assertEquals(new Shape(2, 2), values.getShape());
        assertArrayEquals(new float[] {9, 10, 11, 12}, values.toFloatArray());
        assertEquals(new Shape(), record.getData().get(1).getShape());
        assertEquals(1f, record.getData().get(1).getFloat());
        assertEquals(new Shape(1), record.getLabels().singletonOrThrow().getShape());
        assertTrue(inOrder(Study.unlabeled(FIVE), 1).get(manager, 2).getLabels().isEmpty());
    }

    private static PaddedSequenceDataset inOrder(Sequences sequences, int batchSize) {
        return PaddedSequenceDataset.builder()
                .setSequences(sequences)
                .setSampling(batchSize, false)
                .build();
    }

    private static PaddedSequenceDataset shuffled(Sequences sequences, long seed) {
        return PaddedSequenceDataset.builder()
                .setSequences(sequences)
                .setSampling(new ShuffledBatches(16, seed))
                .build();
    }

    /** Returns all batches of an epoch, open until the test ends. */
    private List<Batch> batches(PaddedSequenceDataset dataset) throws IOException, TranslateException {
        List<Batch> batches = new ArrayList<>();
        dataset.getData(manager).forEach(batches::add);
        return batches;
    }

    /** Returns what tells the sequences of an epoch apart, in their order: the first value of each. */
    private List<Float> firstValues(PaddedSequenceDataset dataset) throws IOException, TranslateException {
        List<Float> values = new ArrayList<>();
        for (Batch batch : dataset.getData(manager)) {
            try (batch) {
                for (float value : batch.getData().head().get(":, 0, 4").toFloatArray()) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
