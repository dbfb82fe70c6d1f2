package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.seqwise.reference.Pooling;

/** What the head reads of the top layer's outputs. */
enum SequencePooling {
    /** What each direction gave last: at the last step, and backwards at the first. */
    LAST {
        @Override
        NDArray pool(List<NDArray> directions, ValidSteps steps, BoundWeights bound) {
            List<NDArray> last = new ArrayList<>();
            last.add(steps.atLast(directions.get(0)));
            if (directions.size() > 1) {
                last.add(steps.atFirst(directions.get(1)));
            }
            return RecurrentLayers.joined(last);
        }
    },
    /** The mean over real steps. */
    MEAN {
        @Override
        NDArray pool(List<NDArray> directions, ValidSteps steps, BoundWeights bound) {
            return steps.mean(RecurrentLayers.joined(directions));
        }
    },
    /** The largest over real steps, number by number. */
    MAX {
        @Override
        NDArray pool(List<NDArray> directions, ValidSteps steps, BoundWeights bound) {
            NDArray outputs = RecurrentLayers.joined(directions);
            // Outputs of a cell lie within -1 and 1.
            NDArray below = outputs.zerosLike().sub(2);
            return steps.only(outputs, below).max(new int[] {0});
        }
    },
    /** The three side by side: mean, max, last. */
    MEAN_MAX_LAST {
        @Override
        NDArray pool(List<NDArray> directions, ValidSteps steps, BoundWeights bound) {
            NDList three = new NDList();
            for (SequencePooling one : List.of(MEAN, MAX, LAST)) {
                three.add(one.pool(directions, steps, bound));
            }
            return NDArrays.concat(three, 1);
        }
    },
    /** A mean weighted by additive attention (Bahdanau et al. 2015): softmax over real steps of {@code query . tanh(K h + k)}. */
    ATTENTION {
        @Override
        NDArray pool(List<NDArray> directions, ValidSteps steps, BoundWeights bound) {
            NDArray outputs = RecurrentLayers.joined(directions);
            long time = outputs.getShape().get(0);
            long batch = outputs.getShape().get(1);
            long width = outputs.getShape().get(2);
            NDArray rows = outputs.reshape(time * batch, width);
            NDArray query = Affine.lent(bound.get("attention_query").reshape(1, width), rows);
            NDArray scores = Affine.product(
                            Affine.layer(rows, bound, "attention").tanh(), query)
                    .reshape(time, batch, 1);
            // So low that its exponential is exactly 0.
            NDArray shares = steps.only(scores, scores.zerosLike().sub(1e30f)).softmax(0);
            return outputs.mul(shares).sum(new int[] {0});
        }
    };

    static SequencePooling of(Pooling pooling) {
        return valueOf(pooling.name());
    }

    /**
     * Returns {@code (batch, pooled width)}.
     *
     * @param directions {@code (time, batch, hidden)} each, one or two
     */
    abstract NDArray pool(List<NDArray> directions, ValidSteps steps, BoundWeights bound);
}
