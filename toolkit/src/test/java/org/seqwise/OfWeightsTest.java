package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Preprocessor;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.reference.ReferenceNetwork;

/** A model of weights that were learned elsewhere. */
class OfWeightsTest {

    private static final NetworkShape NETWORK = new NetworkShape(Cell.GRU, 2, 3, 1, true, Pooling.LAST, 0);
    private static final Provenance PROVENANCE =
            SmallModel.of(NETWORK).manifest().provenance();
    private static final float[][] STEPS = {{1, 2}, {-1, 0.5f}};

    private final Path folder;

    OfWeightsTest(@TempDir Path folder) {
        this.folder = folder.resolve("model");
    }

    @Test
    void itScoresAsTheReferenceAndIsSavedAndLoaded() {
        Map<String, float[]> weights = new LinkedHashMap<>(SmallModel.weights(NETWORK));
        double logit = new ReferenceNetwork(NETWORK, weights).logit(STEPS);
        try (SequenceClassifier made = of(weights)) {
            weights.forEach((name, numbers) -> numbers[0] = 99);
            assertEquals(1 / (1 + Math.exp(-logit)), made.probability(STEPS), 1e-7);
            assertEquals(0.3, made.threshold());
            made.save(folder);
            try (SequenceClassifier loaded = SequenceClassifier.loadWithoutEngine(folder)) {
                assertEquals(made.probability(STEPS), loaded.probability(STEPS));
                made.weights()
                        .forEach((name, numbers) ->
                                assertArrayEquals(numbers, loaded.weights().get(name)));
                assertEquals(made.provenance(), loaded.provenance());
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertRefused(weights -> weights.remove("head_bias"), "1 numbers of 'head_bias'; they have none");
        assertRefused(weights -> weights.put("head_kernel", new float[5]), "6 numbers of 'head_kernel'; they have 5");
        assertRefused(weights -> weights.put("more", new float[1]), "no other");
        assertRefused(weights -> weights.put("head_bias", new float[] {Float.NaN}), "'head_bias' has a weight of NaN");
    }

    private interface Change {

        void apply(Map<String, float[]> weights);
    }

    private static void assertRefused(Change change, String part) {
        Map<String, float[]> weights = new LinkedHashMap<>(SmallModel.weights(NETWORK));
        change.apply(weights);
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> of(weights));
        assertTrue(String.valueOf(thrown.getMessage()).contains(part), thrown.getMessage());
    }

    private static SequenceClassifier of(Map<String, float[]> weights) {
        return SequenceClassifier.ofWeights(NETWORK, weights, Preprocessor.none(List.of("x", "y")), 0.3, PROVENANCE);
    }
}
