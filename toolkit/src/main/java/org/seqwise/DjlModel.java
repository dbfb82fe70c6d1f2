package org.seqwise;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.UUID;
import org.seqwise.data.InvalidInputException;
import org.seqwise.reference.NetworkShape;

/**
 * Loads a saved model for a model of DJL's own. It is not {@link SequenceClassifier} that does, whose methods need no class of DJL where no
 * engine scores.
 */
public final class DjlModel {

    private DjlModel() {}

    /**
     * Loads a saved model onto the engine and device of a manager.
     *
     * @param folder as {@link SequenceClassifier#save} wrote it, on whichever engine
     * @param owner when it is closed, so is the model
     * @throws InvalidInputException if the folder is damaged or not a model's
     */
    public static SequenceClassifier load(Path folder, NDManager owner) {
        SavedModel saved = ModelFolder.read(folder);
        NetworkShape network = saved.manifest().network();
        String engine = owner.getEngine().getEngineName();
        SequenceClassifier loaded = SequenceClassifier.of(
                saved, member -> EngineScoring.of(network, member.weights(), engine, owner.getDevice()));
        owner.attachInternal("seqwise-" + UUID.randomUUID(), loaded);
        return loaded;
    }
}
