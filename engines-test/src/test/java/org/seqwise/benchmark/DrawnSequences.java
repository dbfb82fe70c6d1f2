package org.seqwise.benchmark;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** Sequences of random numbers and labels: what takes time does not depend on them. */
final class DrawnSequences {

    private static final double POSITIVES = 0.25;

    private DrawnSequences() {}

    /** Returns sequences that are all as long. */
    static Sequences of(Point point, int count) {
        return ofLengths(new int[] {point.steps()}, count, point.features(), 1);
    }

    /**
     * Returns sequences whose lengths are drawn.
     *
     * @param lengths each as likely as every other
     */
    static Sequences ofLengths(int[] lengths, int count, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SequencesBuilder builder = builder(features);
        for (int i = 0; i < count; i++) {
            int steps = lengths[random.nextInt(lengths.length)];
            float[] values = new float[steps * features];
            for (int v = 0; v < values.length; v++) {
                values[v] = (float) (random.nextDouble() - 0.5);
            }
            builder.addFlat("s" + i, values, 0, steps, random.nextDouble() < POSITIVES ? 1 : 0);
        }
        return builder.build();
    }

    /** Returns the first sequences, each with rows of zeros behind, up to the length of the longest of all. */
    static Sequences padded(Sequences sequences, int count) {
        int longest = sequences.longestStepCount();
        SequencesBuilder builder = builder(sequences.featureCount());
        for (int i = 0; i < count; i++) {
            float[] values = new float[longest * sequences.featureCount()];
            sequences.copyTo(i, FloatBuffer.wrap(values));
            builder.addFlat(sequences.id(i), values, 0, longest, sequences.label(i));
        }
        return builder.build();
    }

    private static SequencesBuilder builder(int features) {
        return Sequences.builder(
                IntStream.range(0, features).mapToObj(f -> "x" + f).toList());
    }
}
