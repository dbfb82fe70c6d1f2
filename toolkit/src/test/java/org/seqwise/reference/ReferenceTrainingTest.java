package org.seqwise.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;

/** Losses, their gradients and training steps in float64. */
class ReferenceTrainingTest {

    private static final int[] LABELS = {1, 0, 1};
    private static final NetworkShape SHAPE = new NetworkShape(Cell.GRU, 2, 3, 2, true, Pooling.ATTENTION, 2);

    private final Random random = new Random(3);
    private final Map<String, float[]> weights = RandomCases.weights(SHAPE, random);
    private final List<float[][]> sequences = new ArrayList<>();
    private final List<Dropout> dropouts = Stream.generate(() -> RandomCases.dropout(SHAPE, random))
            .limit(LABELS.length)
            .toList();

    ReferenceTrainingTest() {
        for (int steps : new int[] {1, 4, 2}) {
            sequences.add(RandomCases.sequence(steps, 2, random));
        }
    }

    static List<ReferenceLoss> losses() {
        return List.of(
                ReferenceLoss.crossEntropy(1, 1),
                ReferenceLoss.crossEntropy(3, 0.5),
                new ReferenceLoss(1, 2, 0.2, 0),
                new ReferenceLoss(0.25, 0.75, 0, 2),
                new ReferenceLoss(1, 1, 0.1, 0.5));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientOfTheLossIsItsFiniteDifference(ReferenceLoss loss) {
        double h = 1e-5;
        for (double logit : new double[] {-30, -3, -0.2, 0, 1, 4, 30}) {
            for (int label = 0; label <= 1; label++) {
                double slope = (loss.loss(logit + h, label) - loss.loss(logit - h, label)) / (2 * h);
                assertEquals(slope, loss.gradient(logit, label), 1e-9, loss + " at " + logit);
            }
        }
    }

    @Test
    void crossEntropyIsTheLogarithmOfTheProbability() {
        double p = 1 / (1 + Math.exp(-0.7));
        ReferenceLoss loss = ReferenceLoss.crossEntropy(3, 2);
        assertEquals(-3 * Math.log(p), loss.loss(0.7, 1), 1e-14);
        assertEquals(-2 * Math.log(1 - p), loss.loss(0.7, 0), 1e-14);
        assertEquals(-2 * p * p * Math.log(1 - p), new ReferenceLoss(3, 2, 0, 2).loss(0.7, 0), 1e-14);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossIsTheMeanAndItsGradientsAreThoseOfTheLogits(ReferenceLoss loss) {
        ReferenceNetwork network = new ReferenceNetwork(SHAPE, weights);
        LossGradients found = network.lossGradients(sequences, LABELS, dropouts, loss);
        double sum = 0;
        double[] atLogits = new double[LABELS.length];
        for (int i = 0; i < LABELS.length; i++) {
            double logit = network.logit(sequences.get(i), dropouts.get(i));
            sum += loss.loss(logit, LABELS[i]);
            atLogits[i] = loss.gradient(logit, LABELS[i]) / LABELS.length;
        }
        assertEquals(sum / LABELS.length, found.loss(), 1e-15);
        network.gradients(sequences, atLogits, dropouts).forEach((name, expected) -> {
            double[] gradient = found.gradients().getOrDefault(name, new double[0]);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], gradient[i], 1e-15, name);
            }
        });
    }

    @Test
    void stepsGoDownTheGradientOfTheWeightsThatThereAre() {
        ReferenceLoss loss = ReferenceLoss.crossEntropy(2, 1);
        Supplier<ReferenceRule> rule = () -> ReferenceRule.sgd(1e-3, 0, false);
        ReferenceTraining training = new ReferenceTraining(SHAPE, weights, loss, rule);
        double first = training.step(sequences, LABELS, dropouts);
        double second = training.step(sequences, LABELS, dropouts);
        double third = training.step(sequences, LABELS, dropouts);
        double squares = new ReferenceNetwork(SHAPE, weights)
                .lossGradients(sequences, LABELS, dropouts, loss).gradients().values().stream()
                        .flatMapToDouble(Arrays::stream)
                        .map(gradient -> gradient * gradient)
                        .sum();
        // To first order a step of -rate * gradient lowers the loss by rate * |gradient|^2.
        assertEquals(1e-3 * squares, first - second, 1e-2 * 1e-3 * squares);
        assertTrue(third < second, third + " after " + second);
    }

    @Test
    void weightsGivenStayAsTheyAre() {
        float before = weights.getOrDefault("head_bias", new float[1])[0];
        new ReferenceTraining(
                        SHAPE,
                        weights,
                        ReferenceLoss.crossEntropy(1, 1),
                        () -> ReferenceRule.adam(0.1, 0.9, 0.999, 1e-7))
                .step(sequences, LABELS, dropouts);
        assertEquals(before, weights.getOrDefault("head_bias", new float[1])[0]);
    }

    @Test
    void asManyLabelsAndDropoutsAsSequences() {
        ReferenceNetwork network = new ReferenceNetwork(SHAPE, weights);
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> network.lossGradients(sequences, new int[2], dropouts, ReferenceLoss.crossEntropy(1, 1)));
        assertEquals(
                "2 labels and 3 dropouts must be as many as the sequences, 3.", String.valueOf(refused.getMessage()));
    }
}
