package org.seqwise.explanation;

import java.util.List;
import java.util.Random;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** Normal sequences of which one number says the label. */
final class Drawn {

    static final List<String> NAMES = List.of("a", "b", "signal");

    private Drawn() {}

    /** Returns sequences of 1 to 6 steps; those whose last signal is positive are 1. */
    static Sequences sequences(int count, long seed) {
        Random random = new Random(seed);
        SequencesBuilder builder = Sequences.builder(NAMES);
        for (int i = 0; i < count; i++) {
            float[][] steps = new float[1 + random.nextInt(6)][NAMES.size()];
            for (float[] step : steps) {
                for (int f = 0; f < step.length; f++) {
                    step[f] = (float) random.nextGaussian();
                }
            }
            builder.add("s" + i, steps, lastSignal(steps) > 0 ? 1 : 0);
        }
        return builder.build();
    }

    static double lastSignal(float[][] steps) {
        return steps[steps.length - 1][2];
    }
}
