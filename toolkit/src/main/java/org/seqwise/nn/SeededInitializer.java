package org.seqwise.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.util.Random;
import org.seqwise.data.Seeds;

/**
 * Draws a parameter's first weights in Java, so that every engine starts from the same numbers.
 *
 * @param scheme how they are drawn
 * @param seed the run's seed
 * @param name the parameter's name, which gives it draws of its own
 */
record SeededInitializer(WeightScheme scheme, long seed, String name) implements Initializer {

    @Override
    public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
        int rows = Math.toIntExact(shape.get(0));
        int columns = Math.toIntExact(shape.size()) / rows;
        float[] weights = scheme.draw(rows, columns, new Random(Seeds.derive(seed, name, 0)));
        return manager.create(weights, shape);
    }
}
