package org.seqwise.serving;

import ai.djl.Model;
import ai.djl.nn.Block;
import ai.djl.nn.BlockFactory;
import java.nio.file.Path;
import java.util.Map;
import org.seqwise.DjlModel;
import org.seqwise.SequenceClassifier;

/**
 * Makes DJL's model of a saved one: {@code serving.properties} names this class. It reads the folder as {@link SequenceClassifier#load} does,
 * with all checks, onto the model's engine and device; what it takes is freed when DJL's model is closed.
 */
public final class ClassifierBlockFactory implements BlockFactory {

    private static final long serialVersionUID = 1L;

    /** Is made by DJL. */
    public ClassifierBlockFactory() {}

    @Override
    public Block newBlock(Model model, Path modelPath, Map<String, ?> arguments) {
        try {
            return new ClassifierBlock(DjlModel.load(modelPath, model.getNDManager()));
        } catch (RuntimeException | Error e) {
            // DJL leaves a model that it could not fill to the garbage collector.
            model.close();
            throw e;
        }
    }

    /** Returns the name of the class, under which DJL notes it. */
    @Override
    public String toString() {
        return getClass().getName();
    }
}
