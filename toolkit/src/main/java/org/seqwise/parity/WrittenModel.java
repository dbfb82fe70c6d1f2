package org.seqwise.parity;

import java.util.Map;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.NetworkShape;

/**
 * What a model was while it was saved.
 *
 * @param network what it was made of
 * @param weights by parameter name, row after row; not copied
 * @param preprocessor what was done to raw values
 * @param objective what its training made small
 * @param probabilities its scores of the case's sequences; not copied
 */
public record WrittenModel(
        NetworkShape network,
        Map<String, float[]> weights,
        Preprocessor preprocessor,
        Objective objective,
        double[] probabilities) {

    /** Asks a model for all of it. */
    static WrittenModel of(SequenceClassifier model, Sequences raw) {
        return new WrittenModel(
                model.network(), model.weights(), model.preprocessor(), model.objective(), model.probabilities(raw));
    }
}
