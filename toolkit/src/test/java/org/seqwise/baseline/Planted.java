package org.seqwise.baseline;

import java.util.List;
import java.util.Random;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** Sequences whose answers stand in a known place. */
final class Planted {

    /** Makes one sequence of (steps, features), and leaves its answer. */
    interface Maker {

        /**
         * Draws the steps of one sequence.
         *
         * @param label drawn before, 0 or 1
         */
        float[][] steps(Random random, int label);
    }

    private Planted() {}

    /** Returns as many 1s as 0s. */
    static Sequences of(int count, long seed, Maker maker) {
        Random random = new Random(seed);
        SequencesBuilder builder = null;
        for (int i = 0; i < count; i++) {
            float[][] steps = maker.steps(random, i % 2);
            if (builder == null) {
                builder = Sequences.builder(names(steps[0].length));
            }
            builder.add("s" + i, steps, i % 2);
        }
        if (builder == null) {
            throw new IllegalArgumentException("count " + count);
        }
        return builder.build();
    }

    private static List<String> names(int count) {
        return List.of("a", "b", "c").subList(0, count);
    }

    /** Five steps of noise. */
    static float[][] noise(Random random, int steps) {
        float[][] noise = new float[steps][1];
        for (float[] step : noise) {
            step[0] = (float) random.nextGaussian();
        }
        return noise;
    }

    /** 1s are longer. */
    static float[][] byLength(Random random, int label) {
        return noise(random, 1 + random.nextInt(4) + 4 * label);
    }

    /** 1s end high. */
    static float[][] byLastStep(Random random, int label) {
        float[][] steps = noise(random, 6);
        steps[5][0] = (float) (4 * label - 2 + 0.5 * random.nextGaussian());
        return steps;
    }

    /** 1s rise, 0s fall, from any height. */
    static float[][] bySlope(Random random, int label) {
        float[][] steps = noise(random, 6);
        double height = 10 * random.nextGaussian();
        for (int t = 0; t < steps.length; t++) {
            steps[t][0] = (float) (height + (2 * label - 1) * (t - 2.5) + 0.5 * steps[t][0]);
        }
        return steps;
    }

    /** Of 1s one feature is high and the other low, of 0s both are high or both low. */
    static float[][] byExclusiveOr(Random random, int label) {
        int first = random.nextBoolean() ? 1 : -1;
        int second = label == 1 ? -first : first;
        float[][] steps = new float[4][2];
        for (float[] step : steps) {
            step[0] = (float) (first + 0.5 * random.nextGaussian());
            step[1] = (float) (second + 0.5 * random.nextGaussian());
        }
        return steps;
    }
}
