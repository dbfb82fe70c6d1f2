package org.seqwise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.seqwise.data.Preprocessor;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.training.TrainingState;

/** A model that no engine made. */
final class SmallModel {

    private SmallModel() {}

    /** Returns normal weights, the same at every call. */
    static Map<String, float[]> weights(NetworkShape network) {
        Random random = new Random(7);
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (ParameterShape parameter : network.parameters()) {
            float[] numbers = new float[parameter.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) random.nextGaussian();
            }
            weights.put(parameter.name(), numbers);
        }
        return weights;
    }

    /** Returns a model of two features that are used as they are. */
    static SavedModel of(NetworkShape network) {
        Provenance provenance = new Provenance(
                "2026-01-01T00:00:00Z", "none", "0", "cpu", "0", 1, "a", "b", 1, 1, 1, 1, 1, Map.of(), Map.of());
        Manifest manifest =
                Manifest.of(network, Preprocessor.none(List.of("x", "y")), Objective.weighted(2), 0.4, provenance);
        return new SavedModel(manifest, weights(network), TrainingState.NONE);
    }
}
