package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seqwise.contract.Refusal.assertRefused;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.engine.Engines;

/** What a loss makes of labels, and of weights that come with them. */
class LossLabelsTest {

    private static final Shape[] SHAPES = {new Shape(4), new Shape(4, 1)};
    private static final float[] LOGITS = {-20, -1, 0.5f, 3};
    private static final float[] LABELS = {1, 0, 1, 0};
    private static final float[] WEIGHTS = {0.5f, 0, 2, 3};
    private static final NDManager MANAGER = Engines.engine().newBaseManager();

    static List<LossCase> all() {
        return LossCase.ALL;
    }

    @AfterAll
    static void close() {
        MANAGER.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void lossIsTheMeanOverSequencesWhateverTheirWeights(LossCase one) {
        double plain = 0;
        double weighted = 0;
        for (int i = 0; i < LOGITS.length; i++) {
            plain += one.form().loss(LOGITS[i], (int) LABELS[i]) / LOGITS.length;
            weighted += WEIGHTS[i] * one.form().loss(LOGITS[i], (int) LABELS[i]) / LOGITS.length;
        }
        NDArray labels = MANAGER.create(LABELS);
        assertEquals(plain, value(one, SHAPES[0], labels), 1e-6 * Math.max(1, plain));
        assertEquals(weighted, value(one, SHAPES[0], labels, MANAGER.create(WEIGHTS)), 1e-6 * Math.max(1, weighted));
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientOfASequenceIsThatManyTimesItsWeight(LossCase one) {
        float[] plain = LossProbe.gradients(one.loss(), LOGITS, 1);
        float[] weighted = LossProbe.gradients(one.loss(), LOGITS, 1, WEIGHTS);
        for (int i = 0; i < plain.length; i++) {
            assertEquals(WEIGHTS[i] * plain[i], weighted[i], 1e-6 * Math.max(1, Math.abs(weighted[i])));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void labelsWeightsAndLogitsMayHaveOneOrTwoAxes(LossCase one) {
        float[] values = new float[8];
        int next = 0;
        for (Shape labelShape : SHAPES) {
            for (Shape weightShape : SHAPES) {
                for (Shape logitShape : SHAPES) {
                    NDArray labels = MANAGER.create(LABELS, labelShape);
                    values[next++] = value(one, logitShape, labels, MANAGER.create(WEIGHTS, weightShape));
                }
            }
        }
        float[] expected = new float[8];
        Arrays.fill(expected, values[0]);
        assertArrayEquals(expected, values);
    }

    @ParameterizedTest
    @MethodSource("all")
    void labelsMayBeOfAnyType(LossCase one) {
        NDArray labels = MANAGER.create(LABELS);
        float expected = value(one, SHAPES[0], labels);
        for (DataType type : new DataType[] {DataType.INT32, DataType.INT64, DataType.FLOAT64}) {
            assertEquals(expected, value(one, SHAPES[0], labels.toType(type, true)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void otherCountsThanTheLogitsAreRefused(LossCase one) {
        NDArray labels = MANAGER.create(LABELS);
        NDArray three = MANAGER.create(new float[3]);
        assertRefused(() -> value(one, SHAPES[0], three), "Labels (3) must be as many as the logits (4).");
        assertRefused(() -> value(one, SHAPES[0], labels, three), "Weights of sequences (3) must be as many");
        assertRefused(() -> value(one, SHAPES[0], labels, labels, labels), "Labels (3 arrays) must be");
    }

    private static float value(LossCase one, Shape logitShape, NDArray... labels) {
        NDArray value = one.loss().evaluate(new NDList(labels), new NDList(MANAGER.create(LOGITS, logitShape)));
        assertEquals(new Shape(), value.getShape());
        return value.getFloat();
    }
}
