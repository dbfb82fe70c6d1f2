package org.seqwise.parity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.training.OptimizerChoice;

/**
 * One network with its weights, its data and how it is trained: all that an engine is asked to compute.
 *
 * @param name for people
 * @param shape what the network is made of
 * @param weights by parameter name, row after row; not copied
 * @param dropout which share is dropped in training, in [0, 1)
 * @param loss what training lowers
 * @param optimizers each takes its steps from these weights
 * @param learningRate of each of them
 * @param raw labeled, as their owner has them
 * @param sequences the same, preprocessed
 * @param batchSize sequences a call
 * @param seed of dropout and of whatever else is drawn
 * @param model the saved model that all this is of; null where one must be trained to be saved
 */
public record ParityCase(
        String name,
        NetworkShape shape,
        Map<String, float[]> weights,
        float dropout,
        Objective loss,
        List<OptimizerChoice> optimizers,
        double learningRate,
        Sequences raw,
        Sequences sequences,
        int batchSize,
        long seed,
        @Nullable Path model) {

    static final int TRAINING_STEPS = 20;
    static final int OPTIMIZER_STEPS = 2;

    /** Copies the list. */
    public ParityCase {
        optimizers = List.copyOf(optimizers);
    }

    /** Returns the same with other weights. */
    public ParityCase withWeights(Map<String, float[]> others) {
        return new ParityCase(
                name, shape, others, dropout, loss, optimizers, learningRate, raw, sequences, batchSize, seed, model);
    }

    /** Returns the batches in their order, as indices of sequences; training goes round them, loss and gradients are of the first. */
    List<int[]> batches() {
        List<int[]> batches = new ArrayList<>();
        for (int from = 0; from < sequences.size(); from += batchSize) {
            batches.add(IntStream.range(from, Math.min(sequences.size(), from + batchSize))
                    .toArray());
        }
        return batches;
    }

    /** Returns a gradient for an optimizer to step by: standard normal, whatever the network. */
    float[] drawnGradient(ParameterShape parameter, int step) {
        return DrawnNumbers.gradient(parameter, seed, step);
    }

    static String stepName(OptimizerChoice optimizer, int step, ParameterShape parameter) {
        return optimizer + ", step " + step + ", " + parameter.name();
    }
}
