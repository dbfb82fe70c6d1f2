package org.seqwise.examples;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.MissingRule;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Scaling;
import picocli.CommandLine.Option;

/** What is done to raw values before a network sees them, in training and ever after. */
final class PreprocessingOptions {

    @Option(
            names = "--missing",
            paramLabel = "error|impute",
            description = "Empty cells and NaN: refused, or filled with the last seen value and then the training mean,"
                    + " with two more features that say so (error).")
    private @Nullable String missing;

    @Option(
            names = "--scaling",
            paramLabel = "standard|robust|none",
            description = "By mean and deviation, heavy tails drawn in; by median and quartiles; or not (standard).")
    private @Nullable String scaling;

    @Option(
            names = "--log1p",
            split = ",",
            paramLabel = "COLUMN",
            description = "Features replaced by log(1 + x), separated by commas (none).")
    private List<String> log1p = List.of();

    @Option(
            names = "--clip",
            paramLabel = "Q",
            description = "Values below this quantile of training become it, and those above that of 1 - Q that (no"
                    + " clipping).")
    private @Nullable Double clip;

    /** Returns whether missing values are to be filled, and so to be read. */
    boolean fillsGaps() {
        return missing != null && NetworkOptions.word(MissingRule.class, "--missing", missing) == MissingRule.IMPUTE;
    }

    /**
     * Sets what was asked for; a model to start from keeps what it does where nothing was.
     *
     * @param categorical the features whose values are names
     */
    void applyTo(SequenceTrainerBuilder builder, List<String> categorical) {
        if (missing != null || scaling != null || clip != null || !log1p.isEmpty() || !categorical.isEmpty()) {
            builder.preprocessing(settings(categorical));
        }
    }

    /** Returns what was asked for, the defaults where nothing was. */
    PreprocessorSettings settings(List<String> categorical) {
        PreprocessorSettings.Builder settings =
                PreprocessorSettings.builder().log1p(log1p).categorical(categorical);
        if (missing != null) {
            settings.missing(NetworkOptions.word(MissingRule.class, "--missing", missing));
        }
        if (scaling != null) {
            settings.scaling(NetworkOptions.word(Scaling.class, "--scaling", scaling));
        }
        if (clip != null) {
            settings.clip(clip);
        }
        return settings.build();
    }
}
