package org.seqwise.data;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Record;
import ai.djl.training.dataset.Sampler;
import ai.djl.util.Progress;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Sequences as DJL batches. The data of a batch is {@code values (batch, time, features)}, padded with zeros behind each sequence and
 * only as long as the batch's longest, and {@code lastStep (batch)}, the index of each sequence's last real step; the labels are {@code
 * (batch, 1)}, absent for sequences without labels. Where sequences have weights, those are a second array of labels, {@code (batch, 1)},
 * as this toolkit's losses take them. All are float32. The values of a batch are one native array, made from a buffer that is used again; no
 * native array is made for a single sequence.
 *
 * <p>The next batch is read and padded on another thread; native arrays are made on the thread that asks for them. A pipeline, a batchifier
 * or an executor given to DJL's builder plays no part.
 */
public final class PaddedSequenceDataset extends RandomAccessDataset {

    private final Sequences sequences;
    private final boolean sparesLastStep;

    private PaddedSequenceDataset(Builder builder) {
        super(builder);
        sparesLastStep = builder.sparesLastStep;
        this.sequences = builder.requireSequences();
    }

    /** Starts a dataset; sequences and sampling must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the sequences that the batches are made of. */
    public Sequences sequences() {
        return sequences;
    }

    /** Returns what deals the batches. */
    public Sampler sampler() {
        return sampler;
    }

    /**
     * Returns one sequence as DJL's record: {@code values (time, features)} and {@code lastStep ()}, then the label {@code (1)} and, where
     * there are weights, the weight {@code (1)}.
     *
     * @param manager owns the arrays
     * @param index which sequence
     */
    @Override
    public Record get(NDManager manager, long index) {
        int i = Math.toIntExact(index);
        PaddedBatch one = PaddedBatch.of(sequences, List.of((long) i), FloatBuffer.allocate(0));
        NDList data = new NDList(
                NativeArrays.of(manager, one.values(), new Shape(one.time(), sequences.featureCount())),
                NativeArrays.of(manager, one.lastStep(), new Shape()));
        return new Record(data, labels(manager, one.labels(), one.weights(), new Shape(1)));
    }

    /**
     * Returns the batches of one epoch.
     *
     * @param manager the parent of each batch's own manager
     * @param sampler which sequences, in which order
     * @param executor not used
     */
    @Override
    public Iterable<Batch> getData(NDManager manager, Sampler sampler, @Nullable ExecutorService executor) {
        return () -> new BatchIterator(this, manager, sampler.sample(this));
    }

    /** Nothing to prepare: the sequences are here. */
    @Override
    public void prepare(@Nullable Progress progress) {}

    @Override
    protected long availableSize() {
        return sequences.size();
    }

    @Override
    protected RandomAccessDataset newSubDataset(int[] indices, int from, int to) {
        return part(Arrays.copyOfRange(indices, from, to));
    }

    @Override
    protected RandomAccessDataset newSubDataset(List<Long> subIndices) {
        return part(subIndices.stream().mapToInt(Math::toIntExact).toArray());
    }

    private PaddedSequenceDataset part(int[] indices) {
        Builder builder = builder().setSequences(sequences.subset(indices)).setSampling(sampler);
        builder.sparesLastStep = sparesLastStep;
        return new PaddedSequenceDataset(builder);
    }

    /** Returns whether a batch without padding comes without {@code lastStep}. */
    boolean sparesLastStep() {
        return sparesLastStep;
    }

    /** Returns labels, and weights if the sequences have any, as arrays; an empty list where there are no labels. */
    NDList labels(NDManager manager, float[] labels, float[] weights, Shape shape) {
        NDList arrays = new NDList();
        if (sequences.isLabeled()) {
            arrays.add(NativeArrays.of(manager, labels, shape));
            if (sequences.isWeighted()) {
                arrays.add(NativeArrays.of(manager, weights, shape));
            }
        }
        return arrays;
    }

    /** Builds a {@link PaddedSequenceDataset}. */
    public static final class Builder extends BaseBuilder<Builder> {

        private @Nullable Sequences sequences;
        private boolean sparesLastStep;

        private Builder() {}

        /**
         * Leaves {@code lastStep} out of batches whose sequences are equally long, where all steps are real: a block then has no padding to
         * look for.
         */
        public Builder optSparingLastStep() {
            sparesLastStep = true;
            return this;
        }

        /**
         * Sets what the batches are made of.
         *
         * @param sequences already preprocessed
         */
        public Builder setSequences(Sequences sequences) {
            this.sequences = sequences;
            return this;
        }

        /** Returns the dataset. */
        public PaddedSequenceDataset build() {
            return new PaddedSequenceDataset(this);
        }

        private Sequences requireSequences() {
            if (sequences == null) {
                throw new IllegalStateException("setSequences must be called before build.");
            }
            return sequences;
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
