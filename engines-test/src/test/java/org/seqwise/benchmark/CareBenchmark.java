package org.seqwise.benchmark;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.EpochSampler;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sampling;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;
import org.seqwise.nn.LogitScorer;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.WeightedBinaryCrossEntropy;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.report.MetricsLog;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.GradientSteps;
import org.seqwise.training.OptimizerChoice;

/**
 * What care costs: the question's training, 100 units and batches of 1000, with checkpoints, guards, progress and a log of the figures, beside
 * the same gradient steps and validation scores with nothing else, in interleaved pairs of three epochs of 30 steps. Argument: how many pairs.
 */
public final class CareBenchmark {

    private static final int SEQUENCES = 30_000;
    private static final int BATCH = 1000;
    private static final int EPOCHS = 3;
    // Once an epoch; unless told otherwise there is one in five minutes.
    private static final int STEPS = SEQUENCES / BATCH;

    private final Sequences train;
    private final Sequences validation;

    private CareBenchmark() {
        List<Sequences> parts = QuestionSequences.generate(SEQUENCES * 10 / 9, QuestionSequences.TIME_STEPS, 1)
                .atTrueLength()
                .sequences()
                .stratifiedHoldOut(0.1, 1);
        train = parts.get(0);
        validation = parts.get(1);
    }

    /** Prints each pair and the median ratio. */
    public static void main(String[] arguments) throws IOException {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        System.out.printf(
                Locale.ROOT, "%s%n%6s %14s %12s %8s%n", Engines.choose(), "pair", "with care/s", "bare/s", "ratio");
        CareBenchmark benchmark = new CareBenchmark();
        double[] ratios = new double[pairs];
        for (int pair = -1; pair < pairs; pair++) {
            // Whichever comes first may have the quieter machine.
            double first = pair % 2 == 0 ? benchmark.bare() : 0;
            double cared = benchmark.withCare();
            double bare = pair % 2 == 0 ? first : benchmark.bare();
            if (pair >= 0) {
                ratios[pair] = cared / bare;
                System.out.printf(Locale.ROOT, "%6d %,14.0f %,12.0f %8.3f%n", pair + 1, cared, bare, cared / bare);
            }
        }
        System.out.printf(Locale.ROOT, "%6s %36.3f%n", "median", Interleaved.median(ratios));
    }

    private double withCare() throws IOException {
        Path folder = Files.createTempDirectory("care");
        long[] steps = new long[1];
        long begin = System.nanoTime();
        try (MetricsLog log = MetricsLog.begin(folder.resolve(MetricsLog.FILE))) {
            SequenceTrainer.builder()
                    .optimizer(OptimizerChoice.ADAM)
                    .epochs(EPOCHS)
                    .patience(EPOCHS)
                    .checkpoints(
                            CheckpointPlan.in(folder.resolve("checkpoints")).everySteps(STEPS))
                    .progress(log)
                    .stepProgress(told -> steps[0]++)
                    .build()
                    .train(train, validation)
                    .close();
            return speed(begin);
        } finally {
            delete(folder);
        }
    }

    private double bare() {
        long begin = System.nanoTime();
        Preprocessor preprocessor = Preprocessor.fit(train);
        Sequences prepared = preprocessor.apply(train);
        Sequences watched = preprocessor.apply(validation);
        NetworkShape shape = new NetworkShape(Cell.LSTM, train.featureCount(), 100, 1, false, Pooling.LAST, 0);
        SequenceNetwork block =
                SequenceNetwork.builder().setShape(shape).optSeed(1).build();
        try (NDManager manager = Engines.engine().newBaseManager()) {
            block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(shape));
            PaddedSequenceDataset dataset = PaddedSequenceDataset.builder()
                    .setSequences(prepared)
                    .setSampling(Sampling.SHUFFLED.batches(BATCH, EpochSampler.DEFAULT_POOL, 1))
                    .build();
            try (GradientSteps steps = new GradientSteps(
                    block,
                    manager,
                    dataset,
                    new WeightedBinaryCrossEntropy(1, 1),
                    OptimizerChoice.ADAM.create(0.001),
                    null)) {
                for (int epoch = 0; epoch < EPOCHS; epoch++) {
                    steps.epoch();
                    LogitScorer.logits(block, manager, watched, BATCH);
                }
            }
            return speed(begin);
        }
    }

    private double speed(long begin) {
        return EPOCHS * (double) train.size() / ((System.nanoTime() - begin) / 1e9);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
