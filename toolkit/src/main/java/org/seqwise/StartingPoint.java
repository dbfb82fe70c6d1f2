package org.seqwise;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.Standardizer;
import org.seqwise.reference.NetworkShape;
import org.seqwise.training.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a training begins with.
 *
 * @param network what the model is made of
 * @param standardizer what is done to raw values; the weights of a saved model mean something only with its own
 * @param weights by parameter name, or empty for freshly drawn ones
 * @param state of the training that the weights come from
 */
record StartingPoint(
        NetworkShape network, Standardizer standardizer, Map<String, float[]> weights, TrainingState state) {

    private static final Logger LOG = LoggerFactory.getLogger(StartingPoint.class);

    static StartingPoint of(@Nullable Path saved, NetworkShape network, boolean standardize, Sequences train) {
        if (saved == null) {
            Standardizer standardizer = standardize ? Standardizer.fit(train) : Standardizer.none(train.featureNames());
            return new StartingPoint(network, standardizer, Map.of(), TrainingState.NONE);
        }
        SavedModel model = ModelFolder.read(saved);
        requireFitting(model.manifest(), saved, network, train);
        if (model.state().epochs() == 0) {
            LOG.info("The optimizer starts anew, since the model to start from ({}) holds no training's state.", saved);
        }
        return new StartingPoint(network, model.manifest().standardizer(), model.weights(), model.state());
    }

    private static void requireFitting(Manifest model, Path saved, NetworkShape network, Sequences train) {
        InvalidInputException.require(
                model.featureNames().equals(train.featureNames()),
                "The data has features %s; the model to start from (%s) has %s, and both must be the same.",
                train.featureNames(),
                saved,
                model.featureNames());
        InvalidInputException.require(
                network.hiddenSize() == model.network().hiddenSize(),
                "hiddenSize (%d) must be %d, as the model to start from (%s) has it.",
                network.hiddenSize(),
                model.network().hiddenSize(),
                saved);
        InvalidInputException.require(
                network.equals(model.network()),
                "The network (%s) must be that of the model to start from (%s): %s.",
                network,
                saved,
                model.network());
    }
}
