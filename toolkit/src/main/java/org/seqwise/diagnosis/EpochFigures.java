package org.seqwise.diagnosis;

/**
 * What is known of a training after one epoch.
 *
 * @param epoch which, from 1
 * @param loss the mean loss of a training sequence, as the objective weighs it
 * @param validationLogLoss the log-loss of the validation part in nats, its sequences counting by their weights
 * @param validationRocAuc the ROC AUC of the validation part
 * @param learningRate of the epoch's last step
 * @param health how the network is
 */
public record EpochFigures(
        int epoch,
        double loss,
        double validationLogLoss,
        double validationRocAuc,
        double learningRate,
        TrainingHealth health) {}
