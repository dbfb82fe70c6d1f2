package org.seqwise.data;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.Batchifier;
import java.nio.FloatBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the padded batches of one epoch, one after the other. While the engine is at one, another thread reads and pads the next, in two
 * direct buffers by turns.
 */
final class BatchIterator implements Iterator<Batch> {

    private final PaddedSequenceDataset dataset;
    private final NDManager manager;
    private final Iterator<List<Long>> order;
    private FloatBuffer spare = FloatBuffer.allocate(0);
    private @Nullable CompletableFuture<PaddedBatch> ahead;
    private long served;

    BatchIterator(PaddedSequenceDataset dataset, NDManager manager, Iterator<List<Long>> order) {
        this.dataset = dataset;
        this.manager = manager;
        this.order = order;
    }

    @Override
    public boolean hasNext() {
        return ahead != null || order.hasNext();
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        PaddedBatch padded = ahead == null
                ? PaddedBatch.of(dataset.sequences(), order.next(), FloatBuffer.allocate(0))
                : awaited(ahead);
        ahead = null;
        if (order.hasNext()) {
            List<Long> positions = order.next();
            FloatBuffer free = spare;
            ahead = CompletableFuture.supplyAsync(() -> PaddedBatch.of(dataset.sequences(), positions, free));
        }
        Batch batch = handedOver(padded);
        spare = padded.values();
        return batch;
    }

    private static PaddedBatch awaited(CompletableFuture<PaddedBatch> ahead) {
        try {
            return ahead.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Batch handedOver(PaddedBatch padded) {
        NDManager owner = manager.newSubManager();
        try {
            int size = padded.positions().size();
            Shape shape = new Shape(size, padded.time(), dataset.sequences().featureCount());
            NDList data = new NDList(NativeArrays.of(owner, padded.values(), shape));
            if (padded.isPadded() || !dataset.sparesLastStep()) {
                data.add(NativeArrays.of(owner, padded.lastStep()));
            }
            served += size;
            return new Batch(
                    owner,
                    data,
                    dataset.labels(owner, padded.labels(), padded.weights(), new Shape(size, 1)),
                    size,
                    Batchifier.STACK,
                    Batchifier.STACK,
                    served,
                    dataset.size(),
                    padded.positions());
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }
}
