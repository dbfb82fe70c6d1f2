package org.seqwise.optimizer;

import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.util.Pair;
import java.util.List;
import java.util.Map;
import org.seqwise.data.InvalidInputException;

/** What a saved state must hold: under {@code "steps NAME"} a count, and under {@code "KIND NAME"} the figures of each kind. */
record SavedFigures(List<String> kinds) {

    static final String STEPS = "steps";

    static String key(String kind, String name) {
        return kind + ' ' + name;
    }

    static String kindOf(String key) {
        return key.substring(0, Math.max(0, key.indexOf(' ')));
    }

    static String nameOf(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }

    void require(Map<String, float[]> state) {
        for (String key : state.keySet()) {
            String kind = kindOf(key);
            InvalidInputException.require(
                    kind.equals(STEPS) || kinds.contains(kind),
                    "'%s' in the state must be of one of the kinds steps, %s. Maybe another optimizer saved it, or other options.",
                    key,
                    kinds);
            requireAll(nameOf(key), state);
        }
    }

    private void requireAll(String name, Map<String, float[]> state) {
        float[] count = required(key(STEPS, name), state);
        InvalidInputException.require(
                count.length == 1 && count[0] >= 0 && count[0] == (int) count[0],
                "'%s' in the state must be one whole number, 0 or more.",
                key(STEPS, name));
        for (String kind : kinds) {
            required(key(kind, name), state);
        }
    }

    /** Requires all parameters that learn, in their sizes. */
    void require(ParameterList parameters, Map<String, float[]> state) {
        if (state.isEmpty()) {
            return;
        }
        for (Pair<String, Parameter> named : parameters) {
            Parameter parameter = named.getValue();
            if (parameter.requiresGradient()) {
                required(key(STEPS, named.getKey()), state);
                for (String kind : kinds) {
                    String key = key(kind, named.getKey());
                    requireSize(
                            key,
                            required(key, state).length,
                            parameter.getShape().size());
                }
            }
        }
    }

    private static float[] required(String key, Map<String, float[]> state) {
        float[] values = state.get(key);
        if (values == null) {
            throw new InvalidInputException(
                    "'" + key + "' is not in the state, which must be whole and of the same block.");
        }
        return values;
    }

    static void requireSize(String key, long size, long expected) {
        InvalidInputException.require(
                size == expected,
                "'%s' in the state has %d numbers; the parameter has %d, and it must be of the same block.",
                key,
                size,
                expected);
    }
}
