package org.seqwise.parity;

import java.util.Arrays;

/** What is compared, how far apart it may be, and beside what a difference is small or large. */
public enum Check {
    /** The logit of each sequence. */
    FORWARD("forward", 1e-5, Scale.NUMBER),
    /** The mean loss of a batch, dropout included. */
    LOSS("loss", 1e-5, Scale.NUMBER),
    /** The loss's gradient at every parameter, dropout included. */
    GRADIENTS("gradients", 1e-4, Scale.LARGEST),
    /** Every weight after single steps of an optimizer, the gradients being given. */
    OPTIMIZER_STEPS("optimizer steps", 1e-6, Scale.NUMBER),
    /** The loss at each of 20 steps of training, dropout included. */
    TRAINING("20 training steps", 1e-4, Scale.NUMBER),
    /** The probabilities of a model that was saved and loaded. */
    SAVED_SCORES("saved scores", 1e-5, Scale.NUMBER),
    /** The bytes of the file of weights, written anew from what was loaded. */
    SAVED_BYTES("saved bytes", 0, Scale.NUMBER);

    private final String title;
    private final double tolerance;
    private final Scale scale;

    Check(String title, double tolerance, Scale scale) {
        this.title = title;
        this.tolerance = tolerance;
        this.scale = scale;
    }

    /** Returns the check's name for people. */
    public String title() {
        return title;
    }

    /** Returns the largest relative difference that passes. */
    public double tolerance() {
        return tolerance;
    }

    /**
     * Returns what each difference is divided by.
     *
     * @param expected the array compared with
     * @param largest the largest magnitude of all arrays that go with it
     */
    double[] scales(double[] expected, double largest) {
        return scale.of(expected, largest);
    }

    private enum Scale {
        /** The number itself, but at least 1. */
        NUMBER {
            @Override
            double[] of(double[] expected, double largest) {
                return Arrays.stream(expected)
                        .map(number -> Math.max(1, Math.abs(number)))
                        .toArray();
            }
        },
        /** The array's largest number, but at least a thousandth of the largest of all: what is 0 but for rounding has no size of its own. */
        LARGEST {
            @Override
            double[] of(double[] expected, double largest) {
                double[] scales = new double[expected.length];
                Arrays.fill(scales, Math.max(Gap.largest(expected), largest / 1000));
                return scales;
            }
        };

        abstract double[] of(double[] expected, double largest);
    }
}
