package org.seqwise.examples;

import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.nn.Execution;
import org.seqwise.nn.Initialization;
import org.seqwise.nn.WeightScheme;
import org.seqwise.reference.Cell;
import org.seqwise.reference.Pooling;
import org.seqwise.tuning.TrainerSetting;
import picocli.CommandLine.Option;

/** What the network is made of. */
final class NetworkOptions {

    @Option(
            names = "--cell",
            defaultValue = "lstm",
            paramLabel = "lstm|gru|gru-reset-before",
            description = "The recurrent cell (${DEFAULT-VALUE}).")
    private String cell = "lstm";

    @Option(names = "--hidden", defaultValue = "100", description = "Numbers the cell remembers (${DEFAULT-VALUE}).")
    private int hidden;

    @Option(
            names = "--layers",
            defaultValue = "1",
            description = "Recurrent layers, one above the other (${DEFAULT-VALUE}).")
    private int layers;

    @Option(names = "--bidirectional", description = "Read each sequence backwards too.")
    private boolean bidirectional;

    @Option(
            names = "--pooling",
            defaultValue = "last",
            paramLabel = "last|mean|max|mean-max-last|attention",
            description = "What the head reads of the steps (${DEFAULT-VALUE}).")
    private String pooling = "last";

    @Option(names = "--dense", defaultValue = "0", description = "Units of a dense layer before the head (none).")
    private int dense;

    @Option(
            names = "--dropout",
            defaultValue = "0",
            description = "Share dropped between layers and before the head in training (${DEFAULT-VALUE}).")
    private double dropout;

    @Option(
            names = "--kernel-init",
            defaultValue = "glorot-uniform",
            paramLabel = "NAME",
            description = "How first weights are drawn: glorot-, he- or lecun- before uniform or normal, or orthogonal"
                    + " (${DEFAULT-VALUE}).")
    private String kernelInit = "glorot-uniform";

    @Option(
            names = "--recurrent-init",
            defaultValue = "orthogonal",
            paramLabel = "NAME",
            description = "Those that read what the cell remembers, likewise, or zeros (${DEFAULT-VALUE}).")
    private String recurrentInit = "orthogonal";

    @Option(
            names = "--execution",
            defaultValue = "auto",
            paramLabel = "auto|fused|unrolled",
            description =
                    "How the recurrent layers are computed: what a trial of a second finds fastest, if the training is long"
                            + " enough, or one for certain, also with its steps a call, such as fused:1000 (${DEFAULT-VALUE}).")
    private String execution = "auto";

    void applyTo(SequenceTrainerBuilder builder) {
        if (!execution.equalsIgnoreCase("auto")) {
            builder.execution(Execution.parse(execution, hidden));
        }
        builder.cell(word(Cell.class, "--cell", cell))
                .hiddenSize(hidden)
                .layers(layers)
                .bidirectional(bidirectional)
                .pooling(word(Pooling.class, "--pooling", pooling))
                .denseSize(dense)
                .dropout(dropout)
                .initialization(new Initialization(
                        word(WeightScheme.class, "--kernel-init", kernelInit),
                        word(WeightScheme.class, "--recurrent-init", recurrentInit),
                        Initialization.KERAS.unitForgetBias()));
    }

    /** Returns the value that an option names, in any case. */
    static <E extends Enum<E>> E word(Class<E> kind, String option, String text) {
        return TrainerSetting.word(kind, option, text);
    }
}
