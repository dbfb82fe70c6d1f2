package org.seqwise.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.util.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.seqwise.data.InvalidInputException;

/**
 * What the optimizers of this package share: array operations that every engine has, a state that can be saved, and gradients that start
 * anew each step.
 *
 * <p>A gradient that is NaN or infinite makes its weight NaN, as everywhere, but does not stay for the next step.
 */
public abstract class PortableOptimizer extends Optimizer implements AutoCloseable {

    private final GradientOptions options;
    private final OptimizerState state;
    private volatile double learningRate;

    PortableOptimizer(OptimizerSettings<?> builder, List<String> kinds) {
        super(builder);
        learningRate = builder.learningRate();
        options = new GradientOptions(rescaleGrad, clipGrad, coupledDecay());
        state = new OptimizerState(kinds, builder.stepsBefore());
    }

    /** Returns how much of a weight is added to its gradient. */
    float coupledDecay() {
        return getWeightDecay();
    }

    /**
     * Returns the rule's name and its options on one line, such as {@code adam beta1=0.9 beta2=0.999 epsilon=1.0E-7}: a {@link #state()} is
     * worth something to the same rule with the same options alone. The learning rate is not among them, for what is remembered of gradients
     * holds at every rate.
     */
    public final String rule() {
        return options.areNone() ? ownRule() : ownRule() + " " + options;
    }

    /** Returns the name and the options that only this rule has. */
    abstract String ownRule();

    /** Returns the size of a step. */
    public final double learningRate() {
        return learningRate;
    }

    /**
     * Sets the size of the steps from here on.
     *
     * @param learningRate not negative, finite
     */
    public final void setLearningRate(double learningRate) {
        InvalidInputException.require(
                learningRate >= 0 && Float.isFinite((float) learningRate),
                "learningRate (%s) must not be negative, and finite.",
                learningRate);
        this.learningRate = learningRate;
    }

    /**
     * Moves a weight against its gradient.
     *
     * @param parameterId the parameter's own id
     * @param weight written in place
     * @param gradient of the same shape; where an engine adds the weight's next gradient to this one, the weight's own is set to 0
     */
    @Override
    public final void update(String parameterId, NDArray weight, NDArray gradient) {
        int step = state.nextStep(parameterId);
        if (options.areNone()) {
            step(parameterId, step, weight, gradient);
        } else {
            try (NDArray applied = options.applied(weight, gradient)) {
                step(parameterId, step, weight, applied);
            }
        }
    }

    /**
     * Applies the rule; everything made on the way is closed.
     *
     * @param weight written at the end by {@link #descend} or another of the engine's own updates, which set its gradient to 0 where the next one would be
     *     added to it
     */
    abstract void step(String parameterId, int step, NDArray weight, NDArray gradient);

    /** Returns a running figure of a weight's shape, all 0 at first. */
    final NDArray running(String kind, String parameterId, NDArray weight) {
        return state.figure(kind, parameterId, weight);
    }

    /** {@code average = average + share * (figure - average)}, the figure being used up. */
    static void approach(NDArray average, double share, NDArray figure) {
        try (figure;
                NDArray excess = average.sub(figure)) {
            descend(average, share, excess);
        }
    }

    /** {@code weight = weight - rate * numerator / denominator}, the denominator being used up. */
    static void move(NDArray weight, double rate, NDArray numerator, NDArray denominator) {
        try (denominator;
                NDArray ratio = numerator.div(denominator)) {
            descend(weight, rate, ratio);
        }
    }

    /** {@code array = array - rate * direction} in one native call, which may write a leaf while the thread records. */
    static void descend(NDArray array, double rate, NDArray direction) {
        array.getNDArrayInternal()
                .sgdUpdate(new NDList(array, direction), new NDList(array), (float) rate, 0, 1, -1, 0, false);
    }

    /**
     * Returns a copy of all that later steps depend on: {@code "steps NAME"}, one count, and {@code "KIND NAME"}, the running figures row
     * after row, where NAME is what {@link #update} was given. It is good on any engine. Waits for the device.
     */
    public final Map<String, float[]> state() {
        return state.copy();
    }

    /**
     * Returns the {@link #state()} under the parameters' names instead of their ids: DJL's own {@code Trainer} gives ids, which are others in
     * every run.
     *
     * @param parameters those of the block in training
     */
    public final Map<String, float[]> state(ParameterList parameters) {
        Map<String, String> names = new HashMap<>();
        for (Pair<String, Parameter> named : parameters) {
            names.put(named.getValue().getId(), named.getKey());
        }
        Map<String, float[]> renamed = new TreeMap<>();
        state().forEach((key, values) -> {
            String name = SavedFigures.nameOf(key);
            renamed.put(SavedFigures.key(SavedFigures.kindOf(key), names.getOrDefault(name, name)), values);
        });
        return renamed;
    }

    /**
     * Goes on from a saved state; what was remembered until now is forgotten. An empty state is that of a new optimizer.
     *
     * @param state as {@link #state()} returned it on any engine, from an optimizer with the same options
     * @throws org.seqwise.data.InvalidInputException if it is another optimizer's or not whole; the next {@link #update} throws it where a
     *     parameter is missing or of another size. In DJL's own {@code Trainer} use {@link #restore(ParameterList, Map)}, which checks that
     *     at once: one engine prints what an update throws there, and goes on
     */
    public final void restore(Map<String, float[]> state) {
        this.state.restore(state);
    }

    /**
     * Goes on from a saved state, in DJL's own {@code Trainer} too, where parameters have ids instead of names.
     *
     * @param parameters those of the block, initialized
     * @param state as {@link #state(ParameterList)} returned it, or {@link #state()} where updates gave names
     * @throws org.seqwise.data.InvalidInputException if it is another optimizer's, not whole, or not these parameters'
     */
    public final void restore(ParameterList parameters, Map<String, float[]> state) {
        this.state.restore(parameters, state);
    }

    /** Frees the running figures. */
    @Override
    public final void close() {
        state.close();
    }
}
