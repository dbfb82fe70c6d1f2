package org.seqwise.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.util.Pair;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.NativeArrays;

/** What an optimizer remembers of each parameter: how many steps it took, and running figures of its shape, 0 before the first. */
final class OptimizerState implements AutoCloseable {

    private final SavedFigures rules;
    private final int stepsBefore;
    private final Map<String, NDArray> figures = new ConcurrentHashMap<>();
    private final Map<String, Integer> steps = new ConcurrentHashMap<>();
    private final Map<String, String> namesById = new ConcurrentHashMap<>();
    /** Given back, and not asked for by a step yet: only a step knows the device. */
    private final Map<String, float[]> restored = new ConcurrentHashMap<>();

    private volatile boolean isRestored;

    OptimizerState(List<String> kinds, int stepsBefore) {
        rules = new SavedFigures(kinds);
        this.stepsBefore = stepsBefore;
    }

    /** Counts a step and returns which it is, 1 for the first. */
    int nextStep(String parameterId) {
        String name = nameOf(parameterId);
        InvalidInputException.require(
                !isRestored || steps.containsKey(name),
                "Parameter '%s' is not in the restored state; it must be the state of the same block.",
                name);
        return steps.merge(name, stepsBefore + 1, (count, first) -> count + 1);
    }

    NDArray figure(String kind, String parameterId, NDArray weight) {
        return figures.computeIfAbsent(SavedFigures.key(kind, nameOf(parameterId)), key -> {
            float[] values = restored.get(key);
            NDArray figure = values == null ? weight.zerosLike() : copied(key, values, weight);
            // Not with the weight's manager: a parameter server's lives for one call.
            figure.detach();
            restored.remove(key);
            return figure;
        });
    }

    private static NDArray copied(String key, float[] values, NDArray weight) {
        SavedFigures.requireSize(key, values.length, weight.size());
        // Copied by the engine, since what is made of a Java array may share its memory.
        try (NDArray fresh = NativeArrays.of(weight.getManager(), values, weight.getShape())) {
            return fresh.duplicate();
        }
    }

    private String nameOf(String parameterId) {
        return namesById.getOrDefault(parameterId, parameterId);
    }

    Map<String, float[]> copy() {
        Map<String, float[]> copy = new TreeMap<>();
        restored.forEach((key, values) -> copy.put(key, values.clone()));
        figures.forEach((key, figure) -> copy.put(key, figure.toFloatArray()));
        steps.forEach((name, count) -> copy.put(SavedFigures.key(SavedFigures.STEPS, name), new float[] {count}));
        return copy;
    }

    void restore(Map<String, float[]> state) {
        rules.require(state);
        close();
        state.forEach((key, values) -> {
            if (SavedFigures.kindOf(key).equals(SavedFigures.STEPS)) {
                steps.put(SavedFigures.nameOf(key), (int) values[0]);
            } else {
                restored.put(key, values.clone());
            }
        });
        isRestored = !state.isEmpty();
    }

    /** Restores, and knows the parameters by their ids from then on. */
    void restore(ParameterList parameters, Map<String, float[]> state) {
        rules.require(parameters, state);
        restore(state);
        for (Pair<String, Parameter> named : parameters) {
            namesById.put(named.getValue().getId(), named.getKey());
        }
    }

    @Override
    public void close() {
        figures.values().forEach(NDArray::close);
        figures.clear();
        steps.clear();
        restored.clear();
        namesById.clear();
        isRestored = false;
    }
}
