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
 * Makes the padded batches of one epoch, one after the other. While the engine is at a large one, another thread reads and pads the next, in two
 * direct buffers by turns.
 */
final class BatchIterator implements Iterator<Batch> {

    // Some ten microseconds of padding: to wake a thread takes longer, from a processor that the engine's own threads
    // want.
    private static final int WORTH_A_THREAD = 16_384;
    private static final FloatBuffer NOTHING = FloatBuffer.allocate(0);

    private final PaddedSequenceDataset dataset;
    private final NDManager manager;
    private final Iterator<List<Long>> order;
    private FloatBuffer spare = NOTHING;
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
        PaddedBatch padded = ahead == null ? padded(order.next(), takeSpare()) : awaited(ahead);
        ahead = null;
        if (order.hasNext() && padded.values().remaining() >= WORTH_A_THREAD) {
            List<Long> positions = order.next();
            FloatBuffer buffer = takeSpare();
            ahead = CompletableFuture.supplyAsync(() -> padded(positions, buffer));
        }
        Batch batch = handedOver(padded);
        spare = padded.values();
        return batch;
    }

    private PaddedBatch padded(List<Long> positions, FloatBuffer buffer) {
        return PaddedBatch.of(dataset.sequences(), positions, buffer);
    }

    private FloatBuffer takeSpare() {
        FloatBuffer taken = spare;
        spare = NOTHING;
        return taken;
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
