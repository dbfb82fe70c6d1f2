package org.seqwise.nn;

import java.util.Random;

/**
 * How the first weights of a matrix (rows: the numbers it gives, columns: the numbers it reads) are drawn. The draws are made in Java, so
 * all engines start alike. What is called normal is cut off at two standard deviations and widened so that the variance is the stated one,
 * as Keras has it.
 */
public enum WeightScheme {
    /** Uniform, variance {@code 2 / (rows + columns)} (Glorot and Bengio 2010, equation 16), as Keras initialises kernels. */
    GLOROT_UNIFORM {
        @Override
        float[] draw(int rows, int columns, Random random) {
            return VarianceScaling.uniform(rows * columns, 2, rows + columns, random);
        }
    },
    /** Normal, variance {@code 2 / (rows + columns)} (Glorot and Bengio 2010, equation 12). */
    GLOROT_NORMAL {
        @Override
        float[] draw(int rows, int columns, Random random) {
            return VarianceScaling.normal(rows * columns, 2, rows + columns, random);
        }
    },
    /** Uniform, variance {@code 2 / columns} (He et al. 2015, equation 10), for rectified linear units. */
    HE_UNIFORM {
        @Override
        float[] draw(int rows, int columns, Random random) {
            return VarianceScaling.uniform(rows * columns, 2, columns, random);
        }
    },
    /** Normal, variance {@code 2 / columns} (He et al. 2015, equation 10), for rectified linear units. */
    HE_NORMAL {
        @Override
        float[] draw(int rows, int columns, Random random) {
            return VarianceScaling.normal(rows * columns, 2, columns, random);
        }
    },
    /** Uniform, variance {@code 1 / columns} (LeCun et al. 1998, equation 16). */
    LECUN_UNIFORM {
        @Override
        float[] draw(int rows, int columns, Random random) {
            return VarianceScaling.uniform(rows * columns, 1, columns, random);
        }
    },
    /** Normal, variance {@code 1 / columns} (LeCun et al. 1998, equation 16; Klambauer et al. 2017). */
    LECUN_NORMAL {
        @Override
        float[] draw(int rows, int columns, Random random) {
            return VarianceScaling.normal(rows * columns, 1, columns, random);
        }
    },
    /**
     * Columns of length 1 at right angles to each other, or rows where there are fewer rows (Saxe et al. 2014), as Keras initialises
     * recurrent kernels.
     */
    ORTHOGONAL {
        @Override
        float[] draw(int rows, int columns, Random random) {
            return Orthogonal.matrix(rows, columns, random);
        }
    },
    /** All 0. */
    ZEROS {
        @Override
        float[] draw(int rows, int columns, Random random) {
            return new float[rows * columns];
        }
    };

    /** Returns rows x columns weights, row after row. */
    abstract float[] draw(int rows, int columns, Random random);
}
