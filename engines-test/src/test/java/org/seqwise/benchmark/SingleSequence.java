package org.seqwise.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;
import org.seqwise.nn.SequenceNetwork;

/** One sequence at a time: asked of a classifier, and run through the same block on an array that is ready. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SingleSequence {

    private static final int TRAINED_ON = 1000;

    private final NDManager manager = Engines.engine().newBaseManager();
    private final SequenceNetwork block =
            SequenceNetwork.builder().setShape(Point.QUESTION.network()).build();
    private final NDArray values;
    private final SequenceClassifier classifier;
    private final float[][] steps;

    /** Makes what is asked. */
    public SingleSequence() {
        Point point = Point.QUESTION;
        Sequences sequences = DrawnSequences.of(point, TRAINED_ON);
        classifier = SequenceTrainer.builder()
                .hiddenSize(point.hidden())
                .epochs(1)
                .build()
                .train(sequences, sequences);
        steps = sequences.steps(0);
        block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(point.network()));
        block.freezeParameters(true);
        values = manager.randomNormal(new Shape(1, point.steps(), point.features()));
    }

    /** Asks the classifier for a probability. */
    @Benchmark
    public double classifier() {
        return classifier.probability(steps);
    }

    /** Runs the block, and reads its logit. */
    @Benchmark
    public float bareForward() {
        try (NDManager scope = manager.newSubManager()) {
            NDArray batch = values.duplicate();
            batch.attach(scope);
            return block.forward(new ParameterStore(scope, false), new NDList(batch), false)
                    .singletonOrThrow()
                    .toFloatArray()[0];
        }
    }

    /** Frees it. */
    @TearDown
    public void end() {
        classifier.close();
        manager.close();
    }
}
