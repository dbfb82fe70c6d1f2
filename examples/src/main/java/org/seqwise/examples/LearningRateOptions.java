package org.seqwise.examples;

import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.training.LearningRateSchedule;
import picocli.CommandLine.Option;

/** How large the steps are, first and later. */
final class LearningRateOptions {

    private static final int STEP_EPOCHS = 10;
    private static final int PLATEAU_EPOCHS = 5;
    private static final double FACTOR = 0.5;

    @Option(
            names = "--learning-rate",
            paramLabel = "auto|X",
            description =
                    "Size of a step; auto tries a hundred first, as find-learning-rate does (the optimizer's own: 0.001,"
                            + " or 0.01 for sgd).")
    private @Nullable String learningRate;

    @Option(
            names = "--schedule",
            defaultValue = "constant",
            paramLabel = "constant|step|cosine|plateau",
            description =
                    "How the learning rate changes: step (less every so many epochs), cosine (less with every step)"
                            + " or plateau (less after so many epochs without progress) (${DEFAULT-VALUE}).")
    private String schedule = "constant";

    @Option(
            names = "--schedule-epochs",
            paramLabel = "N",
            description =
                    "With step, the epochs at one rate (10); with cosine, those until it ends (--epochs); with plateau, those"
                            + " without progress (5).")
    private @Nullable Integer epochs;

    @Option(
            names = "--schedule-factor",
            paramLabel = "X",
            description = "With step and plateau, what the rate is multiplied with (0.5).")
    private @Nullable Double factor;

    @Option(
            names = "--least-learning-rate",
            paramLabel = "X",
            description = "With cosine and plateau, where the rate ends (0).")
    private @Nullable Double least;

    @Option(
            names = "--warm-up-steps",
            paramLabel = "N",
            description = "With cosine, the steps in which the rate first grows from near 0 (0).")
    private @Nullable Integer warmUpSteps;

    /**
     * Sets all of it.
     *
     * @param trainingEpochs the most there will be
     * @param goesOn whether the training goes on with a saved model
     */
    void applyTo(SequenceTrainerBuilder builder, int trainingEpochs, boolean goesOn) {
        if ("auto".equals(learningRate)) {
            builder.learningRateAuto();
        } else if (learningRate != null) {
            builder.learningRate(number(learningRate));
        }
        builder.learningRateSchedule(
                switch (schedule) {
                    case "constant" -> constant();
                    case "step" -> step();
                    case "cosine" -> cosine(trainingEpochs, goesOn);
                    case "plateau" -> plateau();
                    default ->
                        throw new InvalidInputException(
                                "--schedule (" + schedule + ") must be constant, step, cosine or plateau.");
                });
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("--learning-rate (" + text + ") must be auto or a positive number.", e);
        }
    }

    private LearningRateSchedule constant() {
        requireAbsent("--schedule-epochs", epochs);
        requireAbsent("--schedule-factor", factor);
        requireAbsent("--least-learning-rate", least);
        requireAbsent("--warm-up-steps", warmUpSteps);
        return LearningRateSchedule.constant();
    }

    private LearningRateSchedule step() {
        requireAbsent("--least-learning-rate", least);
        requireAbsent("--warm-up-steps", warmUpSteps);
        return LearningRateSchedule.step(epochs == null ? STEP_EPOCHS : epochs, factor == null ? FACTOR : factor);
    }

    private LearningRateSchedule cosine(int trainingEpochs, boolean goesOn) {
        requireAbsent("--schedule-factor", factor);
        InvalidInputException.require(
                epochs != null || !goesOn,
                "--schedule cosine with --start-from needs --schedule-epochs, counted from the first epoch of that model.");
        return LearningRateSchedule.cosine(
                warmUpSteps == null ? 0 : warmUpSteps,
                epochs == null ? trainingEpochs : epochs,
                least == null ? 0 : least);
    }

    private LearningRateSchedule plateau() {
        requireAbsent("--warm-up-steps", warmUpSteps);
        return LearningRateSchedule.onPlateau(
                epochs == null ? PLATEAU_EPOCHS : epochs, factor == null ? FACTOR : factor, least == null ? 0 : least);
    }

    private void requireAbsent(String option, @Nullable Object value) {
        InvalidInputException.require(
                value == null, "%s (%s) means nothing with --schedule %s; leave it out.", option, value, schedule);
    }
}
