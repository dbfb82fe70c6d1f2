package org.seqwise.benchmark;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Objective;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingSettings;

/** The question's training, 100 units and batches of 1000, without the facade: the loop over sequences as they are. */
final class StepRuns {

    static final int BATCH = 1000;

    private static final int WARM_UP = 10;

    private StepRuns() {}

    /** Runs a whole epoch and returns the sequences that it learned a second. */
    static double epoch(Sequences train, Sequences validation) {
        try (NDManager manager = Engines.engine().newBaseManager()) {
            return loop(manager, train, () -> false).run(train, validation).trainSequencesPerSecond();
        }
    }

    /** Takes some steps, then stops, and returns the sequences a second without the first steps. */
    static double steps(Sequences train, Sequences validation, int steps) {
        int[] asked = new int[1];
        long[] begin = new long[1];
        try (NDManager manager = Engines.engine().newBaseManager()) {
            loop(manager, train, () -> {
                        begin[0] = asked[0] == WARM_UP ? System.nanoTime() : begin[0];
                        return asked[0]++ == steps;
                    })
                    .run(train, validation);
            throw new IllegalStateException("There are fewer than " + steps + " batches.");
        } catch (CancellationException expected) {
            return (steps - WARM_UP) * (double) BATCH / ((System.nanoTime() - begin[0]) / 1e9);
        }
    }

    private static TrainingLoop loop(NDManager manager, Sequences train, BooleanSupplier cancelled) {
        NetworkShape shape = new NetworkShape(Cell.LSTM, train.featureCount(), 100, 1, false, Pooling.LAST, 0);
        SequenceNetwork block =
                SequenceNetwork.builder().setShape(shape).optSeed(1).build();
        block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(shape));
        TrainingSettings settings =
                new TrainingSettings(OptimizerChoice.ADAM, 0.001, BATCH, 1, 1, Objective.CROSS_ENTROPY, 1);
        return new TrainingLoop(block, manager, settings, told -> {}, cancelled);
    }
}
