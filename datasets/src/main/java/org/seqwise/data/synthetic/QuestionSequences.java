package org.seqwise.data.synthetic;

import java.util.List;
import java.util.Random;
import org.seqwise.data.FrontPaddedArrays;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Seeds;

/**
 * Sequences shaped like those of the question that this project answers: up to 10 steps of 5 features, padded in front with rows of
 * zeros, one 1 to three 0s. The first two features are near-constant about 1.248 and 0.964, the third has true zeros in real rows and
 * runs to 7.8, the last two lie between 0.7 and 1.4.
 *
 * <p>The label is drawn with probability {@code sigmoid(bias + GAIN * level)}, where the level adds up the steps, {@code ago} counting
 * from 0 at the newest:
 *
 * <pre>
 * level = sum of (1.5 * 0.6^ago - 0.5) * ((first - 1.248) / 0.0003 - (second - 0.964) / 0.0002 + (fourth - 1.05) / 0.2 + (third == 0 ? 1 : 0))
 * </pre>
 *
 * <p>so a step counts for the answer while it is new and against it once it is old: the order of the steps matters, and the mean of a
 * feature says little. Most of the signal lies in features that hardly move, and true zeros carry some of it.
 */
public final class QuestionSequences {

    /** The names of the five features. */
    public static final List<String> FEATURES = List.of("first", "second", "third", "fourth", "fifth");

    /** Steps of the longest sequence, and of each once it is padded. */
    public static final int TIME_STEPS = 10;

    /** The share of 1s that the probabilities are made to have on average. */
    public static final double POSITIVE_RATE = 0.25;

    private static final double GAIN = 0.5;
    private static final double SHARE_OF_ZEROS = 0.2;

    private final float[][][] frontPadded;
    private final int[] labels;
    private final double[] probabilities;

    private QuestionSequences(float[][][] frontPadded, int[] labels, double[] probabilities) {
        this.frontPadded = frontPadded;
        this.labels = labels;
        this.probabilities = probabilities;
    }

    /**
     * Draws sequences with 1 to 10 steps, short ones more often.
     *
     * @param count how many, at least 1
     * @param seed the same seed gives the same sequences
     */
    public static QuestionSequences generate(int count, long seed) {
        return generate(count, 1, seed);
    }

    /**
     * Draws sequences with a stated shortest length; each length is the smaller of two uniform draws from there to 10 steps.
     *
     * @param count how many, at least 1
     * @param shortest steps of the shortest, in [1, 10]
     * @param seed the same seed gives the same sequences
     */
    public static QuestionSequences generate(int count, int shortest, long seed) {
        InvalidInputException.require(count > 0, "count (%d) must be positive.", count);
        InvalidInputException.require(
                shortest >= 1 && shortest <= TIME_STEPS, "shortest (%d) must lie in [1, %d].", shortest, TIME_STEPS);
        Random random = new Random(Seeds.derive(seed, "question", 0));
        float[][][] padded = new float[count][TIME_STEPS][FEATURES.size()];
        double[] logits = new double[count];
        for (int i = 0; i < count; i++) {
            int steps = Math.min(length(shortest, random), length(shortest, random));
            logits[i] = GAIN * fill(padded[i], TIME_STEPS - steps, random);
        }
        double[] probabilities = LabelDraw.probabilities(logits, POSITIVE_RATE);
        int[] labels = LabelDraw.labels(probabilities, random);
        return new QuestionSequences(padded, labels, probabilities);
    }

    private static int length(int shortest, Random random) {
        return shortest + random.nextInt(TIME_STEPS - shortest + 1);
    }

    private static double fill(float[][] rows, int start, Random random) {
        double level = 0;
        for (int t = start; t < rows.length; t++) {
            double first = clipped(random.nextGaussian());
            double second = clipped(random.nextGaussian());
            boolean zero = random.nextDouble() < SHARE_OF_ZEROS;
            double high = random.nextDouble();
            double fourth = 0.7 + 0.7 * random.nextDouble();
            rows[t][0] = (float) (1.248 + 0.0003 * first);
            rows[t][1] = (float) (0.964 + 0.0002 * second);
            rows[t][2] = zero ? 0f : (float) (1 + 6.8 * high * high);
            rows[t][3] = (float) fourth;
            rows[t][4] = (float) (0.7 + 0.7 * random.nextDouble());
            level += countOf(rows.length - 1 - t) * (first - second + (fourth - 1.05) / 0.2 + (zero ? 1 : 0));
        }
        return level;
    }

    private static double countOf(int stepsAgo) {
        return 1.5 * Math.pow(0.6, stepsAgo) - 0.5;
    }

    private static double clipped(double normal) {
        return Math.max(-3, Math.min(3, normal));
    }

    /** Returns a copy of the values as the asker had them: (sequences, 10, 5), rows of zeros in front. */
    public float[][][] frontPadded() {
        float[][][] copy = new float[frontPadded.length][][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = new float[frontPadded[i].length][];
            for (int t = 0; t < copy[i].length; t++) {
                copy[i][t] = frontPadded[i][t].clone();
            }
        }
        return copy;
    }

    /** Returns a copy of the labels, 0 or 1, one a sequence. */
    public int[] labels() {
        return labels.clone();
    }

    /** Returns the sequences at their true lengths, with their true probabilities. */
    public GeneratedSequences atTrueLength() {
        return new GeneratedSequences(
                FrontPaddedArrays.convert(frontPadded, labels, FEATURES).sequences(), probabilities);
    }
}
