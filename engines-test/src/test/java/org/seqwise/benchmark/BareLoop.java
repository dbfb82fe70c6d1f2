package org.seqwise.benchmark;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.seqwise.engine.Engines;

/** What DJL alone does with one prepared batch: its LSTM and Linear, its loss, its Adam. */
final class BareLoop {

    static final int BATCH = 1000;

    private BareLoop() {}

    static double sequencesPerSecond(int steps) {
        SequentialBlock block = new SequentialBlock()
                .add(LSTM.builder().setStateSize(100).setNumLayers(1).build())
                .add(list -> new NDList(list.head().get(":, -1")))
                .add(Linear.builder().setUnits(1).build());
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(0.001f))
                        .build());
        try (Model model = Model.newInstance("bare", Engines.choose().name())) {
            model.setBlock(block);
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(BATCH, 10, 5));
                NDManager manager = trainer.getManager();
                NDArray values = manager.randomNormal(new Shape(BATCH, 10, 5));
                NDArray labels = manager.randomUniform(0, 1, new Shape(BATCH, 1))
                        .gt(0.75)
                        .toType(DataType.FLOAT32, false);
                step(trainer, values, labels);
                waitFor(block);
                long begin = System.nanoTime();
                for (int i = 0; i < steps; i++) {
                    step(trainer, values, labels);
                }
                waitFor(block);
                return steps * (double) BATCH / ((System.nanoTime() - begin) / 1e9);
            }
        }
    }

    private static void step(Trainer trainer, NDArray values, NDArray labels) {
        try (NDManager scope = trainer.getManager().newSubManager()) {
            NDArray batch = values.duplicate();
            batch.attach(scope);
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray loss = trainer.getLoss().evaluate(new NDList(labels), trainer.forward(new NDList(batch)));
                loss.attach(scope);
                collector.backward(loss);
            }
            trainer.step();
        }
    }

    private static void waitFor(SequentialBlock block) {
        block.getParameters().valueAt(0).getArray().toFloatArray();
    }
}
