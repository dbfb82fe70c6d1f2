package org.seqwise;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.engine.DeviceChoice;
import org.seqwise.engine.Devices;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Scores;
import org.seqwise.evaluation.ThresholdRule;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.Weights;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingLoop;
import org.seqwise.training.TrainingOutcome;
import org.seqwise.training.TrainingProgress;
import org.seqwise.training.TrainingSettings;

/**
 * Trains a {@link SequenceClassifier}. What is not set is as the question had it: 100 units, RMSprop at 0.001, batches of 1000 (but never
 * more than a twentieth of the training sequences), at most 100 epochs; and it stops after 10 epochs without progress. Immutable: one
 * trainer can train many models.
 */
public final class SequenceTrainer {

    private final NetworkShape network;
    private final double dropout;
    private final TrainingSettings settings;
    private final ThresholdRule threshold;
    private final @Nullable String device;
    private final @Nullable Path start;
    private final boolean standardize;
    private final Map<String, String> source;
    private final Consumer<TrainingProgress> progress;
    private final BooleanSupplier cancelled;

    private SequenceTrainer(Builder builder) {
        network = builder.network();
        dropout = builder.dropout;
        settings = builder.settings();
        threshold = builder.threshold;
        device = builder.device;
        start = builder.start;
        standardize = builder.standardize;
        source = builder.source;
        progress = builder.progress;
        cancelled = builder.cancelled;
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Trains a model.
     *
     * @param train what to learn from, raw; the standardizer is fitted on it
     * @param validation what stops the training and sets the threshold, raw
     * @return the model with its best weights, to be closed by the caller
     * @throws InvalidInputException if the data or a setting breaks a rule
     * @throws java.util.concurrent.CancellationException if it was cancelled, or its thread interrupted
     */
    public SequenceClassifier train(Sequences train, Sequences validation) {
        requireUsable("training", train);
        requireUsable("validation", validation);
        String engine = Engines.engine().getEngineName();
        DeviceChoice chosen = Devices.choose(device == null ? Devices.requested() : device, engine);
        StartingPoint from =
                StartingPoint.of(start, network.withFeatureCount(train.featureCount()), standardize, train);
        Model model = Model.newInstance("net", chosen.device(), engine);
        try {
            prepare(model, from);
            Sequences learned = from.standardizer().apply(train);
            TrainingOutcome outcome = new TrainingLoop(
                            model.getBlock(), model.getNDManager(), settings, progress, cancelled)
                    .resume(from.state())
                    .run(learned, from.standardizer().apply(validation));
            double cut = threshold.choose(new Scores(outcome.validationProbabilities(), validation.labels()));
            Provenance provenance = provenance(model, chosen.name(), outcome, train, validation);
            return new SequenceClassifier(
                    new EngineScoring(model),
                    Manifest.of(from.network(), from.standardizer(), settings.positiveWeight(), cut, provenance),
                    outcome.state());
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
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
    }

    private void prepare(Model model, StartingPoint from) {
        Block block = SequenceNetwork.builder()
                .setShape(from.network())
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
            Model model, String deviceName, TrainingOutcome outcome, Sequences train, Sequences validation) {
        Engine engine = model.getNDManager().getEngine();
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
                settingsAsUsed(outcome),
                source);
    }

    private Map<String, Object> settingsAsUsed(TrainingOutcome outcome) {
        Map<String, Object> used = new LinkedHashMap<>();
        used.put("cell", network.cell().toString());
        used.put("hiddenSize", network.hiddenSize());
        used.put("layers", network.layers());
        used.put("bidirectional", network.bidirectional());
        used.put("pooling", network.pooling().toString());
        used.put("denseSize", network.denseSize());
        used.put("dropout", dropout);
        used.put("optimizer", settings.optimizer().toString());
        used.put("learningRate", settings.learningRate());
        used.put("batchSize", outcome.batchSize());
        used.put("epochs", settings.epochs());
        used.put("patience", settings.patience());
        used.put("positiveWeight", settings.positiveWeight());
        used.put("threshold", threshold.name());
        used.put("standardize", standardize);
        if (Double.isFinite(settings.maxGradientNorm())) {
            used.put("maxGradientNorm", settings.maxGradientNorm());
        }
        if (start != null) {
            used.put("startFrom", start.toString());
        }
        return used;
    }

    /** Builds a {@link SequenceTrainer}. */
    public static final class Builder {

        private Cell cell = Cell.LSTM;
        private int hiddenSize = 100;
        private int layers = 1;
        private boolean bidirectional;
        private Pooling pooling = Pooling.LAST;
        private int denseSize;
        private double dropout;
        private OptimizerChoice optimizer = OptimizerChoice.RMSPROP;
        private double learningRate = 0.001;
        private int batchSize = 1000;
        private int epochs = 100;
        private int patience = 10;
        private double positiveWeight = 1;
        private long seed = 42;
        private double maxGradientNorm = Double.POSITIVE_INFINITY;
        private ThresholdRule threshold = ThresholdRule.bestF1();
        private @Nullable String device;
        private @Nullable Path start;
        private boolean standardize = true;
        private Map<String, String> source = Map.of();
        private Consumer<TrainingProgress> progress = epoch -> {};
        private BooleanSupplier cancelled = () -> false;

        private Builder() {}

        /** Sets how many numbers the recurrent cell remembers, 100 unless set. */
        public Builder hiddenSize(int hiddenSize) {
            InvalidInputException.require(hiddenSize > 0, "hiddenSize (%d) must be positive.", hiddenSize);
            this.hiddenSize = hiddenSize;
            return this;
        }

        /** Sets the recurrent cell, an LSTM unless set. */
        public Builder cell(Cell cell) {
            this.cell = cell;
            return this;
        }

        /** Sets how many recurrent layers lie one above the other, 1 unless set. */
        public Builder layers(int layers) {
            InvalidInputException.require(layers > 0, "layers (%d) must be positive.", layers);
            this.layers = layers;
            return this;
        }

        /** Sets whether every layer also reads each sequence backwards, which it does not unless set. */
        public Builder bidirectional(boolean bidirectional) {
            this.bidirectional = bidirectional;
            return this;
        }

        /** Sets what the head reads of the top layer's outputs, the last unless set. */
        public Builder pooling(Pooling pooling) {
            this.pooling = pooling;
            return this;
        }

        /** Sets the units of a dense layer before the head, 0 for none unless set. */
        public Builder denseSize(int denseSize) {
            InvalidInputException.require(denseSize >= 0, "denseSize (%d) must not be negative; 0 is none.", denseSize);
            this.denseSize = denseSize;
            return this;
        }

        /** Sets which share of numbers is dropped between layers and before the head in training, in [0, 1), 0 unless set. */
        public Builder dropout(double dropout) {
            InvalidInputException.require(
                    dropout >= 0 && dropout < 1, "dropout (%s) must lie in [0, 1): a share of what is read.", dropout);
            this.dropout = dropout;
            return this;
        }

        /** Sets the optimizer, RMSprop unless set. */
        public Builder optimizer(OptimizerChoice optimizer) {
            this.optimizer = optimizer;
            return this;
        }

        /** Sets the size of a step, 0.001 unless set. */
        public Builder learningRate(double learningRate) {
            this.learningRate = learningRate;
            return this;
        }

        /** Sets the most sequences a step, 1000 unless set; never more than a twentieth of the training part is used, or 16. */
        public Builder batchSize(int batchSize) {
            this.batchSize = batchSize;
            return this;
        }

        /** Sets the most passes over the training part, 100 unless set. */
        public Builder epochs(int epochs) {
            this.epochs = epochs;
            return this;
        }

        /** Sets after how many epochs without progress of the validation log-loss (by a five-hundredth) it stops, 10 unless set. */
        public Builder patience(int patience) {
            this.patience = patience;
            return this;
        }

        /** Sets what a 1 counts beside a 0, 1 unless set; probabilities are corrected for it. */
        public Builder positiveWeight(double positiveWeight) {
            this.positiveWeight = positiveWeight;
            return this;
        }

        /** Sets the longest that all gradients together may be before a step, as it is unless set; longer ones are shortened to it. */
        public Builder maxGradientNorm(double maxGradientNorm) {
            this.maxGradientNorm = maxGradientNorm;
            return this;
        }

        /** Sets how the threshold is found on the validation part, by the best F1 unless set. */
        public Builder threshold(ThresholdRule threshold) {
            this.threshold = threshold;
            return this;
        }

        /** Sets the seed of every draw, 42 unless set. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** Sets the device: auto, cpu, gpu or gpu:N; {@code -Dseqwise.device} unless set. */
        public Builder device(String device) {
            this.device = device;
            return this;
        }

        /**
         * Goes on with a saved model: from its weights, with its standardizer, and from the end of the epoch that it was saved at, so that
         * the next epochs are those that would have followed there. The features and the network must be those set here. The optimizer goes
         * on with what it remembers if it is the same as there but for its learning rate; else it starts anew and logs that.
         */
        public Builder startFrom(Path folder) {
            this.start = folder;
            return this;
        }

        /** Sets whether features are standardized, heavy tails drawn in, as is done unless set; raw values seldom learn as well. */
        public Builder standardize(boolean standardize) {
            this.standardize = standardize;
            return this;
        }

        /** Notes where the data comes from, to be kept with the model. */
        public Builder source(Map<String, String> source) {
            this.source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
            return this;
        }

        /** Is told after each epoch, on the thread that trains. */
        public Builder progress(Consumer<TrainingProgress> progress) {
            this.progress = progress;
            return this;
        }

        /** Is asked before each step, on the thread that trains; true ends the training and keeps nothing. */
        public Builder cancelWhen(BooleanSupplier cancelled) {
            this.cancelled = cancelled;
            return this;
        }

        // For one feature; how many there are is known with the data.
        private NetworkShape network() {
            return new NetworkShape(cell, 1, hiddenSize, layers, bidirectional, pooling, denseSize);
        }

        private TrainingSettings settings() {
            return new TrainingSettings(
                    optimizer, learningRate, batchSize, epochs, patience, positiveWeight, seed, maxGradientNorm);
        }

        /**
         * Returns the trainer.
         *
         * @throws InvalidInputException if a setting is out of its range
         */
        public SequenceTrainer build() {
            return new SequenceTrainer(this);
        }
    }
}
