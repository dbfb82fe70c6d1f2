package org.seqwise.parity;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/**
 * What is checked.
 *
 * @param description for people: what the cases cover
 * @param cases at least one, with different names
 */
public record ParityPlan(String description, List<ParityCase> cases) {

    /** Copies the list. */
    public ParityPlan {
        cases = List.copyOf(cases);
        InvalidInputException.require(!cases.isEmpty(), "0 cases; there must be at least one to check.");
    }

    /** Returns the cases whose models are saved and loaded: one for each model, since all members of an ensemble are saved as one. */
    List<ParityCase> handedOver() {
        Set<Path> known = new HashSet<>();
        return cases.stream()
                .filter(one -> one.model() == null || known.add(one.model()))
                .toList();
    }

    /** Returns the fixed set: small networks in which every two values of what a network can be meet, and the default network. */
    public static ParityPlan fixed() {
        return FixedSet.plan();
    }

    /**
     * Returns the checks of a saved model on its owner's sequences, as many as the reference can take in seconds.
     *
     * @param folder of the model
     * @param model the same, loaded on any engine
     * @param labeled sequences with the model's features, raw
     * @throws InvalidInputException if they have no labels or other features
     */
    public static ParityPlan ofModel(Path folder, SequenceClassifier model, Sequences labeled) {
        return ModelSet.plan(folder, model, labeled);
    }
}
