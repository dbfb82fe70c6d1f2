package org.seqwise.examples;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.training.OptimizerChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What learns, from what and by which steps, but for their size. */
final class StepOptions {

    @Mixin
    private PreprocessingOptions preprocessing = new PreprocessingOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(
            names = "--optimizer",
            defaultValue = "rmsprop",
            description = "rmsprop, adam, adamw or sgd (${DEFAULT-VALUE}).")
    private String optimizer = "rmsprop";

    @Option(
            names = "--batch-size",
            defaultValue = "1000",
            description = "Sequences a step (${DEFAULT-VALUE}); at most a twentieth of the training part, or 16.")
    private int batchSize;

    @Option(
            names = "--length-pool",
            defaultValue = "50",
            paramLabel = "N",
            description =
                    "Batches whose sequences are put in order of length together, so that little padding is computed; 1 for a plain"
                            + " shuffle (${DEFAULT-VALUE}).")
    private int lengthPool;

    @Option(
            names = "--max-gradient-norm",
            paramLabel = "X",
            description = "The longest that all gradients together may be before a step (no limit).")
    private double maxGradientNorm = Double.POSITIVE_INFINITY;

    @Mixin
    private ObjectiveOptions objective = new ObjectiveOptions();

    @Option(names = "--seed", defaultValue = "42", description = "Seed of every draw (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|gpu|gpu:N",
            description = "Where to compute (-Dseqwise.device, or auto).")
    private @Nullable String device;

    boolean fillsGaps() {
        return preprocessing.fillsGaps();
    }

    void applyTo(SequenceTrainerBuilder builder, TrainingData given, List<String> categorical) {
        builder.optimizer(OptimizerChoice.of(optimizer))
                .batchSize(batchSize)
                .lengthPool(lengthPool)
                .maxGradientNorm(maxGradientNorm)
                .seed(seed);
        preprocessing.applyTo(builder, categorical);
        network.applyTo(builder);
        objective.applyTo(builder, given.split().train());
        if (device != null) {
            builder.device(device);
        }
    }
}
