package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Which steps of a batch are real. All arrays here are time-major, {@code (time, batch, ...)}, as the engines compute them.
 *
 * @param lastStep {@code (1, batch)}, the index of each sequence's last real step
 * @param steps {@code (time, 1)}, 0, 1, 2, ...
 * @param real {@code (time, batch, 1)}, whether a step is real
 */
record ValidSteps(NDArray lastStep, NDArray steps, NDArray real) {

    static ValidSteps of(NDArray values, @Nullable NDArray lastStep) {
        long batch = values.getShape().get(0);
        long time = values.getShape().get(1);
        NDManager manager = values.getManager();
        NDArray last = lastStep == null
                ? manager.full(new Shape(1, batch), (float) (time - 1), DataType.FLOAT32)
                : lastStep.reshape(1, batch);
        NDArray steps = upTo(manager, time).reshape(time, 1);
        return new ValidSteps(last, steps, steps.lte(last).reshape(time, batch, 1));
    }

    private static NDArray upTo(NDManager manager, long count) {
        return manager.arange(Math.toIntExact(count)).toType(DataType.FLOAT32, false);
    }

    /**
     * Returns {@code (time, batch, features)} with zeros where no step is real.
     *
     * @param values {@code (batch, time, features)}
     */
    NDArray clean(NDArray values) {
        NDArray timeMajor = values.swapAxes(0, 1);
        // Cleared, not multiplied by 0: NaN times 0 is NaN.
        return only(timeMajor, timeMajor.zerosLike());
    }

    /** Returns the outputs of real steps, and others elsewhere; both {@code (time, batch, width)}. */
    NDArray only(NDArray outputs, NDArray elsewhere) {
        return NDArrays.where(real.broadcast(outputs.getShape()), outputs, elsewhere);
    }

    /** Returns how many steps of each sequence are real, {@code (batch, 1)}. */
    NDArray counts() {
        return lastStep.add(1).reshape(lastStep.size(), 1);
    }

    /** Returns the outputs {@code (batch, width)} at each sequence's last step. */
    NDArray atLast(NDArray outputs) {
        return outputs.gatherNd(places(lastStep.reshape(lastStep.size())));
    }

    /** Returns the outputs {@code (batch, width)} at each sequence's first step. */
    NDArray atFirst(NDArray outputs) {
        return outputs.gatherNd(places(lastStep.reshape(lastStep.size()).zerosLike()));
    }

    /** Returns each sequence backwards within its own length, the padding where it was; done twice, it changes nothing. */
    NDArray reversed(NDArray outputs) {
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
