package org.seqwise.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.ReferenceLoss;

/**
 * What is known of a training before it begins, to judge its epochs by.
 *
 * @param startLoss the mean loss of the training part for a network whose logit is always 0, as those of small weights nearly are
 * @param floorLoss the least mean loss that one logit for all training sequences has, as the objective weighs them
 * @param floorLogLoss the least validation log-loss that one probability for all has, in nats
 * @param positiveRate the share of 1s of the validation part, by weight, in [0, 1]
 * @param inputs figures of each feature as the network sees it, over a sample of the training part
 * @param constants the features that never change in the whole training part
 */
public record RunFacts(
        double startLoss,
        double floorLoss,
        double floorLogLoss,
        double positiveRate,
        List<FeatureFigures> inputs,
        List<String> constants) {

    private static final double LARGEST_LOGIT = 40;
    private static final int HALVINGS = 100;

    /** Copies the lists. */
    public RunFacts {
        inputs = List.copyOf(inputs);
        constants = List.copyOf(constants);
    }

    /**
     * Looks at both parts.
     *
     * @param train labeled, as the network sees it
     * @param validation labeled
     * @param objective what the training makes small, and how often it deals 1s
     */
    public static RunFacts of(Sequences train, Sequences validation, Objective objective) {
        ReferenceLoss loss = new ReferenceLoss(
                objective.positiveWeight(),
                objective.negativeWeight(),
                objective.labelSmoothing(),
                objective.focalGamma());
        double dealtOnes = objective.oversampling() * train.balance().positives();
        double dealt = dealtOnes + train.balance().negatives();
        double ones = objective.oversampling() * train.weightOf(1) / dealt;
        double zeros = train.weightOf(0) / dealt;
        DoubleUnaryOperator ofOneLogit = logit -> ones * loss.loss(logit, 1) + zeros * loss.loss(logit, 0);
        double positive = validation.weightOf(1);
        double rate = positive / (positive + validation.weightOf(0));
        InputScan scan = InputScan.of(train);
        return new RunFacts(
                ofOneLogit.applyAsDouble(0), least(ofOneLogit), entropy(rate), rate, scan.figures(), scan.constants());
    }

    // It falls to its least and rises from there: the odds that a logit is best for grow with the logit.
    private static double least(DoubleUnaryOperator function) {
        double low = -LARGEST_LOGIT;
        double high = LARGEST_LOGIT;
        for (int i = 0; i < HALVINGS; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (function.applyAsDouble(left) < function.applyAsDouble(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return function.applyAsDouble(low);
    }

    private static double entropy(double rate) {
        return rate == 0 || rate == 1 ? 0 : -(rate * Math.log(rate) + (1 - rate) * Math.log1p(-rate));
    }

    /** Returns the features that change. */
    List<FeatureFigures> moving() {
        List<FeatureFigures> moving = new ArrayList<>(inputs);
        moving.removeIf(feature -> constants.contains(feature.name()) || feature.values() == 0);
        return moving;
    }
}
