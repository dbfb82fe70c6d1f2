package org.seqwise.serving;

import java.util.Arrays;
import java.util.List;
import org.seqwise.data.SequencesBuilder;

/** Takes (steps, features), raw, in the order of the model's features, and gives the probability of a 1. */
final class ProbabilityTranslator extends WholeBatchTranslator<float[][], Double> {

    private final ClassifierBlock block;

    ProbabilityTranslator(ClassifierBlock block) {
        this.block = block;
    }

    @Override
    List<Double> answers(List<float[][]> sequences) {
        if (sequences.size() == 1) {
            return List.of(block.classifier().probability(sequences.get(0)));
        }
        SequencesBuilder builder = block.builder();
        for (int i = 0; i < sequences.size(); i++) {
            builder.addUnlabeled(Integer.toString(i + 1), sequences.get(i));
        }
        return Arrays.stream(block.probabilities(builder.build())).boxed().toList();
    }
}
