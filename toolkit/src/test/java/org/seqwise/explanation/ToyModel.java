package org.seqwise.explanation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.seqwise.data.Sequences;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.reference.ReferenceNetwork;

/**
 * A model that is a formula.
 *
 * @param logit of a sequence (steps, features)
 * @param gradient (steps, features)
 */
record ToyModel(ToDoubleFunction<float[][]> logit, Function<float[][], double[][]> gradient) implements PreparedModel {

    /** Returns one whose gradient nobody asks for. */
    static ToyModel of(ToDoubleFunction<float[][]> logit) {
        return new ToyModel(logit, steps -> {
            throw new AssertionError();
        });
    }

    /** Returns a network in float64 with normal weights. */
    static ToyModel network(NetworkShape shape, long seed) {
        Random random = new Random(seed);
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (ParameterShape parameter : shape.parameters()) {
            float[] numbers = new float[parameter.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) (random.nextGaussian() / Math.sqrt(shape.hiddenSize()));
            }
            weights.put(parameter.name(), numbers);
        }
        ReferenceNetwork network = new ReferenceNetwork(shape, weights);
        return new ToyModel(network::logit, network::inputGradient);
    }

    @Override
    public double[] probabilities(Sequences prepared) {
        return Arrays.stream(logits(prepared))
                .map(logit -> 1 / (1 + Math.exp(-logit)))
                .toArray();
    }

    @Override
    public double[] logits(Sequences prepared) {
        double[] logits = new double[prepared.size()];
        Arrays.setAll(logits, i -> logit.applyAsDouble(prepared.steps(i)));
        return logits;
    }

    @Override
    public double[][][] logitGradients(Sequences prepared) {
        double[][][] gradients = new double[prepared.size()][][];
        Arrays.setAll(gradients, i -> gradient.apply(prepared.steps(i)));
        return gradients;
    }
}
