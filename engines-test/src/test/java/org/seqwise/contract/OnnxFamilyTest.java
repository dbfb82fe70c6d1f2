package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.exchange.onnx.OnnxNetwork;
import org.seqwise.nn.LogitScorer;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ReferenceNetwork;

/** Every form of the network, as an ONNX graph: with random weights its logits are the engine's and those of the float64 reference. */
class OnnxFamilyTest {

    private static final int SEQUENCES = 40;
    private static final double TOLERANCE = 1e-5;

    static List<NetworkShape> shapes() {
        return FamilyTest.shapes();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void logitsAreTheEnginesAndTheReferences(NetworkShape shape) {
        int seed = shapes().indexOf(shape);
        Sequences sequences = draw(shape.featureCount(), seed);
        try (Net net = Net.random(shape, 0, seed);
                OnnxNetwork onnx = new OnnxNetwork(shape, net.weights())) {
            ReferenceNetwork reference = net.reference();
            float[] engine = LogitScorer.logits(net.block(), net.manager(), sequences, SEQUENCES);
            float[] together = onnx.logits(sequences);
            for (int i = 0; i < SEQUENCES; i++) {
                double near = TOLERANCE * Math.max(1, Math.abs(engine[i]));
                assertEquals(reference.logit(sequences.steps(i)), together[i], near, "reference " + i);
                assertEquals(engine[i], together[i], near, "engine " + i);
                assertEquals(together[i], onnx.logit(flat(sequences, i), sequences.stepCount(i)), near, "alone " + i);
            }
        }
    }

    private static float[] flat(Sequences sequences, int index) {
        float[] flat = new float[sequences.stepCount(index) * sequences.featureCount()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = sequences.value(index, i / sequences.featureCount(), i % sequences.featureCount());
        }
        return flat;
    }

    private static Sequences draw(int features, long seed) {
        Random random = new Random(seed);
        SequencesBuilder builder = Sequences.builder(List.of("a", "b", "c").subList(0, features));
        for (int i = 0; i < SEQUENCES; i++) {
            float[][] steps = new float[1 + random.nextInt(9)][features];
            for (float[] step : steps) {
                for (int f = 0; f < features; f++) {
                    step[f] = (float) random.nextGaussian();
                }
            }
            builder.addUnlabeled("s" + i, steps);
        }
        return builder.build();
    }
}
