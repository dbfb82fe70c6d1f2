package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.evaluation.Objective;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingOutcome;
import org.seqwise.training.TrainingSettings;

/** Where sequences lie makes no difference: not to the batches, not to the split, not to a bit of the weights. */
class StoreTrainingTest {

    private static final Sequences GENERATED =
            QuestionSequences.generate(700, 5).atTrueLength().sequences();

    private final Split heap;
    private final Split store;

    StoreTrainingTest(@TempDir Path folder) {
        SequencesBuilder memory = Sequences.builder(GENERATED.featureNames());
        for (int i = 0; i < GENERATED.size(); i++) {
            memory.add(GENERATED.id(i), GENERATED.steps(i), GENERATED.label(i), 0.5f + i % 3);
        }
        Sequences weighted = memory.build();
        SequenceStore.write(folder.resolve("store"), opener -> weighted.copyTo(opener.apply(weighted.featureNames())));
        heap = weighted.stratifiedSplit(0.6, 0.2, 5);
        store = SequenceStore.open(folder.resolve("store")).stratifiedSplit(0.6, 0.2, 5);
    }

    @Test
    void theLoopLearnsTheSameBitsFromAStore() {
        try (Net ofHeap = Net.initial(5, 6, 2);
                Net ofStore = Net.initial(5, 6, 2)) {
            assertArrayEquals(
                    run(ofHeap, heap).validationProbabilities(),
                    run(ofStore, store).validationProbabilities());
            assertSameBits(ofHeap.weights(), ofStore.weights());
        }
    }

    private static TrainingOutcome run(Net net, Split split) {
        TrainingSettings settings =
                new TrainingSettings(OptimizerChoice.ADAM, 0.01, 32, 3, 5, Objective.CROSS_ENTROPY, 4);
        return new TrainingLoop(net.block(), net.manager(), settings, told -> {}, () -> false)
                .run(split.train(), split.validation());
    }

    @Test
    void theTrainerMakesTheSameModelFromAStore() {
        try (SequenceClassifier ofHeap = Study.trainer().epochs(2).build().train(heap.train(), heap.validation());
                SequenceClassifier ofStore =
                        Study.trainer().epochs(2).build().train(store.train(), store.validation())) {
            assertEquals(
                    ofHeap.provenance().trainFingerprint(), ofStore.provenance().trainFingerprint());
            assertEquals(ofHeap.threshold(), ofStore.threshold());
            assertArrayEquals(ofHeap.probabilities(heap.test()), ofStore.probabilities(store.test()));
            assertArrayEquals(ofHeap.probabilities(store.test()), ofStore.probabilities(heap.test()));
        }
    }

    private static void assertSameBits(Map<String, float[]> one, Map<String, float[]> other) {
        assertEquals(one.keySet(), other.keySet());
        one.forEach((name, numbers) -> assertArrayEquals(numbers, other.getOrDefault(name, new float[0]), name));
    }
}
