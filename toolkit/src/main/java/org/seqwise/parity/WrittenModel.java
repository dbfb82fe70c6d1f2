package org.seqwise.parity;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.NetworkShape;

/**
 * What a model was while it was saved.
 *
 * @param network what it was made of
 * @param members one for each network, its weights by parameter name, row after row; not copied
 * @param preprocessor what was done to raw values
 * @param objective what its training made small
 * @param calibrator what was done to its probabilities
 * @param probabilities its scores of the case's sequences; not copied
 */
public record WrittenModel(
        NetworkShape network,
        List<Map<String, float[]>> members,
        Preprocessor preprocessor,
        Objective objective,
        Calibrator calibrator,
        double[] probabilities) {

    /** Asks a model for all of it. */
    static WrittenModel of(SequenceClassifier model, Sequences raw) {
        List<Map<String, float[]>> members =
                IntStream.range(0, model.memberCount()).mapToObj(model::weights).toList();
        return new WrittenModel(
                model.network(),
                members,
                model.preprocessor(),
                model.objective(),
                model.calibrator(),
                model.probabilities(raw));
    }
}
