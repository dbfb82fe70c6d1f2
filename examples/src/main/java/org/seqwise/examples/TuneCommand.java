package org.seqwise.examples;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Metric;
import org.seqwise.tuning.SearchSpace;
import org.seqwise.tuning.TrialSettings;
import org.seqwise.tuning.Tuning;
import org.seqwise.tuning.TuningBuilder;
import org.seqwise.tuning.TuningResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code seqwise tune}. */
@Command(
        name = "tune",
        description = {
            "Search the settings of train by cross-validation, folds side by side in processes of their own. The test part that train sets"
                    + " aside is set aside here too, and seen by no trial.",
            "The same command again goes on where it was broken off; it may then have more --trials or --epochs, or another --metric."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class TuneCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(
            names = "--test",
            paramLabel = "F",
            description = "File that train is judged on; a part of --data unless given.")
    private @Nullable Path test;

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Option(
            names = "--try",
            paramLabel = "NAME=VALUES",
            description = {
                "What is searched, once for each setting: hidden=16,32 (some values; a single one is fixed), dropout=0..0.5 (a range) or"
                        + " learning-rate=1e-4..1e-2:log (equal ratios as likely).",
                "NAMEs are train's: cell, hidden, layers, bidirectional (true,false), pooling, dense, dropout, optimizer, learning-rate,"
                        + " batch-size, patience, min-improvement, best-by, max-gradient-norm, positive-weight, label-smoothing,"
                        + " focal-gamma.",
                "Without any: hidden, learning-rate, dropout, pooling, bidirectional, batch-size and optimizer."
            })
    private List<String> space = List.of();

    @Option(names = "--trials", defaultValue = "20", description = "How many settings are tried (${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--halving",
            paramLabel = "ETA",
            description =
                    "Successive halving: all trials begin with few epochs, the best one in ETA (3, say) goes on with ETA times as"
                            + " many, and so on to --epochs; each round trains anew (every trial has --epochs).")
    private @Nullable Integer halving;

    @Option(names = "--folds", defaultValue = "5", description = "Folds of each trial (${DEFAULT-VALUE}).")
    private int folds;

    @Option(
            names = "--metric",
            defaultValue = "log-loss",
            paramLabel = "log-loss|roc-auc|pr-auc|f1|accuracy|brier",
            description = "What trials are ranked by: its mean over the parts held out (${DEFAULT-VALUE}).")
    private String metric = "log-loss";

    @Option(names = "--epochs", defaultValue = "100", description = "Most passes over the data (${DEFAULT-VALUE}).")
    private int epochs;

    @Option(names = "--seed", defaultValue = "42", description = "Seed of every draw (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private PreprocessingOptions preprocessing = new PreprocessingOptions();

    @Mixin
    private SplitOptions split = new SplitOptions();

    @Option(
            names = "--processes",
            paramLabel = "N",
            description =
                    "Trainings side by side (as many as there are processors for, one on a GPU); no figure depends on it.")
    private @Nullable Integer processes;

    @Option(names = "--threads", defaultValue = "1", description = "Threads of each training (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|gpu|gpu:N",
            description = "Where to compute (-Dseqwise.device, or auto).")
    private @Nullable String device;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the search: results, table.")
    private Path out = Path.of("");

    @Option(
            names = "--out-model",
            paramLabel = "DIR",
            description = "Then train with the best settings, as the line printed does, and save the model there.")
    private @Nullable Path model;

    @Override
    public Integer call() {
        requireFolders();
        Tuning tuning = tuning();
        if (preprocessing.fillsGaps()) {
            columns.keepMissing();
        }
        Sequences sequences = data.read(columns.reader());
        System.out.printf(Locale.ROOT, "Engine   %s%nSearch   %s%n", Engines.choose(), tuning.describe());
        Path store = data.storeOf(sequences);
        TuningResult result = store == null ? tuning.run(sequences, out) : tuning.run(store, out);
        System.out.printf("%n%s%n%nThe table is also in %s.%n", result, out.resolve("trials.csv"));
        List<String> train = train(result.best().settings());
        System.out.printf(
                "To train with the best settings:%n%n%s %s%n",
                program(), train.stream().map(TuneCommand::quoted).collect(Collectors.joining(" ")));
        return model == null ? 0 : trained(train, model);
    }

    private void requireFolders() {
        Tuning.requireUsable(out);
        if (model != null) {
            InvalidInputException.require(
                    !absolute(out).startsWith(absolute(model)),
                    "--out-model (%s) must be another folder than --out (%s), and not around it. Maybe --out-model %s.",
                    model,
                    out,
                    out.resolve("model"));
            SequenceClassifier.requireSavable(model);
        }
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    private Tuning tuning() {
        TuningBuilder builder = Tuning.builder()
                .trials(trials)
                .folds(folds)
                .metric(Metric.of(metric))
                .epochs(epochs)
                .seed(seed)
                .preprocessing(preprocessing.settings(columns.categoricalSaid()))
                .split(split.dealing())
                .testShare(test == null ? TrainingData.OTHER : 0)
                .threads(threads)
                .progress(System.out::println);
        if (!space.isEmpty()) {
            builder.space(SearchSpace.of(space.toArray(String[]::new)));
        }
        if (halving != null) {
            builder.halving(halving);
        }
        if (processes != null) {
            builder.processes(processes);
        }
        if (device != null) {
            builder.device(device);
        }
        InvalidInputException.require(data.given(), "There is nothing to search with. Maybe name a file with --data.");
        return builder.build();
    }

    /** Returns the command that trains so: what was said here and train knows too, and the settings. */
    private List<String> train(TrialSettings best) {
        CommandSpec own = Objects.requireNonNull(spec);
        CommandSpec command = new CommandLine(new TrainCommand()).getCommandSpec();
        List<String> arguments = new ArrayList<>(List.of("train"));
        for (OptionSpec option : own.commandLine().getParseResult().matchedOptions()) {
            if (command.findOption(option.longestName()) != null
                    && !option.longestName().equals("--out")) {
                arguments.add(option.longestName());
                if (option.arity().max() > 0) {
                    arguments.add(String.join(",", option.originalStringValues()));
                }
            }
        }
        arguments.addAll(best.arguments());
        return arguments;
    }

    private static int trained(List<String> train, Path model) {
        System.out.println();
        List<String> arguments = new ArrayList<>(train);
        arguments.addAll(List.of("--out", model.toString()));
        return Seqwise.run(arguments.toArray(String[]::new));
    }

    /** Returns how the command was called, with the engine that the figures are of. */
    // How this command is started, as a person would type it.
    static String program() {
        String classPath = System.getProperty("java.class.path", "");
        boolean isJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        return isJar
                ? "java -Dai.djl.default_engine=" + Engines.choose().name() + " -jar " + quoted(classPath)
                : "seqwise";
    }

    static String quoted(String argument) {
        return argument.matches("[\\w./:,=+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
