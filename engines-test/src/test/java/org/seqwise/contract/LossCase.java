package org.seqwise.contract;

import ai.djl.training.loss.Loss;
import java.util.List;
import org.seqwise.nn.FocalLoss;
import org.seqwise.nn.WeightedBinaryCrossEntropy;
import org.seqwise.reference.ReferenceLoss;

/** A loss beside its closed form. */
record LossCase(String name, Loss loss, ReferenceLoss form) {

    static final List<LossCase> ALL = List.of(
            crossEntropy(1, 1, 0),
            crossEntropy(3, 1, 0),
            crossEntropy(0.2, 1, 0),
            crossEntropy(1, 5, 0),
            crossEntropy(100, 0.01, 0),
            crossEntropy(1, 1, 0.1),
            crossEntropy(3, 0.5, 0.5),
            new LossCase("focal 2, 0.25", new FocalLoss(2, 0.25), new ReferenceLoss(0.25, 0.75, 0, 2)),
            focal(0, 3, 2, 0),
            focal(0, 3, 2, 0.1),
            focal(0.5, 1, 1, 0),
            focal(1, 0.2, 1, 0),
            focal(2, 3, 1, 0.1),
            focal(5, 1, 4, 0));

    private static LossCase crossEntropy(double positive, double negative, double smoothing) {
        return new LossCase(
                "cross-entropy " + positive + ", " + negative + ", " + smoothing,
                smoothing == 0
                        ? new WeightedBinaryCrossEntropy(positive, negative)
                        : new WeightedBinaryCrossEntropy(positive, negative, smoothing),
                new ReferenceLoss(positive, negative, smoothing, 0));
    }

    private static LossCase focal(double gamma, double positive, double negative, double smoothing) {
        return new LossCase(
                "focal " + gamma + ", " + positive + ", " + negative + ", " + smoothing,
                new FocalLoss(gamma, positive, negative, smoothing),
                new ReferenceLoss(positive, negative, smoothing, gamma));
    }

    @Override
    public String toString() {
        return name;
    }
}
