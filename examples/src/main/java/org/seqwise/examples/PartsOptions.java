package org.seqwise.examples;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the parts of a training come from. */
final class PartsOptions {

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--validation", paramLabel = "F", description = "File to stop by; a part of --data unless given.")
    private @Nullable Path validation;

    @Option(names = "--test", paramLabel = "F", description = "File to be judged on; a part of --data unless given.")
    private @Nullable Path test;

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Mixin
    private SplitOptions split = new SplitOptions();

    ColumnOptions columns() {
        return columns;
    }

    void requireDataBesideOthers() {
        TrainingData.requireDataFor(data, validation, "--validation");
        TrainingData.requireDataFor(data, test, "--test");
    }

    /** Reads the parts, or generates them where there is no data. */
    TrainingData read() {
        return data.given() ? TrainingData.read(data, columns, validation, test, split) : generated();
    }

    private TrainingData generated() {
        split.requireUnsaid("generated sequences are always dealt at random");
        return TrainingData.generated(split.seed());
    }
}
