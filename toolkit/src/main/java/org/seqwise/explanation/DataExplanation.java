package org.seqwise.explanation;

import java.util.List;

/**
 * What a model goes by on a set of labeled sequences.
 *
 * @param available how many sequences there were to draw from
 * @param sequences how many were drawn, of which all figures are
 * @param repeats how often each feature and each step was replaced
 * @param rocAuc of the model on them, in [0, 1]; {@code NaN} where all labels are the same
 * @param logLoss likewise, in nats
 * @param features what is lost by each raw feature, in the order of training
 * @param steps what is lost by steps, from the last back; of long sequences by spans of them
 * @param attributions what the values add to the logits of some of the sequences
 */
public record DataExplanation(
        int available,
        int sequences,
        int repeats,
        double rocAuc,
        double logLoss,
        List<Importance> features,
        List<Importance> steps,
        AttributionMap attributions) {

    /** Copies the lists. */
    public DataExplanation {
        features = List.copyOf(features);
        steps = List.copyOf(steps);
    }
}
