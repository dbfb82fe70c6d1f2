package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.util.Random;
import org.seqwise.data.NativeArrays;
import org.seqwise.data.Seeds;

/**
 * Draws a parameter's first weights in Java, so that every engine starts from the same numbers.
 *
 * @param draws how they are drawn
 * @param seed the run's seed
 * @param name the parameter's name, which gives it draws of its own
 */
record SeededInitializer(Draws draws, long seed, String name) implements Initializer {

    /** Draws rows x columns weights, row after row. */
    @FunctionalInterface
    interface Draws {
        float[] draw(int rows, int columns, Random random);
    }

    @Override
    public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
        // A vector is one row: attention's query gives one number for all that it reads.
        int rows = shape.dimension() == 1 ? 1 : Math.toIntExact(shape.get(0));
        int columns = Math.toIntExact(shape.size()) / rows;
        float[] weights = draws.draw(rows, columns, new Random(Seeds.derive(seed, name, 0)));
        return NativeArrays.of(manager, weights, shape);
    }
}
