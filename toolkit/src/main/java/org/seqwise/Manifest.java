package org.seqwise;

import java.util.List;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Preprocessor;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.NetworkShape;

/**
 * All of a saved model but its weights, as {@code seqwise.json} holds it.
 *
 * @param formatVersion what the folder looks like; see {@link ModelFolder}. It follows from the number of members, the
 *     objective's oversampling, whether there is a calibration, and which steps are read
 * @param network what the model is made of
 * @param preprocessor what is done to raw values; since format version 4, before which they were scaled and their tails drawn in alone;
 *     with the steps that are read since format version 7
 * @param objective what the training made small; since format version 3, before which it was cross-entropy with a weight for 1s;
 *     with how 1s were dealt since format version 5
 * @param calibration what is done to the probabilities that are corrected for the objective; since format version 6
 * @param threshold the calibrated probability from which a sequence counts as a 1
 * @param provenance where the model comes from
 */
record Manifest(
        int formatVersion,
        NetworkShape network,
        Preprocessor preprocessor,
        Objective objective,
        Calibrator calibration,
        double threshold,
        Provenance provenance) {

    Manifest {
        int features = preprocessor.outputNames().size();
        InvalidInputException.require(
                features == network.featureCount(),
                "%d features out of the preprocessor do not fit a network of %d.",
                features,
                network.featureCount());
        int members = provenance.members().size();
        int version = ModelFolder.version(members, objective, calibration, preprocessor.readSteps());
        InvalidInputException.require(
                formatVersion == version,
                "formatVersion (%d) must be %d for a model of %d members, %s, of %s steps, whose training dealt 1s as this one's did.",
                formatVersion,
                version,
                members,
                calibration.changesNothing() ? "not calibrated" : "calibrated",
                preprocessor.readSteps().areAll() ? "all" : "other");
        InvalidInputException.require(
                threshold >= 0 && threshold <= 1, "threshold (%s) must lie in [0, 1].", threshold);
    }

    static Manifest of(
            NetworkShape network,
            Preprocessor preprocessor,
            Objective objective,
            Calibrator calibration,
            double threshold,
            Provenance provenance) {
        int version =
                ModelFolder.version(provenance.members().size(), objective, calibration, preprocessor.readSteps());
        return new Manifest(version, network, preprocessor, objective, calibration, threshold, provenance);
    }

    /** Returns how many networks there are, at least 1. */
    int memberCount() {
        return provenance.members().size();
    }

    /** Returns the names of the raw features, in the order of training. */
    List<String> featureNames() {
        return preprocessor.inputNames();
    }
}
