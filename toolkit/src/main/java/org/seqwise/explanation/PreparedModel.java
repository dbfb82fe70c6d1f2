package org.seqwise.explanation;

import org.seqwise.SequenceClassifier;
import org.seqwise.data.Sequences;

/** What an explanation asks of a model; sequences are already preprocessed. */
interface PreparedModel {

    /** Returns probabilities of a 1, in [0, 1], one a sequence. */
    double[] probabilities(Sequences prepared);

    /** Returns one logit a sequence. */
    double[] logits(Sequences prepared);

    /** Returns the logits' derivatives by each sequence's own numbers, (sequences, steps, features). */
    double[][][] logitGradients(Sequences prepared);

    static PreparedModel of(SequenceClassifier classifier) {
        return new PreparedModel() {
            @Override
            public double[] probabilities(Sequences prepared) {
                return classifier.preparedProbabilities(prepared);
            }

            @Override
            public double[] logits(Sequences prepared) {
                return classifier.preparedLogits(prepared);
            }

            @Override
            public double[][][] logitGradients(Sequences prepared) {
                return classifier.preparedLogitGradients(prepared);
            }
        };
    }
}
