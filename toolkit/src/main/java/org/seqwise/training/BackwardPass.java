package org.seqwise.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.util.Pair;
import ai.djl.util.PairList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.seqwise.data.NativeArrays;
import org.seqwise.nn.BatchPart;
import org.seqwise.nn.SequenceNetwork;

/**
 * Finds the gradient of a batch's mean loss at every parameter. A batch that would need much memory is gone through part by part, forward and
 * back, and the parts' gradients are summed: to the same numbers but for rounding, in the memory of one part.
 *
 * @param block gives {@code logit (batch, 1)}
 * @param loss a mean over a batch
 */
record BackwardPass(Block block, Loss loss) {

    /**
     * What came of a batch, owned by it.
     *
     * @param logits {@code (batch, 1)}
     * @param meanLoss a scalar
     */
    record Taken(NDList logits, NDArray meanLoss) {}

    /** Leaves the gradient with the parameters, each of which must have none, or one that the engine overwrites. */
    Taken of(ParameterStore weights, Batch batch) {
        List<BatchPart> parts = block instanceof SequenceNetwork network
                ? network.parts(batch.getData().head())
                : List.of();
        return parts.size() > 1 ? byParts(weights, batch, parts) : whole(weights, batch);
    }

    private Taken whole(ParameterStore weights, Batch batch) {
        try (GradientCollector collector = batch.getManager().getEngine().newGradientCollector()) {
            NDList logits = block.forward(weights, batch.getData(), true);
            NDArray mean = loss.evaluate(batch.getLabels(), logits);
            collector.backward(mean);
            return new Taken(logits, mean);
        }
    }

    private Taken byParts(ParameterStore weights, Batch batch, List<BatchPart> parts) {
        NDList logits = new NDList();
        NDList losses = new NDList();
        try (NDManager scope = batch.getManager().newSubManager()) {
            Map<String, NDArray> sums = new HashMap<>();
            for (BatchPart part : parts) {
                if (part.first() > 0) {
                    putAside(scope, sums);
                }
                Taken taken = part(weights, batch, part);
                logits.add(taken.logits.head());
                losses.add(taken.meanLoss);
            }
            for (Pair<String, Parameter> named : block.getParameters()) {
                try (NDArray gradient = named.getValue().getArray().getGradient()) {
                    gradient.addi(sums.get(named.getKey()));
                }
            }
        }
        return new Taken(new NDList(NDArrays.concat(logits, 0)), NDArrays.add(losses.toArray(NDArray[]::new)));
    }

    private Taken part(ParameterStore weights, Batch batch, BatchPart part) {
        try (NDManager scope = batch.getManager().newSubManager();
                GradientCollector collector = scope.getEngine().newGradientCollector()) {
            PairList<String, Object> params = new PairList<>();
            params.add(SequenceNetwork.PART, part);
            NDList logits = block.forward(weights, rows(batch.getData(), part, scope), true, params);
            // An array: one engine would read a number again in the backward pass.
            NDArray share = NativeArrays.of(scope, (float) part.size() / part.batch());
            NDArray mean = loss.evaluate(rows(batch.getLabels(), part, scope), logits)
                    .mul(share)
                    .sum();
            collector.backward(mean);
            logits.attach(batch.getManager());
            mean.attach(batch.getManager());
            return new Taken(logits, mean);
        }
    }

    private static NDList rows(NDList arrays, BatchPart part, NDManager scope) {
        NDList rows = new NDList();
        NDIndex index = new NDIndex().addSliceDim(part.first(), part.first() + part.size());
        for (NDArray array : arrays) {
            NDArray some = array.get(index);
            some.attach(scope);
            rows.add(some);
        }
        return rows;
    }

    // Some engines add the next gradient to the one that is there, others overwrite it.
    private void putAside(NDManager scope, Map<String, NDArray> sums) {
        for (Pair<String, Parameter> named : block.getParameters()) {
            try (NDArray gradient = named.getValue().getArray().getGradient()) {
                NDArray sum = sums.get(named.getKey());
                if (sum == null) {
                    NDArray first = gradient.duplicate();
                    first.attach(scope);
                    sums.put(named.getKey(), first);
                } else {
                    sum.addi(gradient);
                }
                gradient.subi(gradient);
            }
        }
    }
}
