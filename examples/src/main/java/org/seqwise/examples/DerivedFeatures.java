package org.seqwise.examples;

import java.util.List;
import java.util.function.UnaryOperator;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** Sequences whose features are computed from those that were read. */
final class DerivedFeatures {

    private DerivedFeatures() {}

    /**
     * Returns the same sequences with other features.
     *
     * @param raw stays as it is
     * @param names of the features that are computed
     * @param derive returns a sequence's new steps {@code (steps, names)} for its own {@code (steps, features)}
     */
    static Sequences of(Sequences raw, List<String> names, UnaryOperator<float[][]> derive) {
        SequencesBuilder derived = Sequences.builder(names);
        for (int i = 0; i < raw.size(); i++) {
            derived.add(raw.details(i), derive.apply(raw.steps(i)));
        }
        return derived.build();
    }
}
