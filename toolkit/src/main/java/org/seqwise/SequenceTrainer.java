package org.seqwise;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.engine.DeviceChoice;
import org.seqwise.engine.Devices;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Scores;
import org.seqwise.evaluation.ThresholdRule;
import org.seqwise.nn.Initialization;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.Weights;
import org.seqwise.reference.NetworkShape;
import org.seqwise.training.Checkpoint;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.DivergenceRule;
import org.seqwise.training.StoppingRule;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingOutcome;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a {@link SequenceClassifier}. What is not set is as the question had it: 100 units, RMSprop at 0.001, batches of 1000 (but never
 * more than a twentieth of the training sequences), at most 100 epochs; and it stops after 10 epochs without progress. Immutable: one
 * trainer can train many models.
 */
public final class SequenceTrainer {

    private static final Logger LOG = LoggerFactory.getLogger(SequenceTrainer.class);

    private static final String MAX_DURATION = "maxDuration";
    private static final String ON_DIVERGENCE = "onDivergence";

    private final NetworkShape network;
    private final double dropout;
    private final Initialization initialization;
    private final TrainingSettings settings;
    private final ThresholdRule threshold;
    private final @Nullable String engine;
    private final @Nullable String device;
    private final @Nullable Path start;
    private final @Nullable PreprocessorSettings preprocessing;
    private final Map<String, String> source;
    private final Consumer<TrainingProgress> progress;
    private final BooleanSupplier cancelled;
    private final @Nullable CheckpointPlan checkpoints;
    private final DivergenceRule onDivergence;

    SequenceTrainer(SequenceTrainerBuilder builder) {
        network = builder.network();
        dropout = builder.dropout;
        initialization = builder.initialization;
        settings = builder.settings();
        threshold = builder.threshold;
        engine = builder.engine;
        device = builder.device;
        start = builder.start;
        preprocessing = builder.preprocessing;
        source = builder.source;
        progress = builder.progress;
        cancelled = builder.cancelled;
        checkpoints = builder.checkpoints;
        onDivergence = builder.onDivergence;
    }

    /** Starts with the defaults. */
    public static SequenceTrainerBuilder builder() {
        return new SequenceTrainerBuilder();
    }

    /**
     * Trains a model. Where sequences have weights, the gradient and the validation log-loss, which it stops by unless told
     * otherwise, are weighted; the preprocessor, the threshold and all else that is evaluated count each sequence once.
     *
     * @param train what to learn from, raw; the preprocessor is fitted on it
     * @param validation what stops the training and sets the threshold, raw
     * @return the model with its best weights, to be closed by the caller
     * @throws InvalidInputException if the data or a setting breaks a rule
     * @throws java.util.concurrent.CancellationException if it was cancelled, or its thread interrupted
     */
    public SequenceClassifier train(Sequences train, Sequences validation) {
        requireUsable("training", train);
        requireUsable("validation", validation);
        String running = (engine == null ? Engines.engine() : Engines.engine(engine)).getEngineName();
        DeviceChoice chosen = Devices.choose(device == null ? Devices.requested() : device, running);
        StartingPoint from = StartingPoint.of(start, network, preprocessing, train);
        Model model = Model.newInstance("net", chosen.device(), running);
        try {
            prepare(model, from);
            Sequences learned = from.preprocessor().apply(train);
            TrainingLoop loop = new TrainingLoop(model.getBlock(), model.getNDManager(), settings, progress, cancelled)
                    .resume(from.state())
                    .onDivergence(onDivergence);
            if (checkpoints != null) {
                keepCheckpoints(loop, checkpoints, from, chosen.name(), train, validation);
            }
            TrainingOutcome outcome = loop.run(learned, from.preprocessor().apply(validation));
            double cut = threshold.choose(new Scores(outcome.validationProbabilities(), validation.labels()));
            Provenance provenance =
                    provenance(model, chosen.name(), from.preprocessor().settings(), outcome, train, validation);
            return new SequenceClassifier(
                    new EngineScoring(model),
                    Manifest.of(from.network(), from.preprocessor(), settings.objective(), cut, provenance),
                    outcome.state());
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    private void keepCheckpoints(
            TrainingLoop loop,
            CheckpointPlan plan,
            StartingPoint from,
            String deviceName,
            Sequences train,
            Sequences validation) {
        CheckpointFolder.requireUsable(plan);
        Map<String, String> run = new LinkedHashMap<>();
        settingsAsUsed(from.preprocessor().settings(), settings.batchSizeFor(train.size()))
                .forEach((name, value) -> run.put(name, value.toString()));
        // More time changes nothing of what was learned in the time before.
        run.remove(MAX_DURATION);
        // Nor does the rule for a divergence that did not happen: a training that failed by one can be resumed with the
        // other.
        run.remove(ON_DIVERGENCE);
        run.put("seed", Long.toString(settings.seed()));
        run.put("training part", train.fingerprint());
        run.put("validation part", validation.fingerprint());
        run.put("epochs before", Integer.toString(from.state().epochs()));
        CheckpointFolder folder = new CheckpointFolder(plan, run, place(deviceName));
        folder.tidy();
        Checkpoint newest = folder.newest(from.network(), validation.size());
        if (newest != null) {
            LOG.info("The training goes on after step {} of {}.", newest.step(), folder.place());
            loop.resume(newest);
        }
        loop.checkpoints(folder, plan);
    }

    private Map<String, String> place(String deviceName) {
        Engine running = engine == null ? Engines.engine() : Engines.engine(engine);
        Map<String, String> place = new LinkedHashMap<>();
        place.put("engine", running.getEngineName() + " " + running.getVersion());
        place.put("device", deviceName);
        place.put("threads", Engines.threads(running.getEngineName()));
        return place;
    }

    private static void requireUsable(String part, Sequences sequences) {
        InvalidInputException.require(
                sequences.isLabeled(), "The %s part has no labels; each of its sequences needs one.", part);
        ClassBalance balance = sequences.balance();
        InvalidInputException.require(
                balance.hasBothClasses(),
                "The %s part has %d 0s and %d 1s; it must have both.",
                part,
                balance.negatives(),
                balance.positives());
        InvalidInputException.require(
                sequences.weightOf(0) > 0 && sequences.weightOf(1) > 0,
                "The %s part's 0s weigh %s together and its 1s %s; both must weigh more than 0.",
                part,
                sequences.weightOf(0),
                sequences.weightOf(1));
    }

    private void prepare(Model model, StartingPoint from) {
        Block block = SequenceNetwork.builder()
                .setShape(from.network())
                .optInitialization(initialization)
                .optDropout((float) dropout)
                .optSeed(settings.seed())
                .build();
        model.setBlock(block);
        block.initialize(model.getNDManager(), DataType.FLOAT32, SequenceNetwork.inputShapes(from.network()));
        if (!from.weights().isEmpty()) {
            Weights.restore(block, from.weights());
        }
    }

    private Provenance provenance(
            Model model,
            String deviceName,
            PreprocessorSettings prepared,
            TrainingOutcome outcome,
            Sequences train,
            Sequences validation) {
        Engine engine = model.getNDManager().getEngine();
        Map<String, Object> used = settingsAsUsed(prepared, outcome.batchSize());
        if (outcome.rollbacks() > 0) {
            used.put("rollbacks", outcome.rollbacks());
        }
        return new Provenance(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                engine.getEngineName(),
                engine.getVersion(),
                deviceName,
                Engine.getDjlVersion(),
                settings.seed(),
                train.fingerprint(),
                validation.fingerprint(),
                outcome.epochs(),
                outcome.bestEpoch(),
                outcome.seconds(),
                outcome.trainSequencesPerSecond(),
                Weights.count(model.getBlock()),
                used,
                source);
    }

    private Map<String, Object> settingsAsUsed(PreprocessorSettings prepared, int batchSize) {
        Map<String, Object> used = new LinkedHashMap<>();
        used.put("cell", network.cell().toString());
        used.put("hiddenSize", network.hiddenSize());
        used.put("layers", network.layers());
        used.put("bidirectional", network.bidirectional());
        used.put("pooling", network.pooling().toString());
        used.put("denseSize", network.denseSize());
        used.put("dropout", dropout);
        used.put("kernelInitialization", initialization.kernel().toString());
        used.put("recurrentInitialization", initialization.recurrent().toString());
        used.put("unitForgetBias", initialization.unitForgetBias());
        used.put("optimizer", settings.optimizer().toString());
        used.put("learningRate", settings.learningRate());
        used.put("learningRateSchedule", settings.schedule().toString());
        used.put("batchSize", batchSize);
        used.put("epochs", settings.epochs());
        putStopping(used, settings.stopping());
        used.put("positiveWeight", settings.objective().positiveWeight());
        used.put("negativeWeight", settings.objective().negativeWeight());
        used.put("labelSmoothing", settings.objective().labelSmoothing());
        used.put("focalGamma", settings.objective().focalGamma());
        used.put("threshold", threshold.name());
        putPreprocessing(used, prepared);
        if (Double.isFinite(settings.maxGradientNorm())) {
            used.put("maxGradientNorm", settings.maxGradientNorm());
        }
        if (onDivergence.mostRollbacks() > 0) {
            used.put(ON_DIVERGENCE, onDivergence.toString());
        }
        if (start != null) {
            used.put("startFrom", start.toString());
        }
        return used;
    }

    private static void putStopping(Map<String, Object> used, StoppingRule stopping) {
        used.put("patience", stopping.patience());
        used.put("bestBy", stopping.bestBy().toString());
        used.put("minImprovement", stopping.minImprovement());
        if (stopping.maxDuration() != null) {
            used.put(MAX_DURATION, stopping.maxDuration().toString());
        }
    }

    private static void putPreprocessing(Map<String, Object> used, PreprocessorSettings prepared) {
        used.put("scaling", prepared.scaling().name().toLowerCase(Locale.ROOT));
        used.put("missing", prepared.missing().name().toLowerCase(Locale.ROOT));
        if (!prepared.log1p().isEmpty()) {
            used.put("log1p", String.join(",", prepared.log1p()));
        }
        if (prepared.clip() > 0) {
            used.put("clip", prepared.clip());
        }
        if (!prepared.categorical().isEmpty()) {
            used.put("categorical", String.join(",", prepared.categorical()));
        }
    }
}
