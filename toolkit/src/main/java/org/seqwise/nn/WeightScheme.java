package org.seqwise.nn;

import java.util.Random;

/** How the first weights of a matrix or vector are drawn. The draws are made in Java, so both engines start alike. */
public enum WeightScheme {
    /** Uniform within {@code sqrt(6 / (rows + columns))} of 0 (Glorot and Bengio 2010, equation 16), as Keras initialises kernels. */
    GLOROT_UNIFORM {
        @Override
        float[] draw(int rows, int columns, Random random) {
            double limit = Math.sqrt(6.0 / (rows + columns));
            float[] weights = new float[rows * columns];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) ((2 * random.nextDouble() - 1) * limit);
            }
            return weights;
        }
    },
    /** Columns of length 1 at right angles to each other (Saxe et al. 2014), as Keras initialises recurrent kernels; rows >= columns. */
    ORTHOGONAL {
        @Override
        float[] draw(int rows, int columns, Random random) {
            return Orthogonal.columns(rows, columns, random);
        }
    },
    /** All 0. */
    ZEROS {
        @Override
        float[] draw(int rows, int columns, Random random) {
            return new float[rows * columns];
        }
    },
    /** All 0 but 1 in the second of four parts, the forget gate's (Jozefowicz et al. 2015), as Keras's unit_forget_bias. */
    FORGET_GATE_ONE {
        @Override
        float[] draw(int rows, int columns, Random random) {
            float[] bias = new float[rows * columns];
            java.util.Arrays.fill(bias, bias.length / 4, bias.length / 2, 1f);
            return bias;
        }
    };

    /** Returns rows x columns weights, row after row. */
    abstract float[] draw(int rows, int columns, Random random);
}
