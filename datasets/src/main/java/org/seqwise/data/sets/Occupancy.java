package org.seqwise.data.sets;

import ai.djl.training.dataset.Dataset.Usage;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.Windows;
import org.seqwise.data.io.SequenceFiles;

/**
 * A room's temperature, humidity, light, CO2 and humidity ratio by the minute, and whether someone was in it: 8,143 rows of the 4th to the
 * 10th of February 2015 to train with; to test, 2,665 of the 2nd to the 4th, and 9,752 of the 11th to the 18th. Candanedo and Feldheim, Accurate occupancy detection of an office room from light, temperature, humidity and CO2 measurements
 * using statistical learning models, Energy and Buildings 112, 2016; UCI 357, CC BY 4.0.
 *
 * <p>Each part is one continuous series, which {@link #sequences()} cuts into windows, and {@link #path()} the CSV of it: behind an unnamed column of row numbers come {@code date}, the
 * five features, and {@code Occupancy}, 0 or 1. The days differ: what is held out to stop the training should be a later time, not drawn.
 */
public final class Occupancy extends PublicSet {

    // The sums are those that several who fetched the archive have published, independently of each other.
    static final PublicArchive ARCHIVE = new PublicArchive(
            "occupancy",
            "https://archive.ics.uci.edu/static/public/357/occupancy+detection.zip",
            new PublicFile(
                    "datatraining.txt", 596_674, "b2c4d0ce2b9e4e453c476f7125ef31aeec2d1f5c7f5572d0e80de3df6521ab56"),
            new PublicFile("datatest.txt", 200_766, "1b92c7c1b2838963464fa891a610cf3c5db4becb7189189b29b330107a584c7f"),
            new PublicFile(
                    "datatest2.txt", 699_664, "d026d1bd5aeccd4aff4f3b3710d48e40613bd5fc370db7e61bbdcaa50d985095"));

    private Occupancy(Builder builder) {
        super(builder, ARCHIVE, builder.fileName());
    }

    /** Starts with the training part. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns windows of ten minutes that no gap of more than 90 seconds interrupts, one a minute, prepared if they were not yet; the label is
     * that of a window's last minute.
     */
    public Sequences sequences() {
        return sequences(Windows.ofLength(10).withMaxStep(90));
    }

    /** Returns windows of the series, prepared if it was not yet; steps are minutes, and times seconds. */
    public Sequences sequences(Windows windows) {
        return SequenceFiles.reader()
                .format("csv")
                .time("date")
                .label("Occupancy")
                .windows(windows)
                .read(path());
    }

    /** Says which part. */
    public static final class Builder extends PublicSet.Builder<Builder> {

        private Usage usage = Usage.TRAIN;
        private boolean later;

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

        /** Takes, of the two parts to test with, the one after the training's days rather than the one before. */
        public Builder optLaterTest(boolean after) {
            later = after;
            return this;
        }

        private String fileName() {
            return usage == Usage.TRAIN ? "datatraining.txt" : later ? "datatest2.txt" : "datatest.txt";
        }

        /** Checks what was said. */
        public Occupancy build() {
            InvalidInputException.require(
                    usage != Usage.VALIDATION,
                    "usage (VALIDATION) must be TRAIN or TEST. Maybe set the last days of TRAIN aside.");
            InvalidInputException.require(
                    !later || usage == Usage.TEST,
                    "laterTest (true) must go with the usage TEST, and it is %s.",
                    usage);
            return new Occupancy(this);
        }
    }
}
