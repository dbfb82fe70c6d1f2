package org.seqwise.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.OptimizerChoice;

/**
 * What it costs to be put down: the question's training, 100 units and batches of 1000, with a checkpoint every ten steps beside the same without,
 * in interleaved pairs of one epoch of 30 steps. Guards and progress are in both, as they are in every training. Argument: how many pairs.
 */
public final class CareBenchmark {

    private static final int SEQUENCES = 30_000;
    private static final int STEPS = 10;

    private CareBenchmark() {}

    /** Prints each pair and the median ratio. */
    public static void main(String[] arguments) throws IOException {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        System.out.printf(
                Locale.ROOT,
                "%s%n%6s %14s %12s %8s%n",
                Engines.choose(),
                "pair",
                "checkpoints/s",
                "without/s",
                "ratio");
        List<Sequences> parts = QuestionSequences.generate(SEQUENCES, QuestionSequences.TIME_STEPS, 1)
                .atTrueLength()
                .sequences()
                .stratifiedHoldOut(0.01, 1);
        double[] ratios = new double[pairs];
        for (int pair = -1; pair < pairs; pair++) {
            // Whichever comes first may have the quieter machine.
            boolean isFirst = pair % 2 == 0;
            double one = speed(parts, isFirst);
            double other = speed(parts, !isFirst);
            double kept = isFirst ? one : other;
            double without = isFirst ? other : one;
            if (pair >= 0) {
                ratios[pair] = kept / without;
                System.out.printf(Locale.ROOT, "%6d %,14.0f %,12.0f %8.3f%n", pair + 1, kept, without, kept / without);
            }
        }
        System.out.printf(Locale.ROOT, "%6s %36.3f%n", "median", TrainingBenchmark.median(ratios));
    }

    private static double speed(List<Sequences> parts, boolean isPutDown) throws IOException {
        Path folder = Files.createTempDirectory("checkpoints");
        SequenceTrainerBuilder builder =
                SequenceTrainer.builder().optimizer(OptimizerChoice.ADAM).epochs(1);
        if (isPutDown) {
            builder.checkpoints(CheckpointPlan.in(folder).everySteps(STEPS));
        }
        try (SequenceClassifier classifier = builder.build().train(parts.get(0), parts.get(1))) {
            return classifier.provenance().trainSequencesPerSecond();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
