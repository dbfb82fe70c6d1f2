package org.seqwise.parity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;

/** Weights and sequences out of seeds. */
final class DrawnNumbers {

    private static final List<String> FEATURES = List.of("a", "b", "c");

    private DrawnNumbers() {}

    /** Returns normal numbers in every place, biases too. */
    static Map<String, float[]> weights(NetworkShape shape, long seed) {
        Random random = new Random(Seeds.derive(seed, "weights", 0));
        double scale = 1 / Math.sqrt(shape.hiddenSize());
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (ParameterShape parameter : shape.parameters()) {
            weights.put(parameter.name(), normal(parameter.size(), scale, random));
        }
        return weights;
    }

    /**
     * Returns sequences of standard normal steps, every third of them a 1.
     *
     * @param features values a step, at most 3
     * @param lengths draws how many steps a sequence has
     */
    static Sequences sequences(int features, ToIntFunction<Random> lengths, int count, long seed) {
        Random random = new Random(Seeds.derive(seed, "sequences", 0));
        SequencesBuilder builder = Sequences.builder(FEATURES.subList(0, features));
        for (int i = 0; i < count; i++) {
            int steps = lengths.applyAsInt(random);
            builder.addFlat("s" + i, normal(steps * features, 1, random), 0, steps, i % 3 == 0 ? 1 : 0);
        }
        return builder.build();
    }

    /** Returns one gradient of a parameter, standard normal. */
    static float[] gradient(ParameterShape parameter, long seed, int step) {
        return normal(parameter.size(), 1, new Random(Seeds.derive(seed, "gradient of " + parameter.name(), step)));
    }

    private static float[] normal(int count, double scale, Random random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (scale * random.nextGaussian());
        }
        return numbers;
    }
}
