package org.seqwise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.seqwise.data.Preprocessor;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.training.TrainingState;

/** A model that no engine made. */
final class SmallModel {

    private SmallModel() {}

    /** Returns normal weights, the same at every call. */
    static Map<String, float[]> weights(NetworkShape network) {
        return weights(network, 7);
    }

    /** Returns others for each seed. */
    static Map<String, float[]> weights(NetworkShape network, long seed) {
        Random random = new Random(seed);
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
        return of(network, List.of(new SavedMember(weights(network), TrainingState.NONE)));
    }

    /** Returns one of so many members. */
    static SavedModel of(NetworkShape network, List<SavedMember> members) {
        List<Provenance.Member> trained = IntStream.range(0, members.size())
                .mapToObj(i -> new Provenance.Member(EnsembleTraining.seed(1, i), i + 3, i + 2))
                .toList();
        Provenance provenance = new Provenance(
                "2026-01-01T00:00:00Z",
                "none",
                "0",
                "cpu",
                "0",
                1,
                "a",
                "b",
                3,
                2,
                1,
                1,
                1,
                Map.of(),
                Map.of(),
                trained);
        Manifest manifest = Manifest.of(
                network,
                Preprocessor.none(List.of("x", "y")),
                Objective.weighted(2),
                Calibrator.none(),
                0.4,
                provenance);
        return new SavedModel(manifest, members);
    }
}
