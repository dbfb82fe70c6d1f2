package org.seqwise.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A {@link ReferenceRule} for each number of many arrays. */
public final class ReferenceOptimizer {

    private final Supplier<ReferenceRule> rule;
    private final Map<String, ReferenceRule[]> rules = new HashMap<>();

    /** @param rule makes one that remembers nothing yet, every time another */
    public ReferenceOptimizer(Supplier<ReferenceRule> rule) {
        this.rule = rule;
    }

    /**
     * Takes a step.
     *
     * @param name which array this is, the same in every step
     * @param weights written in place
     * @param gradients as many
     */
    public void step(String name, double[] weights, double[] gradients) {
        ReferenceRule[] own = rules.computeIfAbsent(
                name, key -> Stream.generate(rule).limit(weights.length).toArray(ReferenceRule[]::new));
        for (int i = 0; i < weights.length; i++) {
            weights[i] = own[i].step(weights[i], gradients[i]);
        }
    }
}
