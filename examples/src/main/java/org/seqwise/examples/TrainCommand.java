package org.seqwise.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seqwise.Provenance;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Preprocessor;
import org.seqwise.engine.EngineChoice;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.BestPossible;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.ThresholdRule;
import org.seqwise.report.MetricsLog;
import org.seqwise.report.MetricsReport;
import org.seqwise.training.CheckpointPlan;
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
    private PartsOptions parts = new PartsOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Save the model there.")
    private @Nullable Path out;

    @Option(
            names = "--start-from",
            paramLabel = "DIR",
            description = "Go on with the model saved there: same features and network, its scaling; --epochs more.")
    private @Nullable Path startFrom;

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private StepOptions learning = new StepOptions();

    @Mixin
    private LearningRateOptions learningRate = new LearningRateOptions();

    @Mixin
    private StoppingOptions stopping = new StoppingOptions();

    @Mixin
    private CheckpointOptions checkpoints = new CheckpointOptions();

    @Option(
            names = "--threshold",
            defaultValue = "best-f1",
            paramLabel = "best-f1|best-accuracy|youden|X",
            description = "Where yes begins, found on the validation part (${DEFAULT-VALUE}).")
    private String threshold = "best-f1";

    @Option(
            names = "--ensemble",
            paramLabel = "K",
            description =
                    "Networks that differ in their seed alone and whose mean is the model (1, or as many as the model"
                            + " to start from has).")
    private @Nullable Integer ensemble;

    @Override
    public Integer call() {
        EngineChoice engine = Engines.choose();
        requireOutputs();
        TrainingData given = trainingData();
        System.out.printf(Locale.ROOT, "Engine   %s%n%s%n", engine, given.describe());
        try (SequenceClassifier classifier = trained(given)) {
            Evaluation result = classifier.evaluate(given.split().test());
            print(classifier.provenance(), result, given.limit());
            write(classifier, given, result);
        }
        return 0;
    }

    private SequenceClassifier trained(TrainingData given) {
        CheckpointPlan plan = checkpoints.plan();
        SequenceTrainerBuilder builder = builder(given);
        TrainingDisplay display = TrainingDisplay.on(System.out, Ansi.AUTO.enabled());
        try (display;
                MetricsLog log = report.log(plan != null && plan.resume())) {
            builder.progress(log == null ? display : display.andThen(log)).stepProgress(display::step);
            return plan == null
                    ? builder.build().train(given.split().train(), given.split().validation())
                    : trained(given, builder, plan, display);
        }
    }

    private SequenceClassifier trained(
            TrainingData given, SequenceTrainerBuilder builder, CheckpointPlan plan, TrainingDisplay display) {
        try (StopSignal stop = StopSignal.listen()) {
            try {
                return builder.checkpoints(plan)
                        .cancelWhen(stop::isGiven)
                        .build()
                        .train(given.split().train(), given.split().validation());
            } catch (CancellationException e) {
                display.close();
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
        parts.requireDataBesideOthers();
        if (out != null) {
            SequenceClassifier.requireSavable(out);
        }
        report.requireUsableBeside(out);
    }

    private TrainingData trainingData() {
        if (startFrom != null) {
            parts.columns().readAs(saved(startFrom));
        }
        if (learning.fillsGaps()) {
            parts.columns().keepMissing();
        }
        return parts.read();
    }

    private static Preprocessor saved(Path folder) {
        try (SequenceClassifier model = SequenceClassifier.loadWithoutEngine(folder)) {
            return model.preprocessor();
        }
    }

    private SequenceTrainerBuilder builder(TrainingData given) {
        SequenceTrainerBuilder builder = SequenceTrainer.builder()
                .threshold(ThresholdRule.parse(threshold))
                .source(given.source());
        learning.applyTo(
                builder,
                given,
                startFrom == null
                        ? parts.columns().categorical()
                        : parts.columns().categoricalSaid());
        learningRate.applyTo(builder, stopping.epochs(), startFrom != null);
        stopping.applyTo(builder);
        if (ensemble != null) {
            builder.ensemble(ensemble);
        }
        if (startFrom != null) {
            builder.startFrom(startFrom);
        }
        return builder;
    }

    private static void print(Provenance run, Evaluation result, @Nullable BestPossible limit) {
        System.out.printf(
                Locale.ROOT,
                "%n%s, after %.0f s at %,.0f training sequences/s on %s %s, %s.%n%n%s%n",
                kept(run),
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

    private static String kept(Provenance run) {
        String kept = run.members().stream()
                .map(member -> member.bestEpoch() + " of " + member.epochs())
                .collect(Collectors.joining(", "));
        return run.members().size() == 1 ? "Kept epoch " + kept : "Kept of each member epoch " + kept;
    }

    private void write(SequenceClassifier classifier, TrainingData given, Evaluation result) {
        Provenance run = classifier.provenance();
        if (out == null && report.folder() == null) {
            return;
        }
        MetricsReport figures = new MetricsReport()
                .part("test", result)
                .part("validation", classifier.evaluate(given.split().validation()))
                .run(run, run.engine(), run.engineVersion(), run.device());
        if (given.limit() != null) {
            figures.limit(given.limit());
        }
        if (out != null) {
            classifier.save(out);
            figures.write(out);
            System.out.printf("%nSaved the model to %s.%n", out);
        }
        if (report.folder() != null) {
            figures.write(report.folder());
        }
    }
}
