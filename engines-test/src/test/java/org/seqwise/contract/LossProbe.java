package org.seqwise.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import org.seqwise.engine.Engines;

/** Asks a loss for its value and its gradients on the engine under test. */
final class LossProbe {

    private LossProbe() {}

    static float value(Loss loss, float[] logits, int label) {
        try (NDManager scope = Engines.engine().newBaseManager()) {
            return loss.evaluate(labels(scope, logits.length, label), logits(scope, logits))
                    .getFloat();
        }
    }

    static float[] gradients(Loss loss, float[] logits, int label) {
        try (NDManager scope = Engines.engine().newBaseManager()) {
            return gradients(loss, logits, labels(scope, logits.length, label), scope);
        }
    }

    /** Returns the gradients where each sequence has a weight. */
    static float[] gradients(Loss loss, float[] logits, int label, float[] weights) {
        try (NDManager scope = Engines.engine().newBaseManager()) {
            NDList labels = labels(scope, logits.length, label);
            labels.add(scope.create(weights));
            return gradients(loss, logits, labels, scope);
        }
    }

    private static float[] gradients(Loss loss, float[] logits, NDList labels, NDManager scope) {
        NDList input = logits(scope, logits);
        input.head().setRequiresGradient(true);
        try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
            collector.backward(loss.evaluate(labels, input));
        }
        return input.head().getGradient().toFloatArray();
    }

    private static NDList logits(NDManager scope, float[] logits) {
        return new NDList(scope.create(logits, new Shape(logits.length, 1)));
    }

    private static NDList labels(NDManager scope, int count, int label) {
        return new NDList(scope.full(new Shape(count, 1), label));
    }

    /** The loss, with all that Java no longer holds freed and written over before the gradient is asked for. */
    static Loss collectedAfter(Loss loss) {
        return new Loss(loss.getName()) {
            @Override
            public NDArray evaluate(NDList labels, NDList predictions) {
                NDArray value = loss.evaluate(labels, predictions);
                FreedMemory.writeOver(predictions.head().getManager());
                return value;
            }
        };
    }
}
