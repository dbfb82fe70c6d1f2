package org.seqwise.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.seqwise.Provenance;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Preprocessor;
import org.seqwise.diagnosis.Finding;
import org.seqwise.engine.EngineChoice;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.BestPossible;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.ThresholdRule;
import org.seqwise.report.MetricsReport;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code seqwise train}. */
@Command(
        name = "train",
        description =
                "Train on sequences from a file or a query, or on generated ones whose best possible score is known.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--validation", paramLabel = "F", description = "File to stop by; a part of --data unless given.")
    private @Nullable Path validation;

    @Option(names = "--test", paramLabel = "F", description = "File to be judged on; a part of --data unless given.")
    private @Nullable Path test;

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Save the model there.")
    private @Nullable Path out;

    @Option(
            names = "--start-from",
            paramLabel = "DIR",
            description = "Go on with the model saved there: same features and network, its scaling; --epochs more.")
    private @Nullable Path startFrom;

    @Option(names = "--report", paramLabel = "DIR", description = "Write metrics.json there.")
    private @Nullable Path report;

    @Mixin
    private PreprocessingOptions preprocessing = new PreprocessingOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(
            names = "--optimizer",
            defaultValue = "rmsprop",
            description = "rmsprop, adam, adamw or sgd (${DEFAULT-VALUE}).")
    private String optimizer = "rmsprop";

    @Mixin
    private LearningRateOptions learningRate = new LearningRateOptions();

    @Option(
            names = "--batch-size",
            defaultValue = "1000",
            description = "Sequences a step (${DEFAULT-VALUE}); at most a twentieth of the training part, or 16.")
    private int batchSize;

    private final List<Finding> findings = new ArrayList<>();

    @Mixin
    private StoppingOptions stopping = new StoppingOptions();

    @Mixin
    private CheckpointOptions checkpoints = new CheckpointOptions();

    @Option(
            names = "--max-gradient-norm",
            paramLabel = "X",
            description = "The longest that all gradients together may be before a step (no limit).")
    private double maxGradientNorm = Double.POSITIVE_INFINITY;

    @Mixin
    private DivergenceOptions divergence = new DivergenceOptions();

    @Mixin
    private ObjectiveOptions objective = new ObjectiveOptions();

    @Option(
            names = "--threshold",
            defaultValue = "best-f1",
            paramLabel = "best-f1|best-accuracy|youden|X",
            description = "Where yes begins, found on the validation part (${DEFAULT-VALUE}).")
    private String threshold = "best-f1";

    @Option(names = "--seed", defaultValue = "42", description = "Seed of every draw (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private SplitOptions split = new SplitOptions();

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|gpu|gpu:N",
            description = "Where to compute (-Dseqwise.device, or auto).")
    private @Nullable String device;

    @Override
    public Integer call() {
        EngineChoice engine = Engines.choose();
        requireOutputs();
        TrainingData given = trainingData();
        ProgressPrinter<TrainingProgress> progress = new ProgressPrinter<>(System.out, Ansi.AUTO.enabled());
        System.out.printf(Locale.ROOT, "Engine   %s%n%s%n", engine, given.describe());
        try (SequenceClassifier classifier = trained(given, progress)) {
            progress.finish();
            Evaluation result = classifier.evaluate(given.split().test());
            print(classifier.provenance(), result, given.limit());
            printFindings();
            write(classifier, given, result);
        }
        return 0;
    }

    private SequenceClassifier trained(TrainingData given, ProgressPrinter<TrainingProgress> progress) {
        SequenceTrainerBuilder builder = builder(given, progress);
        CheckpointPlan plan = checkpoints.plan();
        if (plan == null) {
            return builder.build().train(given.split().train(), given.split().validation());
        }
        try (StopSignal stop = StopSignal.listen()) {
            try {
                return builder.checkpoints(plan)
                        .cancelWhen(stop::isGiven)
                        .build()
                        .train(given.split().train(), given.split().validation());
            } catch (CancellationException e) {
                progress.finish();
                System.out.printf("%n%s Go on with%n  %s%n", e.getMessage(), commandToGoOn());
                System.out.flush();
                throw e;
            }
        }
    }

    private String commandToGoOn() {
        List<String> arguments =
                new ArrayList<>(spec.commandLine().getParent().getParseResult().originalArgs());
        if (!arguments.contains(CheckpointOptions.RESUME)) {
            arguments.add(CheckpointOptions.RESUME);
        }
        return "seqwise " + String.join(" ", arguments);
    }

    private void requireOutputs() {
        TrainingData.requireDataFor(data, validation, "--validation");
        TrainingData.requireDataFor(data, test, "--test");
        if (out != null) {
            SequenceClassifier.requireSavable(out);
        }
        InvalidInputException.require(
                report == null || Files.notExists(report) || Files.isDirectory(report),
                "--report (%s) must be a folder. Maybe name another.",
                report);
    }

    private TrainingData trainingData() {
        if (startFrom != null) {
            columns.readAs(saved(startFrom));
        }
        if (preprocessing.fillsGaps()) {
            columns.keepMissing();
        }
        return data.given() ? TrainingData.read(data, columns, validation, test, split) : generated();
    }

    private TrainingData generated() {
        split.requireUnsaid("generated sequences are always dealt at random");
        return TrainingData.generated(split.seed());
    }

    private static Preprocessor saved(Path folder) {
        try (SequenceClassifier model = SequenceClassifier.loadWithoutEngine(folder)) {
            return model.preprocessor();
        }
    }

    private SequenceTrainerBuilder builder(TrainingData given, ProgressPrinter<TrainingProgress> progress) {
        SequenceTrainerBuilder builder = SequenceTrainer.builder()
                .optimizer(OptimizerChoice.of(optimizer))
                .batchSize(batchSize)
                .maxGradientNorm(maxGradientNorm)
                .threshold(ThresholdRule.parse(threshold))
                .seed(seed)
                .source(given.source())
                .progress(epoch -> {
                    progress.accept(epoch);
                    findings.addAll(epoch.findings());
                });
        preprocessing.applyTo(builder, startFrom == null ? columns.categorical() : columns.categoricalSaid());
        network.applyTo(builder);
        objective.applyTo(builder, given.split().train());
        learningRate.applyTo(builder, stopping.epochs(), startFrom != null);
        stopping.applyTo(builder);
        divergence.applyTo(builder);
        if (device != null) {
            builder.device(device);
        }
        if (startFrom != null) {
            builder.startFrom(startFrom);
        }
        return builder;
    }

    private static void print(Provenance run, Evaluation result, @Nullable BestPossible limit) {
        System.out.printf(
                Locale.ROOT,
                "%nKept epoch %d of %d, after %.0f s at %,.0f training sequences/s on %s %s, %s.%n%n%s%n",
                run.bestEpoch(),
                run.epochs(),
                run.seconds(),
                run.trainSequencesPerSecond(),
                run.engine(),
                run.engineVersion(),
                run.device(),
                result);
        if (limit != null) {
            System.out.printf(
                    Locale.ROOT,
                    "%n%-10s %8s %14s %12s%n%-10s %8.4f %14.4f %12s%n%-10s %8.4f %14.4f %12.4f%n",
                    "test part",
                    "reached",
                    "best possible",
                    "ratio alone",
                    "ROC AUC",
                    result.rocAuc(),
                    limit.rocAuc(),
                    "0.5000",
                    "log-loss",
                    result.logLoss(),
                    limit.logLoss(),
                    result.floorLogLoss());
        }
    }

    // They were said on the way too, between lines of progress.
    private void printFindings() {
        if (!findings.isEmpty()) {
            System.out.printf("%nWhat kept it from learning:%n");
            findings.forEach(finding -> System.out.printf("- %s%n", finding.text()));
        }
    }

    private void write(SequenceClassifier classifier, TrainingData given, Evaluation result) {
        Provenance run = classifier.provenance();
        if (out == null && report == null) {
            return;
        }
        MetricsReport metrics = new MetricsReport()
                .part("test", result)
                .part("validation", classifier.evaluate(given.split().validation()))
                .run(run, run.engine(), run.engineVersion(), run.device());
        if (given.limit() != null) {
            metrics.limit(given.limit());
        }
        if (out != null) {
            classifier.save(out);
            metrics.write(out);
            System.out.printf("%nSaved the model to %s.%n", out);
        }
        if (report != null) {
            metrics.write(report);
        }
    }
}
