package org.seqwise.reference;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.seqwise.data.InvalidInputException;

/** Gradient steps of a network in float64. */
public final class ReferenceTraining {

    private final ReferenceWeights weights;
    private final ReferenceNetwork network;
    private final ReferenceLoss loss;
    private final ReferenceOptimizer optimizer;

    /**
     * @param weights to start from, as {@link ReferenceNetwork} takes them; copied
     * @param rule makes the optimizer's rule for one weight, every time another
     * @throws InvalidInputException if a weight is missing, too many or of another size
     */
    public ReferenceTraining(
            NetworkShape shape, Map<String, float[]> weights, ReferenceLoss loss, Supplier<ReferenceRule> rule) {
        this.weights = ReferenceWeights.ofFloats(shape, weights);
        this.network = new ReferenceNetwork(shape, this.weights);
        this.loss = loss;
        this.optimizer = new ReferenceOptimizer(rule);
    }

    /**
     * Takes a step and returns the mean loss that was before it.
     *
     * @param sequences each (steps, features), at least one step
     * @param labels one a sequence, 0 or 1
     * @param dropouts one a sequence
     * @throws InvalidInputException as {@link ReferenceNetwork#lossGradients} does
     */
    public double step(List<float[][]> sequences, int[] labels, List<Dropout> dropouts) {
        LossGradients found = network.lossGradients(sequences, labels, dropouts, loss);
        // The network reads these very arrays.
        found.gradients().forEach((name, gradients) -> optimizer.step(name, weights.get(name), gradients));
        return found.loss();
    }
}
