package org.seqwise.examples;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seqwise.Provenance;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.baseline.BaselineComparison;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Preprocessor;
import org.seqwise.diagnosis.Finding;
import org.seqwise.engine.EngineChoice;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.BestPossible;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.evaluation.CalibrationMethod;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.EvaluationWithIntervals;
import org.seqwise.report.MetricsLog;
import org.seqwise.report.MetricsReport;
import org.seqwise.training.CheckpointPlan;
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

    private static final String DEFAULT_THRESHOLD = "best-f1";

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

    private final List<Finding> findings = new ArrayList<>();

    @Mixin
    private StoppingOptions stopping = new StoppingOptions();

    @Mixin
    private DivergenceOptions divergence = new DivergenceOptions();

    @Mixin
    private CheckpointOptions checkpoints = new CheckpointOptions();

    @Option(
            names = "--threshold",
            paramLabel = "best-f1|best-accuracy|youden|precision=P|recall=R|costs=FP:FN|X",
            description = "Where yes begins, found on the validation part (" + DEFAULT_THRESHOLD + ").")
    private @Nullable String threshold;

    @Option(
            names = "--calibrate",
            paramLabel = "none|platt|isotonic|temperature",
            description =
                    "How probabilities are mended on the validation part, before the threshold (${DEFAULT-VALUE}).")
    private String calibrate = "none";

    @Mixin
    private CostOptions costs = new CostOptions();

    @Mixin
    private BaselineOptions baselines = new BaselineOptions();

    @Option(
            names = "--ensemble",
            paramLabel = "K",
            description =
                    "Networks that differ in their seed alone and whose mean is the model (1, or as many as the model"
                            + " to start from has).")
    private @Nullable Integer ensemble;

    @Mixin
    private ThreadOptions threads = new ThreadOptions();

    @Override
    public Integer call() {
        threads.apply();
        EngineChoice engine = Engines.choose();
        requireOutputs();
        TrainingData given = trainingData();
        System.out.printf(Locale.ROOT, "Engine   %s%n%s%n", engine, given.describe());
        try (@Nullable SequenceClassifier classifier = trained(given)) {
            if (classifier == null) {
                return StopSignal.EXIT_CODE;
            }
            TestResult result = TestResult.of(
                    classifier,
                    given.split().test(),
                    new Bootstrap(classifier.provenance().seed()));
            BaselineComparison beside =
                    baselines.compare(classifier, result.judged().scores(), given.split());
            BaselineOptions.printWhereNotBeaten(beside);
            print(classifier.provenance(), result.figures(), given.limit());
            BaselineOptions.print(beside);
            costs.print(result.figures().figures());
            printFindings();
            writeOrSayWhereItIs(classifier, given, result.beside(beside));
        }
        return 0;
    }

    // Returns null where the process is told to end.
    private @Nullable SequenceClassifier trained(TrainingData given) {
        CheckpointPlan plan = checkpoints.plan();
        SequenceTrainerBuilder builder = builder(given);
        TrainingDisplay display = TrainingDisplay.on(System.out, Ansi.AUTO.enabled());
        try (display;
                @Nullable MetricsLog log = report.log(plan != null && plan.resume())) {
            Consumer<TrainingProgress> shown = display.andThen(told -> findings.addAll(told.findings()));
            builder.progress(log == null ? shown : shown.andThen(log)).stepProgress(display::step);
            return plan == null
                    ? builder.build().train(given.split().train(), given.split().validation())
                    : trained(given, builder, plan, display);
        }
    }

    private @Nullable SequenceClassifier trained(
            TrainingData given, SequenceTrainerBuilder builder, CheckpointPlan plan, TrainingDisplay display) {
        try (StopSignal stop = StopSignal.listen()) {
            try {
                SequenceClassifier classifier = builder.checkpoints(plan)
                        .cancelWhen(stop::isGiven)
                        .build()
                        .train(given.split().train(), given.split().validation());
                if (!stop.isGiven()) {
                    return classifier;
                }
                classifier.close();
                display.close();
                sayHowToGoOn("The training is finished, and its checkpoint is in " + plan.folder() + ".");
                return null;
            } catch (CancellationException e) {
                display.close();
                if (!stop.isGiven()) {
                    throw e;
                }
                sayHowToGoOn(e.getMessage());
                return null;
            }
        }
    }

    private void sayHowToGoOn(@Nullable String where) {
        System.out.printf("%n%s Go on with%n  %s%n", where, commandToGoOn());
        System.out.flush();
    }

    private String commandToGoOn() {
        List<String> arguments =
                new ArrayList<>(spec.commandLine().getParent().getParseResult().originalArgs());
        if (!arguments.contains(CheckpointOptions.RESUME)) {
            arguments.add(CheckpointOptions.RESUME);
        }
        return TuneCommand.program() + " "
                + arguments.stream().map(TuneCommand::quoted).collect(Collectors.joining(" "));
    }

    private void requireOutputs() {
        parts.requireDataBesideOthers();
        costs.rule(threshold, DEFAULT_THRESHOLD);
        checkpoints.requireBeside(out);
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
                .threshold(costs.rule(threshold, DEFAULT_THRESHOLD))
                .calibration(NetworkOptions.word(CalibrationMethod.class, "--calibrate", calibrate))
                .source(given.source());
        learning.applyTo(
                builder,
                given,
                startFrom == null
                        ? parts.columns().categorical()
                        : parts.columns().categoricalSaid());
        learningRate.applyTo(builder, stopping.epochs(), startFrom != null);
        stopping.applyTo(builder);
        divergence.applyTo(builder);
        if (ensemble != null) {
            builder.ensemble(ensemble);
        }
        if (startFrom != null) {
            builder.startFrom(startFrom);
        }
        return builder;
    }

    private static void print(Provenance run, EvaluationWithIntervals result, @Nullable BestPossible limit) {
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
        Object calibrated = run.settings().get("calibrationEffect");
        if (calibrated != null) {
            System.out.printf(Locale.ROOT, "%nCalibrated by %s.%n", calibrated);
        }
        if (limit != null) {
            System.out.printf(
                    Locale.ROOT,
                    "%n%-10s %8s %14s %12s%n%-10s %8.4f %14.4f %12s%n%-10s %8.4f %14.4f %12.4f%n",
                    "test part",
                    "reached",
                    "best possible",
                    "ratio alone",
                    "ROC AUC",
                    result.figures().rocAuc(),
                    limit.rocAuc(),
                    "0.5000",
                    "log-loss",
                    result.figures().logLoss(),
                    limit.logLoss(),
                    result.figures().floorLogLoss());
        }
    }

    private static String kept(Provenance run) {
        String kept = run.members().stream()
                .map(member -> member.bestEpoch() + " of " + member.epochs())
                .collect(Collectors.joining(", "));
        return run.members().size() == 1 ? "Kept epoch " + kept : "Kept of each member epoch " + kept;
    }

    private void writeOrSayWhereItIs(SequenceClassifier classifier, TrainingData given, TestResult result) {
        try {
            write(classifier, given, result);
        } catch (UncheckedIOException e) {
            CheckpointPlan plan = checkpoints.plan();
            if (plan == null) {
                throw e;
            }
            throw new InvalidInputException(
                    String.format(
                            "%s Nothing is lost: the training is in %s. Go on with%n  %s",
                            Failures.reason(e), plan.folder(), commandToGoOn()),
                    e);
        }
    }

    // They were said on the way too, between lines of progress.
    private void printFindings() {
        if (!findings.isEmpty()) {
            System.out.printf("%nWhat kept it from learning:%n");
            findings.forEach(finding -> System.out.printf("- %s%n", finding.text()));
        }
    }

    private void write(SequenceClassifier classifier, TrainingData given, TestResult result) {
        Provenance run = classifier.provenance();
        if (out == null && report.folder() == null) {
            return;
        }
        Evaluation validation = classifier.evaluate(given.split().validation());
        MetricsReport figures = new MetricsReport()
                .test(result.figures())
                .part("validation", validation)
                .data(given.split())
                .run(run, run.engine(), run.engineVersion(), run.device());
        if (given.limit() != null) {
            figures.limit(given.limit());
        }
        if (result.beside() != null) {
            figures.baselines(result.beside());
        }
        if (out != null) {
            classifier.save(out);
            figures.write(out);
            System.out.printf("%nSaved the model to %s.%n", out);
        }
        if (report.folder() != null) {
            figures.write(report.folder());
            result.writePage(
                    report.folder(), classifier, given.split().train(), report.history(), validation.floorLogLoss());
        }
    }
}
