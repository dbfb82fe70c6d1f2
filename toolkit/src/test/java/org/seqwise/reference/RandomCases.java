package org.seqwise.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Weights, sequences and dropouts for tests, drawn from a seed. */
final class RandomCases {

    private RandomCases() {}

    /** Returns weights within 1 of 0 for every parameter. */
    static Map<String, float[]> weights(NetworkShape shape, Random random) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (ParameterShape parameter : shape.parameters()) {
            weights.put(parameter.name(), numbers(parameter.size(), random));
        }
        return weights;
    }

    /** Returns (steps, features), within 1 of 0. */
    static float[][] sequence(int steps, int features, Random random) {
        float[][] sequence = new float[steps][];
        for (int t = 0; t < steps; t++) {
            sequence[t] = numbers(features, random);
        }
        return sequence;
    }

    /** Returns a dropout of a quarter, of which the first multiplier of each place lets through. */
    static Dropout dropout(NetworkShape shape, Random random) {
        List<double[]> places = shape.dropoutWidths().stream()
                .map(width -> random.doubles(width)
                        .map(draw -> draw < 0.25 ? 0 : 1 / 0.75)
                        .toArray())
                .toList();
        places.forEach(place -> place[0] = 1 / 0.75);
        return Dropout.of(places);
    }

    private static float[] numbers(int count, Random random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = 2 * random.nextFloat() - 1;
        }
        return numbers;
    }
}
