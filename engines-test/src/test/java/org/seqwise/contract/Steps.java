package org.seqwise.contract;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.seqwise.reference.ReferenceRule;

/** Five weights and 25 gradients for each of them. */
public final class Steps {

    public static final int COUNT = 25;

    private static final float[] WEIGHTS = {0.5f, -1, 0, 2, 1};

    /** One row a step: of changing sign; small; tiny; 0 throughout; once large. */
    private static final float[][] GRADIENTS = gradients();

    private Steps() {}

    private static float[][] gradients() {
        Random random = new Random(1);
        float[][] gradients = new float[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            float normal = (float) random.nextGaussian();
            gradients[i] =
                    new float[] {normal, 1e-3f * normal, 1e-5f + 1e-6f * normal, 0, i == 4 ? -10 : 0.5f - normal};
        }
        return gradients;
    }

    public static float[] weights() {
        return WEIGHTS.clone();
    }

    /** Returns the weights after the steps from one to before another. */
    public static float[] take(Engine engine, Optimizer optimizer, float[] weights, int from, int to) {
        try (NDManager manager = engine.newBaseManager()) {
            NDArray weight = manager.create(weights);
            for (float[] gradient : Arrays.copyOfRange(GRADIENTS, from, to)) {
                optimizer.update("weight", weight, manager.create(gradient));
            }
            return weight.toFloatArray();
        }
    }

    /** Returns the weights after all steps in float64; a rule has state, so each weight has one of its own. */
    static double[] take(Supplier<ReferenceRule> rules) {
        double[] weights = new double[WEIGHTS.length];
        for (int i = 0; i < weights.length; i++) {
            ReferenceRule rule = rules.get();
            weights[i] = WEIGHTS[i];
            for (float[] gradient : GRADIENTS) {
                weights[i] = rule.step(weights[i], gradient[i]);
            }
        }
        return weights;
    }
}
