package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.nn.WeightedBinaryCrossEntropy;
import org.seqwise.nn.Weights;
import org.seqwise.optimizer.Adam;
import org.seqwise.optimizer.GlobalNormClipping;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.training.BatchGradients;
import org.seqwise.training.GradientSteps;

/** A batch that is learned from part by part, beside the same batch at once. */
class BatchPartsTest {

    private static final int BATCH = 500;
    private static final int LONGEST = 200;
    private static final Sequences SEQUENCES = drawn();
    private static final NetworkShape SHAPE = new NetworkShape(Cell.LSTM, 2, 32, 2, true, Pooling.MEAN_MAX_LAST, 8);

    private static Sequences drawn() {
        Random random = new Random(5);
        SequencesBuilder sequences = Sequences.builder(List.of("a", "b"));
        for (int i = 0; i < BATCH; i++) {
            float[][] steps = new float[i == 0 ? LONGEST : 1 + random.nextInt(LONGEST)][2];
            for (float[] step : steps) {
                step[0] = (float) random.nextGaussian();
                step[1] = random.nextFloat();
            }
            sequences.add("s" + i, steps, random.nextInt(3) == 0 ? 1 : 0, 0.5f + random.nextFloat());
        }
        return sequences.build();
    }

    /** Returns one with dropout, and with biases that are equal, as those that a training starts from. */
    private static Net net() {
        Net net = Net.random(SHAPE, 0.3f, 1);
        Map<String, float[]> weights = net.weights();
        weights.forEach((name, numbers) -> {
            if (name.endsWith("bias")) {
                Arrays.fill(numbers, 0);
            }
        });
        Weights.restore(net.block(), weights);
        return net;
    }

    private static GradientSteps steps(Block block, NDManager manager) {
        PaddedSequenceDataset dataset = PaddedSequenceDataset.builder()
                .setSequences(SEQUENCES)
                .setSampling(BATCH, false)
                .build();
        return new GradientSteps(
                block,
                manager,
                dataset,
                new WeightedBinaryCrossEntropy(3, 1, 0.1),
                Adam.builder().build(),
                new GlobalNormClipping(0.1));
    }

    /** Hides what it is, so that it is not asked for parts. */
    private static Block hidden(Net net) {
        return new SequentialBlock().add(net.block());
    }

    private static void assertParts(Net net) {
        try (NDManager scope = net.manager().newSubManager()) {
            assertEquals(
                    2,
                    net.block().parts(scope.zeros(new Shape(BATCH, LONGEST, 2))).size());
        }
    }

    @Test
    void gradientsAreThoseOfTheWholeBatch() {
        try (Net cut = net();
                Net whole = net();
                GradientSteps byParts = steps(cut.block(), cut.manager());
                GradientSteps atOnce = steps(hidden(whole), whole.manager())) {
            assertParts(cut);
            BatchGradients expected = atOnce.gradients();
            BatchGradients actual = byParts.gradients();
            assertEquals(expected.loss(), actual.loss(), 1e-6);
            List<float[]> all = List.copyOf(expected.gradients().values());
            List<float[]> summed = List.copyOf(actual.gradients().values());
            for (int i = 0; i < all.size(); i++) {
                assertArrayEquals(all.get(i), summed.get(i), 1e-5f * largest(all.get(i)) + 1e-7f, "parameter " + i);
            }
        }
    }

    private static float largest(float[] numbers) {
        float largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    @Test
    void stepAfterStepLogitsAreThoseOfTheWholeBatch() {
        try (Net cut = net();
                Net whole = net();
                GradientSteps byParts = steps(cut.block(), cut.manager());
                GradientSteps atOnce = steps(hidden(whole), whole.manager())) {
            assertParts(cut);
            for (int step = 0; step < 3; step++) {
                List<float[]> logits = new ArrayList<>();
                GradientSteps.StepListener listener =
                        (batch, given) -> logits.add(given.singletonOrThrow().toFloatArray());
                byParts.watch(listener);
                atOnce.watch(listener);
                assertEquals(atOnce.epoch(), byParts.epoch(), 1e-4);
                assertArrayEquals(logits.get(0), logits.get(1), 1e-3f);
            }
        }
    }
}
