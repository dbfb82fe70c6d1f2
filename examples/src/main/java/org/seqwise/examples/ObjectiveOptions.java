package org.seqwise.examples;

import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sampling;
import org.seqwise.data.Sequences;
import org.seqwise.tuning.TrainerSetting;
import picocli.CommandLine.Option;

/** What the training makes small; the probabilities are corrected for each of these. */
final class ObjectiveOptions {

    @Option(
            names = "--positive-weight",
            paramLabel = "auto|none|X",
            description =
                    "What a 1 counts; auto is zeros per one (auto, or none with --focal-alpha or --sampling balanced).")
    private @Nullable String positiveWeight;

    @Option(
            names = "--label-smoothing",
            defaultValue = "0",
            paramLabel = "X",
            description = "How far labels are drawn towards 0.5; 0.1 learns a 1 as 0.95 (${DEFAULT-VALUE}).")
    private double labelSmoothing;

    @Option(
            names = "--focal-gamma",
            paramLabel = "X",
            description = "Learn by focal loss: how much sequences fade that the model is sure of (cross-entropy).")
    private @Nullable Double focalGamma;

    @Option(
            names = "--focal-alpha",
            paramLabel = "X",
            description = "With --focal-gamma, in place of --positive-weight: a 1 counts X, and a 0 counts 1 - X.")
    private @Nullable Double focalAlpha;

    @Option(
            names = "--sampling",
            defaultValue = "shuffled",
            paramLabel = "shuffled|balanced",
            description =
                    "What batches are dealt: each sequence once an epoch, or as many 1s as 0s (${DEFAULT-VALUE}).")
    private String sampling = "shuffled";

    /**
     * Sets all of it.
     *
     * @param train what auto counts its zeros and ones in
     */
    void applyTo(SequenceTrainerBuilder builder, Sequences train) {
        Sampling dealt = NetworkOptions.word(Sampling.class, "--sampling", sampling);
        InvalidInputException.require(
                dealt != Sampling.BALANCED || !"auto".equals(positiveWeight),
                "--sampling (balanced) and --positive-weight (auto) both balance the classes, and 1s would count twice; leave one of them"
                        + " out.");
        builder.sampling(dealt).labelSmoothing(labelSmoothing);
        if (focalAlpha == null) {
            builder.focal(focalGamma == null ? 0 : focalGamma).positiveWeight(weight(train, dealt));
            return;
        }
        if (focalGamma == null) {
            throw new InvalidInputException("--focal-alpha (" + focalAlpha + ") needs --focal-gamma beside it.");
        }
        InvalidInputException.require(
                positiveWeight == null,
                "--positive-weight (%s) and --focal-alpha (%s) both say what a 1 counts; leave one of them out.",
                positiveWeight,
                focalAlpha);
        builder.focal(focalGamma, focalAlpha);
    }

    private double weight(Sequences train, Sampling dealt) {
        String said = positiveWeight != null ? positiveWeight : dealt == Sampling.BALANCED ? "none" : "auto";
        if (said.equals("auto")) {
            return TrainerSetting.balancingWeight(train);
        }
        return said.equals("none") ? 1 : number(said);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "--positive-weight (" + text + ") must be auto, none or a positive number.", e);
        }
    }
}
