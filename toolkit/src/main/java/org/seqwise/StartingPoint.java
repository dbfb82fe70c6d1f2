package org.seqwise;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
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
 * @param members one for each network to train, in their order; without weights where they are to be drawn
 */
record StartingPoint(NetworkShape network, Preprocessor preprocessor, List<SavedMember> members) {

    private static final Logger LOG = LoggerFactory.getLogger(StartingPoint.class);

    private static final SavedMember FRESH = new SavedMember(Map.of(), TrainingState.NONE);

    /**
     * Fits what is done to raw values, or takes it from a saved model.
     *
     * @param network for any number of features
     * @param settings what is to be done, or null for the default or what the saved model does
     * @param members how many, or null for one or as many as the saved model has
     */
    static StartingPoint of(
            @Nullable Path saved,
            NetworkShape network,
            @Nullable PreprocessorSettings settings,
            @Nullable Integer members,
            Sequences train) {
        if (saved == null) {
            Preprocessor fitted = Preprocessor.fit(train, settings == null ? PreprocessorSettings.DEFAULT : settings);
            int features = fitted.outputNames().size();
            return new StartingPoint(
                    network.withFeatureCount(features),
                    fitted,
                    Collections.nCopies(members == null ? 1 : members, FRESH));
        }
        SavedModel model = ModelFolder.read(saved);
        requireFitting(model.manifest(), saved, network, train);
        requireSameSettings(settings, model.manifest().preprocessor().settings(), saved);
        requireSameMembers(members, model.members().size(), saved);
        if (model.members().stream().anyMatch(member -> member.state().epochs() == 0)) {
            LOG.info("The optimizer starts anew, since the model to start from ({}) holds no training's state.", saved);
        }
        return new StartingPoint(model.manifest().network(), model.manifest().preprocessor(), model.members());
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

    private static void requireSameMembers(@Nullable Integer asked, int present, Path saved) {
        InvalidInputException.require(
                asked == null || asked == present,
                "ensemble (%d) must be the number of members of the model to start from (%s): %d. Maybe leave it out.",
                asked,
                saved,
                present);
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
