package org.seqwise;

import java.util.List;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Standardizer;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.NetworkShape;

/**
 * All of a saved model but its weights, as {@code seqwise.json} holds it.
 *
 * @param formatVersion what the folder looks like; see {@link ModelFolder}
 * @param network what the model is made of
 * @param featureNames the features of a step, in their order
 * @param center the center of each feature's tails, as in {@link Standardizer}; since format version 2
 * @param width how far from it they begin, 0 where they are left as they are; since format version 2
 * @param mean the mean of each feature in training, once its tails are drawn in
 * @param deviation the standard deviation of each feature in training, likewise; 0 for a constant one
 * @param objective what the training made small; since format version 3, before which it was cross-entropy with a weight for 1s
 * @param threshold the probability from which a sequence counts as a 1
 * @param provenance where the model comes from
 */
@SuppressWarnings("ArrayRecordComponent")
record Manifest(
        int formatVersion,
        NetworkShape network,
        List<String> featureNames,
        double[] center,
        double[] width,
        double[] mean,
        double[] deviation,
        Objective objective,
        double threshold,
        Provenance provenance) {

    Manifest {
        featureNames = List.copyOf(featureNames);
        InvalidInputException.require(
                featureNames.size() == network.featureCount(),
                "%d feature names do not fit a network of %d features.",
                featureNames.size(),
                network.featureCount());
        InvalidInputException.require(
                threshold >= 0 && threshold <= 1, "threshold (%s) must lie in [0, 1].", threshold);
    }

    static Manifest of(
            NetworkShape network,
            Standardizer standardizer,
            Objective objective,
            double threshold,
            Provenance provenance) {
        return new Manifest(
                ModelFolder.FORMAT_VERSION,
                network,
                standardizer.featureNames(),
                standardizer.center(),
                standardizer.width(),
                standardizer.mean(),
                standardizer.deviation(),
                objective,
                threshold,
                provenance);
    }

    Standardizer standardizer() {
        return new Standardizer(featureNames, center, width, mean, deviation);
    }
}
