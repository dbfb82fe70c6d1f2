package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.ParameterList;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.WeightedBinaryCrossEntropy;
import org.seqwise.nn.Weights;
import org.seqwise.optimizer.GlobalNormClipping;
import org.seqwise.optimizer.PortableOptimizer;
import org.seqwise.optimizer.RmsProp;
import org.seqwise.optimizer.Sgd;

/** What goes on between two of DJL's own trainers, and between its backward pass and its step. */
class DjlTrainerStateTest {

    private static final Sequences TRAIN =
            Study.first(200, Preprocessor.fit(Study.SPLIT.train()).apply(Study.SPLIT.train()));
    private static final Shape[] SHAPES = {new Shape(1, 1, TRAIN.featureCount()), new Shape(1)};

    @ParameterizedTest
    @MethodSource(OptimizerCase.EACH)
    void stateSavedByNameGoesOnInAnotherTrainer(OptimizerCase optimizer) throws IOException, TranslateException {
        Saved nothing = new Saved(Map.of(), Map.of());
        Saved whole = epochs(4, optimizer, nothing);
        Saved half = epochs(2, optimizer, nothing);
        Saved rest = epochs(2, optimizer, half);
        whole.weights().keySet().forEach(name -> assertTrue(half.state().containsKey("steps " + name), name));
        Near.assertNear(whole.weights(), rest.weights(), 1e-6f);
        Near.assertNear(whole.state(), rest.state(), 1e-6f);
    }

    private static Saved epochs(int count, OptimizerCase optimizer, Saved start)
            throws IOException, TranslateException {
        try (PortableOptimizer created = optimizer.create();
                Model model = model();
                Trainer trainer = model.newTrainer(config(created))) {
            ParameterList parameters = model.getBlock().getParameters();
            if (!start.weights().isEmpty()) {
                Weights.restore(model.getBlock(), start.weights());
            }
            trainer.initialize(SHAPES);
            created.restore(parameters, start.state());
            EasyTrain.fit(trainer, count, dataset(), null);
            return new Saved(Weights.of(model.getBlock()), created.state(parameters));
        }
    }

    @Test
    void stateOfAnotherBlockIsRefusedBeforeAnyStep() {
        try (PortableOptimizer optimizer = RmsProp.builder().build();
                Model model = model();
                Trainer trainer = model.newTrainer(config(optimizer))) {
            trainer.initialize(SHAPES);
            Map<String, float[]> other = Map.of("steps weight", new float[1], "velocity weight", new float[2]);
            ParameterList parameters = model.getBlock().getParameters();
            assertRefused(() -> optimizer.restore(parameters, other), "is not in the state");
        }
    }

    @Test
    void clippedGradientsMoveTheWeightsByTheBound() throws IOException, TranslateException {
        try (Sgd sgd = Sgd.builder().optLearningRate(1).build();
                Model model = model();
                Trainer trainer = model.newTrainer(config(sgd))) {
            trainer.initialize(SHAPES);
            Map<String, float[]> before = Weights.of(model.getBlock());
            Batch batch = dataset().getData(trainer.getManager()).iterator().next();
            try (batch;
                    GradientCollector collector = trainer.newGradientCollector()) {
                collector.backward(trainer.getLoss().evaluate(batch.getLabels(), trainer.forward(batch.getData())));
            }
            new GlobalNormClipping(0.01).clip(model.getBlock().getParameters());
            trainer.step();
            assertEquals(0.01, distance(before, Weights.of(model.getBlock())), 1e-6);
        }
    }

    private static double distance(Map<String, float[]> before, Map<String, float[]> after) {
        double squares = 0;
        for (Map.Entry<String, float[]> entry : before.entrySet()) {
            float[] moved = after.getOrDefault(entry.getKey(), new float[0]);
            for (int i = 0; i < moved.length; i++) {
                squares += Math.pow(moved[i] - (double) entry.getValue()[i], 2);
            }
        }
        return Math.sqrt(squares);
    }

    private static Model model() {
        Model model = Model.newInstance("net", Engines.choose().name());
        model.setBlock(
                SequenceNetwork.builder().setShape(Net.plain(5, 4)).optSeed(1).build());
        model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, SHAPES);
        return model;
    }

    private static DefaultTrainingConfig config(Optimizer optimizer) {
        return new DefaultTrainingConfig(new WeightedBinaryCrossEntropy(1, 1))
                .optOptimizer(optimizer)
                .addTrainingListeners(new TrainingListener[0]);
    }

    private static PaddedSequenceDataset dataset() {
        return PaddedSequenceDataset.builder()
                .setSequences(TRAIN)
                .setSampling(64, false)
                .build();
    }

    private record Saved(Map<String, float[]> weights, Map<String, float[]> state) {}
}
