package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;
import org.seqwise.data.ShuffledBatches;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Logits;
import org.seqwise.evaluation.Scores;
import org.seqwise.nn.LogitScorer;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.WeightedBinaryCrossEntropy;
import org.seqwise.nn.Weights;
import org.seqwise.optimizer.Adam;
import org.seqwise.optimizer.AdamW;
import org.seqwise.optimizer.RmsProp;
import org.seqwise.optimizer.Sgd;

/** The block, the dataset, the loss and the optimizers, taken alone, in DJL's own trainer. */
class DjlTrainerTest {

    private static final Sequences TRAIN = Preprocessor.fit(Study.SPLIT.train()).apply(Study.SPLIT.train());

    static List<Optimizer> optimizers() {
        return List.of(
                RmsProp.builder().optLearningRate(0.01).build(),
                RmsProp.builder().optLearningRate(0.01).optCentered(true).build(),
                Adam.builder().optLearningRate(0.01).build(),
                AdamW.builder().optLearningRate(0.01).build(),
                Sgd.builder().optLearningRate(1).build(),
                Sgd.builder().optLearningRate(0.1).optMomentum(0.9).build(),
                Sgd.builder()
                        .optLearningRate(0.1)
                        .optMomentum(0.9)
                        .optNesterov(true)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void eachOptimizerLearnsInDjlsTrainer(Optimizer optimizer) {
        Fitted fitted = fit(() -> optimizer);
        assertTrue(fitted.after() < fitted.before() - 0.05, fitted.before() + " became " + fitted.after());
    }

    @Test
    void otherThreadThanTheOneThatLoadedTheEngineLearnsTheSame() throws Exception {
        Supplier<Optimizer> optimizer =
                () -> RmsProp.builder().optLearningRate(0.01).build();
        Fitted here = fit(optimizer);
        Fitted there = OtherThread.call(() -> fit(optimizer));
        assertEquals(here.before(), there.before());
        here.weights()
                .forEach((name, numbers) ->
                        assertArrayEquals(numbers, there.weights().getOrDefault(name, new float[0]), name));
    }

    private static Fitted fit(Supplier<Optimizer> optimizer) {
        PaddedSequenceDataset dataset = PaddedSequenceDataset.builder()
                .setSequences(TRAIN)
                .setSampling(new ShuffledBatches(64, 1))
                .build();
        DefaultTrainingConfig config = new DefaultTrainingConfig(new WeightedBinaryCrossEntropy(1, 1))
                .optOptimizer(optimizer.get())
                .addTrainingListeners(new TrainingListener[0]);
        Engines.choose();
        try (Model model = Model.newInstance("net")) {
            model.setBlock(SequenceNetwork.builder()
                    .setShape(Net.plain(TRAIN.featureCount(), 6))
                    .optSeed(1)
                    .build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, 1, TRAIN.featureCount()), new Shape(1));
                double before = logLoss(model);
                EasyTrain.fit(trainer, 3, dataset, null);
                return new Fitted(before, logLoss(model), Weights.of(model.getBlock()));
            }
        } catch (IOException | TranslateException e) {
            throw new AssertionError(e);
        }
    }

    private static double logLoss(Model model) {
        float[] logits = LogitScorer.logits(model.getBlock(), model.getNDManager(), TRAIN, 1000);
        double[] probabilities = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = Logits.probability(logits[i], 1);
        }
        return Evaluation.of(new Scores(probabilities, TRAIN.labels()), 0.5).logLoss();
    }

    private record Fitted(double before, double after, Map<String, float[]> weights) {}
}
