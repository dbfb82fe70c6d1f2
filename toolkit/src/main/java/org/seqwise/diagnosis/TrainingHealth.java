package org.seqwise.diagnosis;

/**
 * Figures of an epoch by which a training that learns nothing can be told from one that does. A figure is NaN where it is not known.
 *
 * @param gradientNorm the mean length of all gradients as one vector, before clipping, at every twentieth step of the epoch; of the steps since
 *     the training was resumed where that was within the epoch
 * @param weightNorm the length of all weights as one vector, at the end of the epoch
 * @param updateRatio how far the weights moved from the beginning of the epoch to its end, by their length at its beginning; NaN where the
 *     training was resumed within the epoch
 * @param saturation the share of the recurrent layers' gates that are below 0.01 or above 0.99, candidates beyond 0.99 either way, over some
 *     validation sequences, in [0, 1]
 * @param spread the greatest validation probability less the least, in [0, 1]
 */
public record TrainingHealth(
        double gradientNorm, double weightNorm, double updateRatio, double saturation, double spread) {}
