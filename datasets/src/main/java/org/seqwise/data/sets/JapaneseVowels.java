package org.seqwise.data.sets;

import ai.djl.training.dataset.Dataset.Usage;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.SequenceFiles;

/**
 * Nine speakers saying two Japanese vowels, one of them against the rest: 270 sequences to train with, 30 a speaker, and 370 to test, of 7
 * to 29 frames of 12 cepstrum coefficients. Kudo, Toyama and Shimbo, Multidimensional curve classification using passing-through regions,
 * Pattern Recognition Letters 20, 1999; UCI 128, CC BY 4.0; in the form that the UEA archive of time series gives it.
 *
 * <pre>{@code
 * Sequences first = JapaneseVowels.builder().optUsage(Usage.TRAIN).build().sequences();
 * }</pre>
 */
public final class JapaneseVowels extends PublicSet {

    // The sums are those of the copies in sktime's repository, whose makers run the archive; the zip itself was not at
    // hand.
    static final PublicArchive ARCHIVE = new PublicArchive(
            "japanese-vowels",
            "https://www.timeseriesclassification.com/aeon-toolkit/JapaneseVowels.zip",
            new PublicFile(
                    "JapaneseVowels_TRAIN.ts",
                    487_971,
                    "68a430eabd919cc77f40b1f5f3bc0dcafacc1486bca9260785aeb7d262cc78cd"),
            new PublicFile(
                    "JapaneseVowels_TEST.ts",
                    649_132,
                    "b3d41d6a0ca3bcad3afb9ca7d4365382aa51341e2e58bae2a574babdda5b9462"));

    private final int speaker;

    private JapaneseVowels(Builder builder) {
        super(builder, ARCHIVE, "JapaneseVowels_" + builder.usage + ".ts");
        speaker = builder.speaker;
    }

    /** Starts with the training part, and the first speaker against the rest. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the sequences, prepared if they were not yet; label 1 is the speaker that was chosen. */
    public Sequences sequences() {
        return SequenceFiles.reader()
                .format("ts")
                .positive(Integer.toString(speaker))
                .read(path());
    }

    /** Says which part, and which speaker. */
    public static final class Builder extends PublicSet.Builder<Builder> {

        private Usage usage = Usage.TRAIN;
        private int speaker = 1;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** Chooses the part, {@code TRAIN} unless said, or {@code TEST}. */
        public Builder optUsage(Usage part) {
            usage = part;
            return this;
        }

        /** Chooses the speaker whose sequences have the label 1, from 1 to 9; 1 unless said. */
        public Builder optSpeaker(int number) {
            speaker = number;
            return this;
        }

        /** Checks what was said. */
        public JapaneseVowels build() {
            InvalidInputException.require(
                    usage != Usage.VALIDATION,
                    "usage (VALIDATION) must be TRAIN or TEST. Maybe set a part of TRAIN aside with stratifiedHoldOut.");
            InvalidInputException.require(speaker >= 1 && speaker <= 9, "speaker (%d) must be from 1 to 9.", speaker);
            return new JapaneseVowels(this);
        }
    }
}
