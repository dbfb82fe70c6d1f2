package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.NativeArrays;
import org.seqwise.data.Seeds;
import org.seqwise.reference.Dropout;
import org.seqwise.reference.NetworkShape;

/**
 * The masks of inverted dropout, drawn in Java: 0 with the dropped share's probability, else {@code 1 / (1 - share)}. A mask is the same
 * over all steps of a sequence. Which masks a training call draws follows from the seed and from how many calls were before it, on every
 * engine.
 */
public final class DropoutMasks {

    private final float share;
    private final long seed;
    private final AtomicLong calls = new AtomicLong();

    /**
     * Starts before the first call.
     *
     * @param share what is dropped, in [0, 1)
     * @param seed where the draws come from
     */
    public DropoutMasks(float share, long seed) {
        InvalidInputException.require(
                share >= 0 && share < 1, "dropout (%s) must lie in [0, 1): a share of what is read.", share);
        this.share = share;
        this.seed = seed;
    }

    /** Returns how many training calls have drawn masks. */
    public long calls() {
        return calls.get();
    }

    /** Goes on as if so many training calls had been made. */
    public void resumeAfter(long made) {
        calls.set(made);
    }

    /**
     * Returns the masks of the next training call.
     *
     * @param part of a batch, which share one call's masks and come in order
     */
    public Call next(BatchPart part) {
        if (share == 0) {
            return Call.NOTHING;
        }
        long call = part.first() == 0 ? calls.getAndIncrement() : calls.get() - 1;
        return new Call(share, Seeds.derive(seed, "dropout", call), part);
    }

    /**
     * Returns the masks of the next training call as the reference takes them, one dropout a sequence.
     *
     * @param shape the network's, which has the places and their widths
     * @param batch sequences
     */
    public List<Dropout> nextOfEach(NetworkShape shape, int batch) {
        Call call = next(BatchPart.whole(batch));
        if (call == Call.NOTHING) {
            return Collections.nCopies(batch, Dropout.NONE);
        }
        List<Integer> widths = shape.dropoutWidths();
        List<float[]> places = widths.stream().map(width -> call.draw(width)).toList();
        List<Dropout> dropouts = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            dropouts.add(Dropout.of(rows(places, widths, i)));
        }
        return dropouts;
    }

    private static List<double[]> rows(List<float[]> places, List<Integer> widths, int row) {
        List<double[]> rows = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            int width = widths.get(place);
            float[] mask = places.get(place);
            double[] wide = new double[width];
            Arrays.setAll(wide, j -> mask[row * width + j]);
            rows.add(wide);
        }
        return rows;
    }

    /** The masks of one call, one place after the other. */
    public static final class Call {

        static final Call NOTHING = new Call(0, 0, BatchPart.whole(0));

        private final float share;
        private final SplittableRandom random;
        private final BatchPart part;

        private Call(float share, long seed, BatchPart part) {
            this.share = share;
            this.part = part;
            random = new SplittableRandom(seed);
        }

        /**
         * Draws the mask of the next place.
         *
         * @param width numbers of each sequence
         * @return (sequences of the part, width), row after row
         */
        public float[] draw(int width) {
            float[] mask = new float[Math.multiplyExact(part.batch(), width)];
            float kept = 1 / (1 - share);
            for (int i = 0; i < mask.length; i++) {
                mask[i] = random.nextDouble() < share ? 0 : kept;
            }
            return Arrays.copyOfRange(mask, part.first() * width, (part.first() + part.size()) * width);
        }

        /**
         * Returns an array with some of its numbers left out.
         *
         * @param read {@code (sequences, width)}, or {@code (time, sequences, width)}, masked alike at all times
         */
        NDArray apply(NDArray read) {
            if (share == 0) {
                return read;
            }
            Shape shape = read.getShape();
            int axes = shape.dimension();
            long width = shape.get(axes - 1);
            float[] mask = draw(Math.toIntExact(width));
            Shape one = axes == 3 ? new Shape(1, part.size(), width) : shape;
            return read.mul(NativeArrays.of(read.getManager(), mask, one));
        }
    }
}
