package org.seqwise;

import ai.djl.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.Sequences;
import org.seqwise.data.SingleTransform;
import org.seqwise.engine.Devices;
import org.seqwise.engine.EngineThreads;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.EvaluationWithIntervals;
import org.seqwise.evaluation.Judged;
import org.seqwise.evaluation.Objective;
import org.seqwise.evaluation.PairedComparison;
import org.seqwise.evaluation.Scores;
import org.seqwise.reference.NetworkShape;
import org.seqwise.training.TrainingState;

/**
 * A trained model: raw sequences in, probabilities of a 1 out. The probabilities are corrected for the {@linkplain #objective objective} of
 * the training; those of an ensemble are the mean of its members'. Where the training was told to, they are then {@linkplain #calibrator
 * calibrated}. It holds native memory and must be closed. Made by
 * {@link SequenceTrainer#train}, {@link #load}, {@link #loadWithoutEngine}, {@link #loadOnOnnxRuntime} or {@link #ofWeights}.
 */
public final class SequenceClassifier implements AutoCloseable {

    private final Ensemble ensemble;
    private final Manifest manifest;
    private final List<TrainingState> states;
    private final SingleTransform single;
    private volatile boolean warned;

    /** @param states one for each member, in their order */
    SequenceClassifier(Ensemble ensemble, Manifest manifest, List<TrainingState> states) {
        this.ensemble = ensemble;
        this.manifest = manifest;
        this.states = List.copyOf(states);
        single = manifest.preprocessor().single();
    }

    static SequenceClassifier of(SavedModel saved, Function<SavedMember, Scoring> scoring) {
        return new SequenceClassifier(
                Ensemble.of(saved.members(), scoring),
                saved.manifest(),
                saved.members().stream().map(SavedMember::state).toList());
    }

    /**
     * Loads a saved model onto the engine and device that are set.
     *
     * @param folder as {@link #save} wrote it, on whichever engine
     * @throws InvalidInputException if the folder is damaged or not a model's
     */
    public static SequenceClassifier load(Path folder) {
        return load(folder, Engines.choose().name());
    }

    /**
     * Loads a saved model onto a stated engine. If it is the first to ask for the engine, and nobody set the engine's threads, they are
     * those that are best for scoring ({@link EngineThreads#suggestForScoring}); a program that is going to train, too, sets them before.
     *
     * @param folder as {@link #save} wrote it, on whichever engine
     * @param engine the engine's name, in any case
     * @throws InvalidInputException if the folder is damaged or not a model's, or there is no such engine
     */
    public static SequenceClassifier load(Path folder, String engine) {
        // To read a model takes about as long as to load an engine.
        CompletableFuture<SavedModel> reading = CompletableFuture.supplyAsync(() -> ModelFolder.read(folder));
        EngineThreads.suggestForScoring(engine);
        String name = Engines.engine(engine).getEngineName();
        Device device = Devices.choose(Devices.requested(), name).device();
        SavedModel saved = read(reading);
        NetworkShape network = saved.manifest().network();
        return of(saved, member -> EngineScoring.of(network, member.weights(), name, device));
    }

    /** Returns whether a folder says that it is a saved model; {@link #load} says whether it is one. */
    public static boolean isSavedAt(Path folder) {
        return Files.isRegularFile(folder.resolve(ModelFolder.MANIFEST));
    }

    private static SavedModel read(CompletableFuture<SavedModel> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Loads a saved model to be scored in plain Java, in float64: no engine is needed, and no native code is loaded. It scores the same to
     * 1e-5, one sequence by itself about as fast as an engine and many together more slowly.
     *
     * @param folder as {@link #save} wrote it, on whichever engine
     * @throws InvalidInputException if the folder is damaged or not a model's
     */
    public static SequenceClassifier loadWithoutEngine(Path folder) {
        SavedModel saved = ModelFolder.read(folder);
        NetworkShape network = saved.manifest().network();
        return of(saved, member -> new JavaScoring(network, member.weights()));
    }

    /**
     * Makes a model of weights that were learned elsewhere. It is scored in plain Java, and on an engine once it is saved and loaded. No class
     * counted more than the other in its training, as far as is known, and nothing is calibrated.
     *
     * @param network what the weights are of
     * @param weights every one of {@link NetworkShape#parameters()} by its name, row after row, finite, and no other; copied
     * @param preprocessor what is done to raw values
     * @param threshold the probability in [0, 1] from which a sequence counts as a 1
     * @param provenance of one member, of no epochs
     * @throws InvalidInputException if one of them does not fit the others
     */
    public static SequenceClassifier ofWeights(
            NetworkShape network,
            Map<String, float[]> weights,
            Preprocessor preprocessor,
            double threshold,
            Provenance provenance) {
        Manifest manifest =
                Manifest.of(network, preprocessor, Objective.CROSS_ENTROPY, Calibrator.none(), threshold, provenance);
        return of(
                new SavedModel(manifest, List.of(SavedMember.untrained(network, weights))),
                member -> new JavaScoring(network, member.weights()));
    }

    /**
     * Loads a saved model to be scored by ONNX Runtime: the fastest way to score one sequence by itself. Each call computes on the thread that
     * asks; any number may. No DJL engine is needed, but the libraries {@code com.microsoft.onnxruntime:onnxruntime} and {@code
     * org.tribuo:tribuo-util-onnx}.
     *
     * @param folder as {@link #save} wrote it, on whichever engine
     * @throws InvalidInputException if the folder is damaged or not a model's, or a library is not on the class path
     */
    public static SequenceClassifier loadOnOnnxRuntime(Path folder) {
        SavedModel saved = ModelFolder.read(folder);
        NetworkShape network = saved.manifest().network();
        return of(saved, member -> new OnnxScoring(network, member.weights()));
    }

    /**
     * Saves the model as one folder, whole or not at all. A model that stands there is replaced. It holds what it takes to go on training
     * too, which a model that was loaded keeps.
     *
     * @param folder where; anything but a model or an empty folder there is an error
     */
    public void save(Path folder) {
        List<SavedMember> members = IntStream.range(0, memberCount())
                .mapToObj(i -> new SavedMember(weights(i), states.get(i)))
                .toList();
        ModelFolder.save(new SavedModel(manifest, members), folder);
    }

    /**
     * Throws unless a model may be saved there: what a long training should ask before it begins.
     *
     * @param folder nothing, an empty folder or a model, in a folder with leave to write
     */
    public static void requireSavable(Path folder) {
        ModelFolder.SWAP.requireWritable(folder);
    }

    /**
     * Returns the probability that a sequence is a 1. What training did not have is warned of for the first such sequence alone. Any number
     * of threads may ask at once; where the engine takes one thread for a call, they compute side by side.
     *
     * @param steps (steps, features), raw, in the order of {@link #featureNames}; NaN where a value is missing, if the model takes
     *     that. Categories are given by number; for those that are text see {@link Sequences#categories}
     * @return in [0, 1]
     */
    public double probability(float[][] steps) {
        float[] values = single.apply(steps);
        if (!warned) {
            warned = single.inspect(steps);
        }
        // Not those given where some are filled up or left out.
        int read = values.length / manifest.network().featureCount();
        double probability = ensemble.probability(values, read, manifest.objective());
        return manifest.calibration().calibrated(probability);
    }

    /** Throws unless a step may be one of a sequence that {@link #probability} scores. */
    void requireStep(float[] step) {
        single.apply(new float[][] {step});
    }

    /**
     * Returns the probability that each sequence is a 1.
     *
     * @param sequences raw, with the features of {@link #featureNames} in any order
     * @return in [0, 1], in the order of the sequences
     */
    public double[] probabilities(Sequences sequences) {
        preprocessor().inspect(sequences);
        return score(sequences);
    }

    /**
     * Scores sequences a part at a time, and passes the scores on in their order. The memory it takes does not grow with their number where
     * they lie in a store.
     *
     * @param sequences raw, with the features of {@link #featureNames} in any order
     * @param consumer takes the scores, on this thread
     * @return how many sequences there were
     */
    public long score(Sequences sequences, ScoreConsumer consumer) {
        try (ScoringStream stream = new ScoringStream(this, consumer)) {
            stream.all(sequences);
            return stream.finish();
        }
    }

    /**
     * Scores sequences as a reader gives them, and passes the scores on in their order; of the sequences no more than some thousand are held
     * at a time. If this throws, what was passed on is not all. A model with categories, whose names are known only after the last sequence, has
     * them all written to a temporary store first.
     *
     * <pre>{@code
     * classifier.score(opener -> SequenceFiles.reader().unlabeled().readInto(file, opener), (id, p) -> print(id, p));
     * }</pre>
     *
     * @param source is given what makes the sink, and calls it once; sequences are raw, with the features of {@link #featureNames} in any
     *     order
     * @param consumer takes the scores, on this thread
     * @return how many sequences there were
     */
    public long score(Consumer<Function<List<String>, SequenceSink>> source, ScoreConsumer consumer) {
        if (!preprocessor().settings().categorical().isEmpty()) {
            try (TemporaryStore store = TemporaryStore.of(source)) {
                return score(store.sequences(), consumer);
            }
        }
        try (ScoringStream stream = new ScoringStream(this, consumer)) {
            source.accept(stream::of);
            return stream.finish();
        }
    }

    private double[] score(Sequences sequences) {
        return preparedProbabilities(preprocessor().apply(sequences));
    }

    /**
     * Returns the probability that each sequence is a 1, for whoever changes what the networks read, as an explanation does.
     *
     * @param prepared what {@link #preprocessor} makes of raw sequences
     * @return in [0, 1], in the order of the sequences
     */
    public double[] preparedProbabilities(Sequences prepared) {
        return manifest.calibration().calibrated(ensemble.probabilities(prepared, manifest.objective()));
    }

    /**
     * Returns what the network says of each sequence before anything is corrected, of an ensemble the mean over its members.
     *
     * @param prepared what {@link #preprocessor} makes of raw sequences
     * @return logits, in the order of the sequences
     */
    public double[] preparedLogits(Sequences prepared) {
        return ensemble.logits(prepared);
    }

    /**
     * Returns how {@link #preparedLogits} change with each of a sequence's own numbers, computed by what scores.
     *
     * @param prepared what {@link #preprocessor} makes of raw sequences
     * @return (sequences, steps, features) of derivatives, each sequence at its own length
     */
    public double[][][] preparedLogitGradients(Sequences prepared) {
        return ensemble.logitGradients(prepared);
    }

    /**
     * Returns whether a sequence is a 1 at the threshold.
     *
     * @param steps (steps, features), raw, in the order of {@link #featureNames}
     */
    public boolean test(float[][] steps) {
        return probability(steps) >= threshold();
    }

    /**
     * Scores labeled sequences and returns how well that went, at the model's threshold.
     *
     * @param sequences raw and labeled
     */
    public Evaluation evaluate(Sequences sequences) {
        return judge(sequences).evaluation();
    }

    /**
     * Scores labeled sequences and returns how well that went, at the model's threshold, with an interval of each figure. Sequences that have
     * groups are drawn by the group.
     *
     * @param sequences raw and labeled
     * @param bootstrap how the intervals are found
     */
    public EvaluationWithIntervals evaluate(Sequences sequences, Bootstrap bootstrap) {
        return bootstrap.evaluate(judge(sequences), sequences.groups());
    }

    /**
     * Compares this with another model on the same sequences, each at its own threshold.
     *
     * @param other on any engine
     * @param sequences raw and labeled, with the features of both
     * @param bootstrap how the intervals of the differences are found
     */
    public PairedComparison compare(SequenceClassifier other, Sequences sequences, Bootstrap bootstrap) {
        return bootstrap.compare(judge(sequences), other.judge(sequences), sequences.groups());
    }

    /**
     * Scores labeled sequences.
     *
     * @param sequences raw and labeled
     * @return probabilities and labels in their order, and the threshold
     */
    public Judged judge(Sequences sequences) {
        InvalidInputException.require(
                sequences.isLabeled(),
                "The sequences have no labels; to evaluate, each needs one. Maybe predict instead.");
        return new Judged(new Scores(probabilities(sequences), sequences.labels()), threshold());
    }

    /** Returns the names of the raw features that a step has, in the order of training. */
    public List<String> featureNames() {
        return manifest.featureNames();
    }

    /** Returns the probability in [0, 1] from which a sequence counts as a 1. */
    public double threshold() {
        return manifest.threshold();
    }

    /** Returns what the training made small; the probabilities are corrected for it. */
    public Objective objective() {
        return manifest.objective();
    }

    /** Returns what is done to probabilities after they are corrected, of an ensemble to their mean. */
    public Calibrator calibrator() {
        return manifest.calibration();
    }

    /** Returns what the model is made of; all members of an ensemble are of the same form. */
    public NetworkShape network() {
        return manifest.network();
    }

    /** Returns how many numbers the recurrent cell remembers. */
    public int hiddenSize() {
        return manifest.network().hiddenSize();
    }

    /** Returns where the model comes from. */
    public Provenance provenance() {
        return manifest.provenance();
    }

    /** Returns the version of the format that it is saved in. */
    public int formatVersion() {
        return manifest.formatVersion();
    }

    /** Returns the name of the engine that scores, {@code Java} for none. */
    public String engine() {
        return ensemble.first().engine();
    }

    /** Returns the version of the engine that scores, or of Java. */
    public String engineVersion() {
        return ensemble.first().engineVersion();
    }

    /** Returns the device that scores: {@code cpu} or {@code gpu:N}. */
    public String device() {
        return ensemble.first().device();
    }

    /** Returns what is done to raw values before they are scored. */
    public Preprocessor preprocessor() {
        return manifest.preprocessor();
    }

    /** Returns how many networks there are whose mean the model says, 1 unless it is an ensemble. */
    public int memberCount() {
        return manifest.memberCount();
    }

    /**
     * Returns a copy of the weights by parameter name, matrices row after row.
     *
     * @throws InvalidInputException if this is an ensemble, whose members have weights of their own
     */
    public Map<String, float[]> weights() {
        InvalidInputException.require(
                memberCount() == 1,
                "The model has %d members; to ask for weights, there must be one. Maybe weights(0), the first member's.",
                memberCount());
        return weights(0);
    }

    /**
     * Returns a copy of a member's weights by parameter name, matrices row after row.
     *
     * @param member from 0
     */
    public Map<String, float[]> weights(int member) {
        return ensemble.members().get(member).weights();
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        ensemble.close();
    }
}
