package org.seqwise.data;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.Batchifier;
import java.nio.FloatBuffer;
import java.util.Iterator;
import java.util.List;

/** Makes the padded batches of one epoch, one after the other, through one direct buffer. */
final class BatchIterator implements Iterator<Batch> {

    private final PaddedSequenceDataset dataset;
    private final NDManager manager;
    private final Iterator<List<Long>> order;
    private FloatBuffer buffer = FloatBuffer.allocate(0);
    private long served;

    BatchIterator(PaddedSequenceDataset dataset, NDManager manager, Iterator<List<Long>> order) {
        this.dataset = dataset;
        this.manager = manager;
        this.order = order;
    }

    @Override
    public boolean hasNext() {
        return order.hasNext();
    }

    @Override
    public Batch next() {
        List<Long> positions = order.next();
        int[] indices = positions.stream().mapToInt(Math::toIntExact).toArray();
        NDManager owner = manager.newSubManager();
        try {
            NDList data = pad(owner, indices);
            NDList labels = dataset.labels(owner, indices, new Shape(indices.length, 1));
            served += indices.length;
            return new Batch(
                    owner,
                    data,
                    labels,
                    indices.length,
                    Batchifier.STACK,
                    Batchifier.STACK,
                    served,
                    dataset.size(),
                    positions);
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    private NDList pad(NDManager owner, int[] indices) {
        Sequences sequences = dataset.sequences();
        int longest = 0;
        float[] lastStep = new float[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int steps = sequences.stepCount(indices[i]);
            longest = Math.max(longest, steps);
            lastStep[i] = steps - 1;
        }
        int row = Math.multiplyExact(longest, sequences.featureCount());
        FloatBuffer values = cleared(Math.multiplyExact(row, indices.length));
        for (int i = 0; i < indices.length; i++) {
            sequences.copyTo(indices[i], values);
            while (values.position() < (i + 1) * row) {
                values.put(0f);
            }
        }
        Shape shape = new Shape(indices.length, longest, sequences.featureCount());
        return new NDList(NativeArrays.of(owner, values.flip(), shape), NativeArrays.of(owner, lastStep));
    }

    private FloatBuffer cleared(int capacity) {
        if (buffer.capacity() < capacity) {
            buffer = NativeArrays.direct(capacity);
        }
        return buffer.clear();
    }
}
