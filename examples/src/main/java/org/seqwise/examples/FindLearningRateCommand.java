package org.seqwise.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.engine.EngineChoice;
import org.seqwise.engine.Engines;
import org.seqwise.training.LearningRateRange;
import org.seqwise.training.RateGrid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seqwise find-learning-rate}. */
@Command(
        name = "find-learning-rate",
        description = "Try learning rates from small to large, a step each, show the loss and suggest one for train.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class FindLearningRateCommand implements Callable<Integer> {

    @Mixin
    private PartsOptions parts = new PartsOptions();

    @Option(
            names = "--least-rate",
            defaultValue = "0.00001",
            paramLabel = "X",
            description = "The first rate (${DEFAULT-VALUE}).")
    private double least;

    @Option(
            names = "--most-rate",
            defaultValue = "10",
            paramLabel = "X",
            description = "The last rate, if the loss holds out (${DEFAULT-VALUE}).")
    private double most;

    @Option(names = "--steps", defaultValue = "100", description = "How many rates (${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--out", paramLabel = "F", description = "Write the curve there as CSV: rate,loss,smoothed.")
    private @Nullable Path out;

    @Mixin
    private StepOptions learning = new StepOptions();

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Override
    public Integer call() {
        threads.apply();
        EngineChoice engine = Engines.choose();
        parts.requireDataBesideOthers();
        RateGrid grid = new RateGrid(least, most, steps);
        if (out != null) {
            requireFile(out);
        }
        if (learning.fillsGaps()) {
            parts.columns().keepMissing();
        }
        TrainingData given = parts.read();
        SequenceTrainerBuilder builder = SequenceTrainer.builder();
        learning.applyTo(builder, given, parts.columns().categorical());
        System.out.printf(Locale.ROOT, "Engine   %s%n%s%n%n", engine, given.describe());
        LearningRateRange range = builder.build().findLearningRate(given.split().train(), grid);
        System.out.print(LossCurve.of(range));
        printSuggestion(range);
        if (out != null) {
            write(range, out);
        }
        return 0;
    }

    private static void requireFile(Path file) {
        InvalidInputException.require(!Files.isDirectory(file), "--out (%s) must be a file, not a folder.", file);
        Path folder = file.toAbsolutePath().getParent();
        InvalidInputException.require(
                folder != null && Files.isDirectory(folder),
                "--out (%s) must be in a folder that exists. Maybe make %s first.",
                file,
                folder);
    }

    private static void printSuggestion(LearningRateRange range) {
        if (!Double.isNaN(range.divergedAt())) {
            System.out.printf(Locale.ROOT, "%nThe loss ran away at %.2g.%n", range.divergedAt());
        }
        System.out.printf(
                Locale.ROOT,
                "%nIt was lowest at %.2g, and a tenth of that is suggested: train --learning-rate %s%n",
                range.lowest().rate(),
                range.suggested());
    }

    private static void write(LearningRateRange range, Path file) {
        Stream<String> lines = range.steps().stream()
                .map(step -> String.join(
                        ",",
                        Double.toString(step.rate()),
                        Double.toString(step.loss()),
                        Double.toString(step.smoothed())));
        try {
            Files.writeString(
                    file,
                    Stream.concat(Stream.of("rate,loss,smoothed"), lines).collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be written.", e);
        }
    }
}
