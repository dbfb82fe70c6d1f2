package org.seqwise;

import ai.djl.training.listener.TrainingListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.EpochSampler;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sampling;
import org.seqwise.data.Scaling;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.CalibrationMethod;
import org.seqwise.evaluation.Metric;
import org.seqwise.evaluation.Objective;
import org.seqwise.evaluation.ThresholdRule;
import org.seqwise.nn.Execution;
import org.seqwise.nn.Initialization;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.training.CheckpointPlan;
import org.seqwise.training.DivergenceRule;
import org.seqwise.training.LearningRateSchedule;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.RateGrid;
import org.seqwise.training.StepProgress;
import org.seqwise.training.StoppingRule;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingSettings;

/** Builds a {@link SequenceTrainer}; it may go on being set and build others. */
public final class SequenceTrainerBuilder {

    private Cell cell = Cell.LSTM;
    private int hiddenSize = 100;
    private int layers = 1;
    private boolean bidirectional;
    private Pooling pooling = Pooling.LAST;
    private int denseSize;
    boolean findsRate;
    double dropout;
    Initialization initialization = Initialization.KERAS;
    private OptimizerChoice optimizer = OptimizerChoice.RMSPROP;
    private @Nullable Double learningRate;
    private LearningRateSchedule schedule = LearningRateSchedule.constant();
    private int batchSize = 1000;
    private int epochs = 100;
    private int patience = 10;
    private Metric bestBy = Metric.LOG_LOSS;
    private double minImprovement = StoppingRule.DEFAULT_MIN_IMPROVEMENT;
    private @Nullable Duration maxDuration;
    private @Nullable Double positiveWeight;
    private double labelSmoothing;
    private double focalGamma;
    private @Nullable Double focalAlpha;
    private Sampling sampling = Sampling.SHUFFLED;
    private int lengthPool = EpochSampler.DEFAULT_POOL;
    private long seed = 42;
    private double maxGradientNorm = Double.POSITIVE_INFINITY;
    ThresholdRule threshold = ThresholdRule.bestF1();
    CalibrationMethod calibration = CalibrationMethod.NONE;

    @Nullable
    String engine;

    @Nullable
    String device;

    @Nullable
    Path start;

    @Nullable
    Integer ensemble;

    @Nullable
    PreprocessorSettings preprocessing;

    @Nullable
    CheckpointPlan checkpoints;

    @Nullable
    Execution execution;

    DivergenceRule onDivergence = DivergenceRule.FAIL;
    Map<String, String> source = Map.of();
    Consumer<TrainingProgress> progress = epoch -> {};

    @Nullable
    Consumer<StepProgress> stepProgress;

    List<TrainingListener> listeners = List.of();
    BooleanSupplier cancelled = () -> false;

    SequenceTrainerBuilder() {}

    /** Sets how many numbers the recurrent cell remembers, 100 unless set. */
    public SequenceTrainerBuilder hiddenSize(int hiddenSize) {
        InvalidInputException.require(hiddenSize > 0, "hiddenSize (%d) must be positive.", hiddenSize);
        this.hiddenSize = hiddenSize;
        return this;
    }

    /** Sets the recurrent cell, an LSTM unless set. */
    public SequenceTrainerBuilder cell(Cell cell) {
        this.cell = cell;
        return this;
    }

    /** Sets how many recurrent layers lie one above the other, 1 unless set. */
    public SequenceTrainerBuilder layers(int layers) {
        InvalidInputException.require(layers > 0, "layers (%d) must be positive.", layers);
        this.layers = layers;
        return this;
    }

    /** Sets whether every layer also reads each sequence backwards, which it does not unless set. */
    public SequenceTrainerBuilder bidirectional(boolean bidirectional) {
        this.bidirectional = bidirectional;
        return this;
    }

    /** Sets what the head reads of the top layer's outputs, the last unless set. */
    public SequenceTrainerBuilder pooling(Pooling pooling) {
        this.pooling = pooling;
        return this;
    }

    /** Sets the units of a dense layer before the head, 0 for none unless set. */
    public SequenceTrainerBuilder denseSize(int denseSize) {
        InvalidInputException.require(denseSize >= 0, "denseSize (%d) must not be negative; 0 is none.", denseSize);
        this.denseSize = denseSize;
        return this;
    }

    /** Sets which share of numbers is dropped between layers and before the head in training, in [0, 1), 0 unless set. */
    public SequenceTrainerBuilder dropout(double dropout) {
        InvalidInputException.require(
                dropout >= 0 && dropout < 1, "dropout (%s) must lie in [0, 1): a share of what is read.", dropout);
        this.dropout = dropout;
        return this;
    }

    /** Sets how first weights are drawn, as Keras draws them unless set. */
    public SequenceTrainerBuilder initialization(Initialization initialization) {
        this.initialization = initialization;
        return this;
    }

    /** Sets the optimizer, RMSprop unless set. */
    public SequenceTrainerBuilder optimizer(OptimizerChoice optimizer) {
        this.optimizer = optimizer;
        return this;
    }

    /** Sets the size of a step, {@link OptimizerChoice#defaultLearningRate()} unless set. */
    public SequenceTrainerBuilder learningRate(double learningRate) {
        this.learningRate = learningRate;
        findsRate = false;
        return this;
    }

    /**
     * Has the size of a step found for each training by {@link SequenceTrainer#findLearningRate(org.seqwise.data.Sequences)}, a hundred steps
     * before it. What was found is noted with the model.
     */
    public SequenceTrainerBuilder learningRateAuto() {
        findsRate = true;
        return this;
    }

    /** Sets how the size of a step changes on the way, constant unless set. */
    public SequenceTrainerBuilder learningRateSchedule(LearningRateSchedule schedule) {
        this.schedule = schedule;
        return this;
    }

    /** Sets the most sequences a step, 1000 unless set; never more than a twentieth of the training part is used, or 16. */
    public SequenceTrainerBuilder batchSize(int batchSize) {
        this.batchSize = batchSize;
        return this;
    }

    /** Sets the most passes over the training part, 100 unless set. */
    public SequenceTrainerBuilder epochs(int epochs) {
        this.epochs = epochs;
        return this;
    }

    /** Sets after how many epochs without progress it stops, 10 unless set; see {@link #bestBy} and {@link #minImprovement}. */
    public SequenceTrainerBuilder patience(int patience) {
        this.patience = patience;
        return this;
    }

    /** Sets the figure of the validation part that chooses the best epoch, the log-loss unless set. */
    public SequenceTrainerBuilder bestBy(Metric bestBy) {
        this.bestBy = bestBy;
        return this;
    }

    /**
     * Sets what progress is: the share that the log-loss or the Brier score, or what another figure lacks to 1, must fall by, in [0, 1), a
     * five-hundredth unless set.
     */
    public SequenceTrainerBuilder minImprovement(double minImprovement) {
        this.minImprovement = minImprovement;
        return this;
    }

    /**
     * Sets how long the training may take, without limit unless set: it ends after the step at which the time is over and keeps the best
     * epoch so far, or what there is where none is whole yet. Data is read and preprocessed before the time begins.
     */
    public SequenceTrainerBuilder maxDuration(Duration maxDuration) {
        this.maxDuration = maxDuration;
        return this;
    }

    /** Sets what a 1 counts beside a 0, 1 unless set; probabilities are corrected for it. */
    public SequenceTrainerBuilder positiveWeight(double positiveWeight) {
        this.positiveWeight = positiveWeight;
        return this;
    }

    /**
     * Sets how far labels are drawn towards 0.5, in [0, 1), 0 unless set: with 0.1 a 1 is learned as 0.95 and a 0 as 0.05. Probabilities
     * are corrected for it.
     */
    public SequenceTrainerBuilder labelSmoothing(double labelSmoothing) {
        this.labelSmoothing = labelSmoothing;
        return this;
    }

    /**
     * Learns by focal loss, in which a sequence counts the less the surer the model already is of its label. Probabilities are corrected
     * for it; what a 1 counts is left to {@link #positiveWeight}.
     *
     * @param gamma how much sure sequences fade, not negative; 0 for cross-entropy, as it is unless set
     */
    public SequenceTrainerBuilder focal(double gamma) {
        focalGamma = gamma;
        focalAlpha = null;
        return this;
    }

    /**
     * Learns by focal loss with the two numbers of its paper; {@link #positiveWeight} may not be set beside it.
     *
     * @param gamma how much sure sequences fade, not negative; 2 in the paper
     * @param alpha what a 1 counts, in (0, 1), a 0 counting the rest to 1; 0.25 in the paper. Probabilities are corrected for it
     */
    public SequenceTrainerBuilder focal(double gamma, double alpha) {
        focalGamma = gamma;
        focalAlpha = alpha;
        return this;
    }

    /**
     * Sets how many batches are put in order of length together, 50 unless set, so that a batch has sequences of like length and computes little
     * padding. All that is shuffled stays random: which sequences meet in a pool, those of one length within it, and the order of the batches.
     *
     * @param batches 1 for a plain shuffle
     */
    public SequenceTrainerBuilder lengthPool(int batches) {
        this.lengthPool = batches;
        return this;
    }

    /**
     * Sets which sequences an epoch is made of, each once unless set. {@link Sampling#BALANCED} deals as many 1s as 0s and so does what a
     * {@link #positiveWeight} of zeros per one does, by showing 1s more often instead of taking larger steps for them: one of the two is
     * enough, and both together count 1s twice. Probabilities are corrected for it.
     */
    public SequenceTrainerBuilder sampling(Sampling sampling) {
        this.sampling = sampling;
        return this;
    }

    /** Sets the longest that all gradients together may be before a step, as it is unless set; longer ones are shortened to it. */
    public SequenceTrainerBuilder maxGradientNorm(double maxGradientNorm) {
        this.maxGradientNorm = maxGradientNorm;
        return this;
    }

    /** Sets how the threshold is found on the validation part, by the best F1 unless set. */
    public SequenceTrainerBuilder threshold(ThresholdRule threshold) {
        this.threshold = threshold;
        return this;
    }

    /**
     * Sets how probabilities, of an ensemble their mean, are mended after the training to those that came true on the validation part, by the
     * weight of its sequences; not at all unless set. The threshold is found after it, and every probability that the model says is calibrated.
     * The validation part also chose the epoch to keep, so that what is mended there is somewhat flattered: another part tells what it is worth.
     */
    public SequenceTrainerBuilder calibration(CalibrationMethod calibration) {
        this.calibration = calibration;
        return this;
    }

    /** Sets the seed of every draw, 42 unless set. */
    public SequenceTrainerBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Trains several networks that differ in nothing but their seed, and lets them say the mean of their probabilities. The first has the seed
     * itself, the others have seeds derived from it. They are trained one after the other; each stops by itself and keeps its own best epoch,
     * and {@link #maxDuration} holds for all together.
     *
     * @param members how many; unless set 1, or as many as the model to start from has
     */
    public SequenceTrainerBuilder ensemble(int members) {
        this.ensemble = members;
        return this;
    }

    /**
     * Sets how the recurrent layers are computed. Unless set, a training of 500 steps or more begins with a trial of a second or two that finds
     * the fastest for its shapes, and a shorter one takes {@link Execution#fused}. All ways give the same but for rounding; who needs the
     * same bits of another run sets what {@link Provenance#settings} says of the first.
     *
     * @param execution for instance {@code Execution.fused(100)}
     */
    public SequenceTrainerBuilder execution(Execution execution) {
        this.execution = execution;
        return this;
    }

    /** Sets the engine, by its name in any case; the chosen one, see {@link Engines#choose}, unless set. */
    public SequenceTrainerBuilder engine(String engine) {
        this.engine = engine;
        return this;
    }

    /** Sets the device: auto, cpu, gpu or gpu:N; {@code -Dseqwise.device} unless set. */
    public SequenceTrainerBuilder device(String device) {
        this.device = device;
        return this;
    }

    /**
     * Goes on with a saved model: from its weights, with its preprocessor, and from the end of the epoch that it was saved at, so that the
     * next epochs are those that would have followed there. The features and the network must be those set here. The optimizer goes on with
     * what it remembers if it is the same as there but for its learning rate; else it starts anew and logs that. A schedule of the learning
     * rate counts epochs from the model's first and so goes on.
     */
    public SequenceTrainerBuilder startFrom(Path folder) {
        this.start = folder;
        return this;
    }

    /** Sets what is done to raw values; unless set {@link PreprocessorSettings#DEFAULT}, or what the model to start from does. */
    public SequenceTrainerBuilder preprocessing(PreprocessorSettings preprocessing) {
        this.preprocessing = preprocessing;
        return this;
    }

    /**
     * Sets whether features are standardized, heavy tails drawn in, as is done unless set; raw values seldom learn as well. What
     * else is done to raw values, see {@link #preprocessing}, stays as it is set.
     */
    public SequenceTrainerBuilder standardize(boolean standardize) {
        PreprocessorSettings present = preprocessing == null ? PreprocessorSettings.DEFAULT : preprocessing;
        return preprocessing(present.withScaling(standardize ? Scaling.STANDARD : Scaling.NONE));
    }

    /** Notes where the data comes from, to be kept with the model. */
    public SequenceTrainerBuilder source(Map<String, String> source) {
        this.source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
        return this;
    }

    /** Is told after each epoch, on the thread that trains. */
    public SequenceTrainerBuilder progress(Consumer<TrainingProgress> progress) {
        this.progress = progress;
        return this;
    }

    /** Is told how far each epoch is, ten times a second at most, on the thread that trains; the device is not waited for. */
    public SequenceTrainerBuilder stepProgress(Consumer<StepProgress> progress) {
        this.stepProgress = progress;
        return this;
    }

    /**
     * Sets DJL's training listeners, which are told of each training, of an ensemble of each member's, what DJL's own {@code EasyTrain} would
     * tell them, on the thread that trains, with a DJL trainer of this model, loss and device. Validation batches hold the logits that the
     * epoch was judged by. What a listener throws ends the training, but for DJL's {@code EarlyStoppingListener}: after that the best epoch
     * is kept as ever. The trainer takes no step, so that its own times, {@code forward} and {@code backward}, are absent.
     */
    public SequenceTrainerBuilder listeners(TrainingListener... listeners) {
        this.listeners = List.of(listeners);
        return this;
    }

    /**
     * Puts the training down while it runs, so that it can go on where it was, within an epoch too, and end with the same weights to the last
     * bit: see {@link CheckpointPlan}. Where a checkpoint cannot be written, that is logged and the training goes on.
     */
    public SequenceTrainerBuilder checkpoints(CheckpointPlan plan) {
        this.checkpoints = plan;
        return this;
    }

    /**
     * Sets what happens when the loss, a weight or a validation logit becomes NaN or infinite: {@link DivergenceRule#FAIL}, an error that names
     * the step, its batch and the largest inputs, unless set; or {@link DivergenceRule#rollback()}.
     */
    public SequenceTrainerBuilder onDivergence(DivergenceRule rule) {
        this.onDivergence = rule;
        return this;
    }

    /**
     * Is asked before each step, on the thread that trains; true ends the training, with a last checkpoint where there is a plan for them, and
     * else keeps nothing.
     */
    public SequenceTrainerBuilder cancelWhen(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
        return this;
    }

    // For one feature; how many there are is known with the data.
    NetworkShape network() {
        return new NetworkShape(cell, 1, hiddenSize, layers, bidirectional, pooling, denseSize);
    }

    TrainingSettings settings() {
        double rate = learningRate == null ? optimizer.defaultLearningRate() : learningRate;
        if (findsRate) {
            // Whether the schedule ends below the rate is to be seen when it is found.
            rate = RateGrid.DEFAULT.most();
        }
        StoppingRule stopping = new StoppingRule(patience, bestBy, minImprovement, maxDuration);
        return new TrainingSettings(
                optimizer,
                rate,
                schedule,
                batchSize,
                epochs,
                stopping,
                objective(),
                seed,
                maxGradientNorm,
                sampling,
                lengthPool);
    }

    private Objective objective() {
        if (focalAlpha == null) {
            return new Objective(positiveWeight == null ? 1 : positiveWeight, 1, labelSmoothing, focalGamma);
        }
        InvalidInputException.require(
                positiveWeight == null,
                "positiveWeight (%s) and the focal loss's alpha (%s) both say what a 1 counts; one of them must be left out.",
                positiveWeight,
                focalAlpha);
        return Objective.focal(focalGamma, focalAlpha, labelSmoothing);
    }

    /**
     * Returns the trainer.
     *
     * @throws InvalidInputException if a setting is out of its range
     */
    public SequenceTrainer build() {
        InvalidInputException.require(
                ensemble == null || ensemble > 0,
                "ensemble (%d) must be positive: the number of networks, 1 for no ensemble.",
                ensemble);
        return new SequenceTrainer(this);
    }
}
