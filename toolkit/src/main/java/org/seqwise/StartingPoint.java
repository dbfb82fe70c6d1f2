package org.seqwise;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.reference.NetworkShape;
import org.seqwise.training.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a training begins with.
 *
 * @param network what the model is made of
 * @param preprocessor what is done to raw values; the weights of a saved model mean something only with its own
 * @param weights by parameter name, or empty for freshly drawn ones
 * @param state of the training that the weights come from
 */
record StartingPoint(
        NetworkShape network, Preprocessor preprocessor, Map<String, float[]> weights, TrainingState state) {

    private static final Logger LOG = LoggerFactory.getLogger(StartingPoint.class);

    /**
     * Fits what is done to raw values, or takes it from a saved model.
     *
     * @param network for any number of features
     * @param settings what is to be done, or null for the default or what the saved model does
     */
    static StartingPoint of(
            @Nullable Path saved, NetworkShape network, @Nullable PreprocessorSettings settings, Sequences train) {
        if (saved == null) {
            Preprocessor fitted = Preprocessor.fit(train, settings == null ? PreprocessorSettings.DEFAULT : settings);
            int features = fitted.outputNames().size();
            return new StartingPoint(network.withFeatureCount(features), fitted, Map.of(), TrainingState.NONE);
        }
        SavedModel model = ModelFolder.read(saved);
        requireFitting(model.manifest(), saved, network, train);
        requireSameSettings(settings, model.manifest().preprocessor().settings(), saved);
        if (model.state().epochs() == 0) {
            LOG.info("The optimizer starts anew, since the model to start from ({}) holds no training's state.", saved);
        }
        return new StartingPoint(
                model.manifest().network(), model.manifest().preprocessor(), model.weights(), model.state());
    }

    private static void requireFitting(Manifest model, Path saved, NetworkShape network, Sequences train) {
        InvalidInputException.require(
                Set.copyOf(model.featureNames()).equals(Set.copyOf(train.featureNames())),
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
                network.withFeatureCount(model.network().featureCount()).equals(model.network()),
                "The network (%s) must be that of the model to start from (%s): %s.",
                network,
                saved,
                model.network());
    }

    private static void requireSameSettings(
            @Nullable PreprocessorSettings asked, PreprocessorSettings present, Path saved) {
        InvalidInputException.require(
                asked == null || asked.equals(present),
                "The preprocessing (%s) must be that of the model to start from (%s): %s. Maybe leave it out.",
                asked,
                saved,
                present);
    }
}
