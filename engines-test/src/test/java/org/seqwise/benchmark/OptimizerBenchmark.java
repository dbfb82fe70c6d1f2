package org.seqwise.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.Pair;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.seqwise.engine.Engines;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.WeightedBinaryCrossEntropy;
import org.seqwise.optimizer.Adam;
import org.seqwise.optimizer.AdamW;
import org.seqwise.optimizer.RmsProp;
import org.seqwise.optimizer.Sgd;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

/**
 * A whole training step with each of the toolkit's optimizers beside the same step with DJL's own Adam, in interleaved pairs: an LSTM of 100
 * units, one prepared batch of 1000 x 10 x 5. Argument: how many pairs.
 */
public final class OptimizerBenchmark {

    private static final int STEPS = 10;
    private static final NetworkShape SHAPE = new NetworkShape(Cell.LSTM, 5, 100, 1, false, Pooling.LAST, 0);

    private final NDManager manager = Engines.engine().newBaseManager();
    private final SequenceNetwork block =
            SequenceNetwork.builder().setShape(SHAPE).build();
    private final WeightedBinaryCrossEntropy loss = new WeightedBinaryCrossEntropy(1, 1);
    private final NDList batch;
    private final NDList labels;

    private OptimizerBenchmark() {
        block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(SHAPE));
        int size = Point.QUESTION.batch();
        float[] last = new float[size];
        Arrays.fill(last, 9);
        batch = new NDList(manager.randomNormal(new Shape(size, 10, 5)), manager.create(last));
        labels = new NDList(
                manager.randomUniform(0, 1, new Shape(size, 1)).gt(0.75).toType(DataType.FLOAT32, false));
    }

    /** Prints, for each optimizer, the medians of its step and of DJL's, and of their ratio. */
    public static void main(String[] arguments) {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        System.out.printf(
                Locale.ROOT,
                "%s%n%-8s %9s %15s %8s%n",
                Engines.choose(),
                "step",
                "ours, ms",
                "DJL's Adam, ms",
                "ratio");
        Map<String, Optimizer> ours = new LinkedHashMap<>();
        ours.put("RMSprop", RmsProp.builder().build());
        ours.put("Adam", Adam.builder().build());
        ours.put("AdamW", AdamW.builder().build());
        ours.put("SGD", Sgd.builder().optMomentum(0.9).optNesterov(true).build());
        OptimizerBenchmark benchmark = new OptimizerBenchmark();
        ours.forEach((name, optimizer) -> benchmark.compare(name, optimizer, pairs));
    }

    private void compare(String name, Optimizer ours, int pairs) {
        Optimizer theirs =
                Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.001f)).build();
        milliseconds(ours);
        milliseconds(theirs);
        double[][] times = new double[3][pairs];
        for (int pair = 0; pair < pairs; pair++) {
            times[0][pair] = milliseconds(ours);
            times[1][pair] = milliseconds(theirs);
            times[2][pair] = times[0][pair] / times[1][pair];
        }
        System.out.printf(
                Locale.ROOT,
                "%-8s %9.2f %15.2f %8.3f%n",
                name,
                Interleaved.median(times[0]),
                Interleaved.median(times[1]),
                Interleaved.median(times[2]));
    }

    private double milliseconds(Optimizer optimizer) {
        waitForDevice();
        long begin = System.nanoTime();
        for (int i = 0; i < STEPS; i++) {
            step(optimizer);
        }
        waitForDevice();
        return (System.nanoTime() - begin) / 1e6 / STEPS;
    }

    private void step(Optimizer optimizer) {
        try (NDManager scope = manager.newSubManager()) {
            // What is made of an array goes to the array's owner: a copy of its own, so that it ends with the step.
            NDList values = new NDList(batch.get(0).duplicate(), batch.get(1).duplicate());
            values.attach(scope);
            NDList answers = new NDList(labels.head().duplicate());
            answers.attach(scope);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDList logits = block.forward(new ParameterStore(scope, false), values, true);
                collector.backward(loss.evaluate(answers, logits));
            }
            for (Pair<String, Parameter> named : block.getParameters()) {
                NDArray weight = named.getValue().getArray();
                try (NDArray gradient = weight.getGradient()) {
                    optimizer.update(named.getKey(), weight, gradient);
                }
            }
        }
    }

    private void waitForDevice() {
        block.getParameters().valueAt(0).getArray().toFloatArray();
    }
}
