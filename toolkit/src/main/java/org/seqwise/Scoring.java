package org.seqwise;

import java.util.Map;
import org.seqwise.data.Sequences;

/** What a model's weights are computed with. */
interface Scoring extends AutoCloseable {

    /**
     * Returns one logit a sequence, in their order.
     *
     * @param sequences already preprocessed
     */
    float[] logits(Sequences sequences);

    /**
     * Returns the logit of one sequence.
     *
     * @param values (steps, features), row after row, already preprocessed
     * @param steps how many, at least 1
     */
    float logit(float[] values, int steps);

    /**
     * Returns the derivatives of each sequence's logit, without dropout, by its own numbers: (sequences, steps, features).
     *
     * @param sequences already preprocessed
     */
    double[][][] logitGradients(Sequences sequences);

    /** Returns a copy of the weights by parameter name, matrices row after row. */
    Map<String, float[]> weights();

    String engine();

    String engineVersion();

    /** Returns {@code cpu} or {@code gpu:N}. */
    String device();

    @Override
    void close();
}
