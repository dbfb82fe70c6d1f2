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
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.seqwise.engine.Engines;

/** What DJL alone does with one prepared batch: its fused LSTM and Linear, its loss, its Adam, or forward alone. */
final class BareLoop implements AutoCloseable {

    private final Point point;
    private final SequentialBlock block;
    private final Model model;
    private final Trainer trainer;
    private final NDArray values;
    private final NDArray labels;

    BareLoop(Point point) {
        this.point = point;
        block = new SequentialBlock()
                .add(LSTM.builder().setStateSize(point.hidden()).setNumLayers(1).build())
                .add(list -> new NDList(list.head().get(":, -1")))
                .add(Linear.builder().setUnits(1).build());
        model = Model.newInstance("bare", Engines.choose().name());
        model.setBlock(block);
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(0.001f))
                        .build()));
        Shape shape = new Shape(point.batch(), point.steps(), point.features());
        trainer.initialize(shape);
        NDManager manager = trainer.getManager();
        values = manager.randomNormal(shape);
        labels = manager.randomUniform(0, 1, new Shape(point.batch(), 1))
                .gt(0.75)
                .toType(DataType.FLOAT32, false);
    }

    /** Returns the sequences learned from a second, over about so many seconds. */
    double training(double seconds) {
        return point.batch() * Repeated.perSecond(this::step, this::waitForWeights, seconds);
    }

    /** Returns the sequences scored a second, over about so many seconds; every batch's answers are read. */
    double scoring(double seconds) {
        return point.batch() * Repeated.perSecond(this::score, () -> {}, seconds);
    }

    private void step() {
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

    private void score() {
        try (NDManager scope = trainer.getManager().newSubManager()) {
            NDArray batch = values.duplicate();
            batch.attach(scope);
            block.forward(new ParameterStore(scope, false), new NDList(batch), false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    private void waitForWeights() {
        block.getParameters().valueAt(0).getArray().toFloatArray();
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
