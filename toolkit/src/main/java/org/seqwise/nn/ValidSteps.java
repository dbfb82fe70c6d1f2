package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/** Which steps of a batch are real. All arrays here are time-major, {@code (time, batch, ...)}, as the engines compute them. */
interface ValidSteps {

    /**
     * Returns those of a batch.
     *
     * @param values {@code (batch, time, features)}
     * @param lastStep {@code (batch)}, the index of each sequence's last real step; null where every step is real
     */
    static ValidSteps of(NDArray values, @Nullable NDArray lastStep) {
        return lastStep == null ? new EveryStep(values.getShape().get(1)) : Padded.of(values, lastStep);
    }

    /**
     * Returns {@code (time, batch, features)} with zeros where no step is real.
     *
     * @param values {@code (batch, time, features)}
     */
    NDArray clean(NDArray values);

    /** Returns the outputs of real steps, and others elsewhere; both {@code (time, batch, width)}. */
    NDArray only(NDArray outputs, NDArray elsewhere);

    /** Returns the mean over real steps, {@code (batch, width)}. */
    NDArray mean(NDArray outputs);

    /** Returns the outputs {@code (batch, width)} at each sequence's last step. */
    NDArray atLast(NDArray outputs);

    /** Returns the outputs {@code (batch, width)} at each sequence's first step. */
    NDArray atFirst(NDArray outputs);

    /** Returns each sequence backwards within its own length, the padding where it was; done twice, it changes nothing. */
    NDArray reversed(NDArray outputs);

    /**
     * There is no padding: nothing to clear, to leave out or to look for.
     *
     * @param time how many steps each sequence has
     */
    record EveryStep(long time) implements ValidSteps {

        @Override
        public NDArray clean(NDArray values) {
            return values.swapAxes(0, 1);
        }

        @Override
        public NDArray only(NDArray outputs, NDArray elsewhere) {
            return outputs;
        }

        @Override
        public NDArray mean(NDArray outputs) {
            return outputs.sum(new int[] {0}).div(time);
        }

        @Override
        public NDArray atLast(NDArray outputs) {
            return at(time - 1, outputs);
        }

        @Override
        public NDArray atFirst(NDArray outputs) {
            return at(0, outputs);
        }

        // A slice and not get(step), after which one engine waits for the outputs in order to squeeze them.
        private static NDArray at(long step, NDArray outputs) {
            Shape shape = outputs.getShape();
            return outputs.get(new NDIndex().addSliceDim(step, step + 1)).reshape(shape.get(1), shape.get(2));
        }

        @Override
        public NDArray reversed(NDArray outputs) {
            return outputs.flip(0);
        }
    }

    /**
     * Sequences of unequal length.
     *
     * @param lastStep {@code (1, batch)}, the index of each sequence's last real step
     * @param steps {@code (time, 1)}, 0, 1, 2, ...
     * @param real {@code (time, batch, 1)}, whether a step is real
     */
    record Padded(NDArray lastStep, NDArray steps, NDArray real) implements ValidSteps {

        static Padded of(NDArray values, NDArray lastStep) {
            long batch = values.getShape().get(0);
            long time = values.getShape().get(1);
            NDArray last = lastStep.reshape(1, batch);
            NDArray steps = upTo(values.getManager(), time).reshape(time, 1);
            return new Padded(last, steps, steps.lte(last).reshape(time, batch, 1));
        }

        private static NDArray upTo(NDManager manager, long count) {
            return manager.arange(Math.toIntExact(count)).toType(DataType.FLOAT32, false);
        }

        @Override
        public NDArray clean(NDArray values) {
            NDArray timeMajor = values.swapAxes(0, 1);
            // Cleared, not multiplied by 0: NaN times 0 is NaN.
            return only(timeMajor, timeMajor.zerosLike());
        }

        @Override
        public NDArray only(NDArray outputs, NDArray elsewhere) {
            return NDArrays.where(real.broadcast(outputs.getShape()), outputs, elsewhere);
        }

        @Override
        public NDArray mean(NDArray outputs) {
            NDArray counts = lastStep.add(1).reshape(lastStep.size(), 1);
            return only(outputs, outputs.zerosLike()).sum(new int[] {0}).div(counts);
        }

        @Override
        public NDArray atLast(NDArray outputs) {
            return outputs.gatherNd(places(lastStep.reshape(lastStep.size())));
        }

        @Override
        public NDArray atFirst(NDArray outputs) {
            return outputs.gatherNd(places(lastStep.reshape(lastStep.size()).zerosLike()));
        }

        @Override
        public NDArray reversed(NDArray outputs) {
            NDArray mirrored = lastStep.sub(steps);
            NDArray unmoved = steps.broadcast(mirrored.getShape());
            NDArray isReal = real.reshape(mirrored.getShape());
            return outputs.gatherNd(places(NDArrays.where(isReal, mirrored, unmoved)));
        }

        // Made anew for each use: one engine's gatherNd computes in the index it is given.
        private static NDArray places(NDArray step) {
            Shape shape = step.getShape();
            NDArray sequence = upTo(step.getManager(), shape.tail()).broadcast(shape);
            return NDArrays.stack(new NDList(step, sequence)).toType(DataType.INT64, false);
        }
    }
}
