package org.seqwise.data.synthetic;

import java.util.List;
import java.util.Map;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** An exhibit in the making; its arrays are those it was given, for faults to be planted in. */
final class Draft {

    /** The time from the first step of a sequence to that of the next; a step is one. */
    private static final double BETWEEN = 10;

    private final float[][][] rows;
    private final int[] labels;
    private List<String> features = QuestionSequences.FEATURES;
    private boolean timed;

    Draft(float[][][] rows, int[] labels) {
        this.rows = rows;
        this.labels = labels;
    }

    Draft features(List<String> names) {
        features = names;
        return this;
    }

    /** Gives the sequences times, in their order. */
    Draft timed() {
        timed = true;
        return this;
    }

    private Sequences sequences() {
        SequencesBuilder builder = Sequences.builder(features);
        for (int i = 0; i < rows.length; i++) {
            String id = Integer.toString(i);
            double start = timed ? BETWEEN * i : Double.NaN;
            builder.add(new SequenceDetails(id, labels[i], 1, null, start, start + rows[i].length - 1), rows[i]);
        }
        return builder.build();
    }

    /** Returns sequences of true lengths whose labels were drawn from these probabilities. */
    Exhibit known(double[] probabilities, Map<String, Double> facts) {
        return exhibit(false, probabilities, facts);
    }

    /** Returns sequences of true lengths of which nobody knows the true probabilities. */
    Exhibit unknown(Map<String, Double> facts) {
        return new Exhibit(sequences(), false, null, facts);
    }

    /** Returns rows of an array whose labels were drawn from these probabilities. */
    Exhibit array(double[] probabilities, Map<String, Double> facts) {
        return exhibit(true, probabilities, facts);
    }

    private Exhibit exhibit(boolean array, double[] probabilities, Map<String, Double> facts) {
        GeneratedSequences truth = new GeneratedSequences(sequences(), probabilities);
        return new Exhibit(truth.sequences(), array, truth, facts);
    }
}
