package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;
import org.seqwise.explanation.DataExplanation;
import org.seqwise.explanation.Explainer;
import org.seqwise.explanation.ExplanationSettings;
import org.seqwise.explanation.Importance;
import org.seqwise.explanation.SequenceExplanation;
import org.seqwise.reference.Cell;
import org.seqwise.reference.Pooling;

/** What a model goes by does not hang on the engine that is asked, nor on there being one. */
class SameExplanationTest {

    private static final double SAME = 1e-4;
    private static final Split SPLIT =
            QuestionSequences.generate(1200, 7).atTrueLength().sequences().stratifiedSplit(0.6, 0.2, 7);
    private static final ExplanationSettings SETTINGS =
            ExplanationSettings.builder().repeats(2).attributed(60).build();

    private final Path folder;

    SameExplanationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void plainNetworkIsExplainedTheSameEverywhere() {
        assertExplainedTheSame(trainer());
    }

    @Test
    void richNetworkIsExplainedTheSameEverywhere() {
        assertExplainedTheSame(trainer()
                .cell(Cell.GRU)
                .layers(2)
                .bidirectional(true)
                .pooling(Pooling.MEAN_MAX_LAST)
                .denseSize(5)
                .dropout(0.2)
                .ensemble(2));
    }

    private static SequenceTrainerBuilder trainer() {
        return SequenceTrainer.builder()
                .hiddenSize(12)
                .learningRate(0.01)
                .batchSize(64)
                .epochs(4)
                .seed(5);
    }

    private void assertExplainedTheSame(SequenceTrainerBuilder builder) {
        Path model = folder.resolve("model");
        try (SequenceClassifier trained = builder.build().train(SPLIT.train(), SPLIT.validation())) {
            trained.save(model);
        }
        List<SequenceClassifier> everywhere = new ArrayList<>();
        Engines.installed().forEach(engine -> everywhere.add(SequenceClassifier.load(model, engine)));
        everywhere.add(SequenceClassifier.loadWithoutEngine(model));
        assertEquals(3, everywhere.size());
        List<DataExplanation> data = new ArrayList<>();
        List<SequenceExplanation> single = new ArrayList<>();
        for (SequenceClassifier one : everywhere) {
            try (one) {
                Explainer explainer = new Explainer(one, SETTINGS);
                data.add(explainer.explain(SPLIT.test()));
                single.add(explainer.explain(SPLIT.test(), 3));
            }
        }
        for (int i = 1; i < everywhere.size(); i++) {
            assertNear(data.get(0), data.get(i));
            assertNear(single.get(0), single.get(i));
        }
    }

    private static void assertNear(DataExplanation one, DataExplanation other) {
        assertEquals(one.rocAuc(), other.rocAuc(), SAME);
        assertEquals(one.logLoss(), other.logLoss(), SAME);
        assertNear(one.features(), other.features());
        assertNear(one.steps(), other.steps());
        assertNear(one.attributions().size(), other.attributions().size());
        assertNear(one.attributions().mean(), other.attributions().mean());
    }

    private static void assertNear(List<Importance> ones, List<Importance> others) {
        assertEquals(ones.size(), others.size());
        for (int i = 0; i < ones.size(); i++) {
            Importance one = ones.get(i);
            Importance other = others.get(i);
            assertEquals(one.name(), other.name());
            assertEquals(one.rocAucLost().mean(), other.rocAucLost().mean(), SAME);
            assertEquals(one.rocAucLost().spread(), other.rocAucLost().spread(), SAME);
            assertEquals(one.logLossGained().mean(), other.logLossGained().mean(), SAME);
            assertEquals(one.logLossGained().spread(), other.logLossGained().spread(), SAME);
        }
    }

    private static void assertNear(SequenceExplanation one, SequenceExplanation other) {
        assertEquals(one.probability(), other.probability(), SAME);
        assertEquals(one.logit(), other.logit(), SAME);
        assertEquals(one.baseline(), other.baseline(), SAME);
        assertNear(one.added(), other.added());
    }

    private static void assertNear(double[][] ones, double[][] others) {
        assertEquals(ones.length, others.length);
        for (int i = 0; i < ones.length; i++) {
            assertArrayEquals(ones[i], others[i], SAME);
        }
    }
}
