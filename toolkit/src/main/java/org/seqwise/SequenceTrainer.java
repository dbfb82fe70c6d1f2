package org.seqwise;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.training.listener.TrainingListener;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.engine.DeviceChoice;
import org.seqwise.engine.Devices;
import org.seqwise.engine.EngineThreads;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.CalibrationMethod;
import org.seqwise.evaluation.ThresholdRule;
import org.seqwise.nn.Execution;
import org.seqwise.nn.Initialization;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.Weights;
import org.seqwise.reference.NetworkShape;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.DivergenceRule;
import org.seqwise.training.ExecutionTrial;
import org.seqwise.training.LearningRateRange;
import org.seqwise.training.RangeTest;
import org.seqwise.training.RateGrid;
import org.seqwise.training.StepProgress;
import org.seqwise.training.TrainingLoop;
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

    final NetworkShape network;
    final double dropout;
    final Initialization initialization;
    final TrainingSettings settings;
    final ThresholdRule threshold;
    final CalibrationMethod calibration;
    private final @Nullable String engine;
    private final @Nullable String device;
    final @Nullable Path start;
    private final @Nullable Integer ensemble;
    private final @Nullable PreprocessorSettings preprocessing;
    private final Map<String, String> source;
    final Rate rate;
    private final Consumer<TrainingProgress> progress;
    private final @Nullable Consumer<StepProgress> stepProgress;
    private final List<TrainingListener> listeners;
    private final BooleanSupplier cancelled;
    private final @Nullable CheckpointPlan checkpoints;
    final DivergenceRule onDivergence;
    private final @Nullable Execution execution;

    enum Rate {
        SET,
        TO_BE_FOUND,
        FOUND
    }

    SequenceTrainer(SequenceTrainerBuilder builder) {
        network = builder.network();
        dropout = builder.dropout;
        initialization = builder.initialization;
        settings = builder.settings();
        threshold = builder.threshold;
        calibration = builder.calibration;
        engine = builder.engine;
        device = builder.device;
        start = builder.start;
        ensemble = builder.ensemble;
        preprocessing = builder.preprocessing;
        source = builder.source;
        progress = builder.progress;
        stepProgress = builder.stepProgress;
        listeners = builder.listeners;
        cancelled = builder.cancelled;
        checkpoints = builder.checkpoints;
        onDivergence = builder.onDivergence;
        execution = builder.execution;
        rate = builder.findsRate ? Rate.TO_BE_FOUND : Rate.SET;
    }

    /** Trains as another does, with the learning rate that was found for it. */
    private SequenceTrainer(SequenceTrainer other, TrainingSettings settings) {
        network = other.network;
        dropout = other.dropout;
        initialization = other.initialization;
        this.settings = settings;
        threshold = other.threshold;
        calibration = other.calibration;
        engine = other.engine;
        device = other.device;
        start = other.start;
        ensemble = other.ensemble;
        preprocessing = other.preprocessing;
        source = other.source;
        progress = other.progress;
        stepProgress = other.stepProgress;
        listeners = other.listeners;
        cancelled = other.cancelled;
        checkpoints = other.checkpoints;
        onDivergence = other.onDivergence;
        execution = other.execution;
        rate = Rate.FOUND;
    }

    /** Starts with the defaults. */
    public static SequenceTrainerBuilder builder() {
        return new SequenceTrainerBuilder();
    }

    /**
     * Trains a model. Where sequences have weights, the gradient and the validation log-loss, which it stops by unless told
     * otherwise, are weighted, and so is the calibration; the preprocessor, the threshold and all else that is evaluated count each
     * sequence once.
     *
     * @param train what to learn from, raw; the preprocessor is fitted on it
     * @param validation what stops the training, calibrates the probabilities if that is set, and sets the threshold, raw
     * @return the model with its best weights, to be closed by the caller
     * @throws InvalidInputException if the data or a setting breaks a rule
     * @throws java.util.concurrent.CancellationException if it was cancelled, or its thread interrupted
     */
    public SequenceClassifier train(Sequences train, Sequences validation) {
        requireUsable("training", train);
        requireUsable("validation", validation);
        if (rate == Rate.TO_BE_FOUND) {
            return atFoundRate(train).train(train, validation);
        }
        String running = running(train);
        DeviceChoice chosen = Devices.choose(device == null ? Devices.requested() : device, running);
        StartingPoint from = StartingPoint.of(start, network, preprocessing, ensemble, train);
        Sequences learned = from.preprocessor().apply(train);
        Sequences judged = from.preprocessor().apply(validation);
        ExecutionTrial.Found computed = execution(from, learned, running, chosen);
        EnsembleTraining course = new EnsembleTraining(settings, from.members().size(), progress, System::nanoTime);
        MemberCheckpoints kept = checkpoints == null
                ? null
                : new MemberCheckpoints(
                        checkpoints,
                        from.network(),
                        from.members().size(),
                        SettingsAsUsed.of(this, from, settings.batchSizeFor(train.size()), train),
                        place(running, chosen, computed));
        Ensemble trained = Ensemble.of(from.members(), member -> {
            Model model = Model.newInstance("net", chosen.device(), running);
            return trainMember(model, from.network(), computed.execution(), member, course, kept, learned, judged);
        });
        try {
            ValidationFit last = ValidationFit.of(course, validation, calibration, threshold);
            Manifest manifest = Manifest.of(
                    from.network(),
                    from.preprocessor(),
                    settings.objectiveOn(train),
                    last.calibrator(),
                    last.threshold(),
                    provenance(trained, course, from, computed, train, validation, last.noted()));
            return new SequenceClassifier(trained, manifest, course.states());
        } catch (RuntimeException | Error e) {
            trained.close();
            throw e;
        }
    }

    private Scoring trainMember(
            Model model,
            NetworkShape shape,
            Execution computed,
            SavedMember from,
            EnsembleTraining course,
            @Nullable MemberCheckpoints kept,
            Sequences train,
            Sequences validation) {
        try {
            TrainingSettings own = course.next();
            prepare(model, shape, computed, own.seed(), from.weights());
            TrainingLoop loop = new TrainingLoop(model.getBlock(), model.getNDManager(), own, course::tell, cancelled)
                    .resume(from.state())
                    .onDivergence(onDivergence)
                    .listeners(model, listeners);
            if (stepProgress != null) {
                loop.stepProgress(step -> stepProgress.accept(course.ofMember(step)));
            }
            if (kept != null) {
                kept.attach(loop, course.member(), own.seed(), from, train, validation);
            }
            course.add(loop.run(train, validation));
            return new EngineScoring(model);
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /** Returns {@link #findLearningRate(Sequences, RateGrid)} over {@link RateGrid#DEFAULT}. */
    public LearningRateRange findLearningRate(Sequences train) {
        return findLearningRate(train, RateGrid.DEFAULT);
    }

    /**
     * Tries learning rates from small to large on freshly drawn weights, a step each, and suggests one; nothing of what is learned is kept. All
     * else is as {@link #train} has it.
     *
     * @param train what to learn from, raw
     * @param grid the rates to try
     * @throws InvalidInputException if the data or a setting breaks a rule, if the loss falls at no rate, or if this trainer starts from a
     *     saved model
     * @throws java.util.concurrent.CancellationException if it was cancelled, or its thread interrupted
     */
    public LearningRateRange findLearningRate(Sequences train, RateGrid grid) {
        InvalidInputException.require(
                start == null,
                "No learning rate can be found for the model to start from (%s): what it has learned already cannot fall much. Maybe"
                        + " set that which it was trained with.",
                start);
        requireUsable("training", train);
        String running = running(train);
        DeviceChoice chosen = Devices.choose(device == null ? Devices.requested() : device, running);
        StartingPoint from = StartingPoint.of(null, network, preprocessing, null, train);
        try (Model model = Model.newInstance("net", chosen.device(), running)) {
            prepare(model, from.network(), Execution.fused(from.network().hiddenSize()), settings.seed(), Map.of());
            return new RangeTest(model.getBlock(), model.getNDManager(), settings, cancelled)
                    .run(from.preprocessor().apply(train), grid);
        }
    }

    private SequenceTrainer atFoundRate(Sequences train) {
        String before = MemberCheckpoints.newestSetting(checkpoints, SettingsAsUsed.LEARNING_RATE);
        if (before != null) {
            // Found anew elsewhere it might be another, and the training could not go on.
            return new SequenceTrainer(this, settings.withLearningRate(Double.parseDouble(before)));
        }
        LearningRateRange range = findLearningRate(train);
        LOG.info(
                "The learning rate is {}: a tenth of that with the lowest loss among {} tried from {} on.",
                range.suggested(),
                range.steps().size(),
                RateGrid.DEFAULT.least());
        return new SequenceTrainer(this, settings.withLearningRate(range.suggested()));
    }

    private String running(Sequences train) {
        String asked = engine == null ? Engines.choose().name() : engine;
        EngineThreads.suggestForTraining(asked, settings.batchSizeFor(train.size()), network.hiddenSize());
        return Engines.engine(asked).getEngineName();
    }

    private ExecutionTrial.Found execution(StartingPoint from, Sequences learned, String running, DeviceChoice chosen) {
        int hiddenSize = from.network().hiddenSize();
        if (execution != null) {
            return ExecutionTrial.Found.notMeasured(execution);
        }
        String before = MemberCheckpoints.newestSetting(checkpoints, SettingsAsUsed.EXECUTION);
        if (before != null) {
            // Measured anew it might be another, and the training would not go on to the same bits.
            String figures = MemberCheckpoints.newestSetting(checkpoints, SettingsAsUsed.EXECUTIONS_MEASURED);
            return new ExecutionTrial.Found(Execution.parse(before, hiddenSize), String.valueOf(figures));
        }
        if (chosen.device().isGpu()) {
            return ExecutionTrial.Found.notMeasured(Execution.fused(hiddenSize));
        }
        Function<Execution, Model> models = tried -> {
            Model model = Model.newInstance("net", chosen.device(), running);
            prepare(model, from.network(), tried, settings.seed(), Map.of());
            return model;
        };
        ExecutionTrial.Found found = new ExecutionTrial(models, settings, cancelled).run(learned, hiddenSize);
        LOG.debug("The recurrent layers are computed {}: {}.", found.execution(), found.figures());
        return found;
    }

    private Map<String, String> place(String running, DeviceChoice chosen, ExecutionTrial.Found computed) {
        Map<String, String> place = new LinkedHashMap<>();
        place.put("engine", running + " " + Engines.engine(running).getVersion());
        place.put("device", chosen.name());
        place.put("threads", Engines.threads(running));
        place.put(SettingsAsUsed.EXECUTION, computed.execution().toString());
        place.put(SettingsAsUsed.EXECUTIONS_MEASURED, computed.figures());
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

    private void prepare(Model model, NetworkShape shape, Execution computed, long seed, Map<String, float[]> weights) {
        Block block = SequenceNetwork.builder()
                .setShape(shape)
                .optExecution(computed)
                .optInitialization(initialization)
                .optDropout((float) dropout)
                .optSeed(seed)
                .build();
        model.setBlock(block);
        block.initialize(model.getNDManager(), DataType.FLOAT32, SequenceNetwork.inputShapes(shape));
        if (!weights.isEmpty()) {
            Weights.restore(block, weights);
        }
    }

    private Provenance provenance(
            Ensemble trained,
            EnsembleTraining course,
            StartingPoint from,
            ExecutionTrial.Found computed,
            Sequences train,
            Sequences validation,
            Map<String, Object> noted) {
        Provenance.Member first = course.members().get(0);
        Map<String, Object> used = SettingsAsUsed.of(this, from, course.batchSize(), train);
        if (course.rollbacks() > 0) {
            used.put("rollbacks", course.rollbacks());
        }
        used.put(SettingsAsUsed.EXECUTION, computed.execution().toString());
        used.put(SettingsAsUsed.EXECUTIONS_MEASURED, computed.figures());
        EngineThreads.inForce().ifPresent(choice -> used.put("threads", choice.threads()));
        used.putAll(noted);
        return new Provenance(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                trained.first().engine(),
                trained.first().engineVersion(),
                trained.first().device(),
                Engine.getDjlVersion(),
                first.seed(),
                train.fingerprint(),
                validation.fingerprint(),
                first.epochs(),
                first.bestEpoch(),
                course.seconds(),
                course.trainSequencesPerSecond(),
                trained.members().size() * from.network().parameterCount(),
                used,
                source,
                course.members());
    }
}
