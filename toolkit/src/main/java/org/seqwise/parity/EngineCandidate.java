package org.seqwise.parity;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.NativeArrays;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.engine.DeviceChoice;
import org.seqwise.engine.Devices;
import org.seqwise.engine.Engines;
import org.seqwise.nn.LogitScorer;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.Weights;
import org.seqwise.optimizer.PortableOptimizer;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.ParameterShape;
import org.seqwise.training.BatchGradients;
import org.seqwise.training.GradientSteps;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingSettings;

/** An engine, asked by the way that training, scoring and saving take. */
final class EngineCandidate implements Candidate {

    private final Engine engine;
    private final DeviceChoice device;

    private EngineCandidate(Engine engine, DeviceChoice device) {
        this.engine = engine;
        this.device = device;
    }

    /**
     * Loads an engine.
     *
     * @param name in any case
     * @throws org.seqwise.data.InvalidInputException if it does not load, or cannot use the device that is asked for
     */
    static EngineCandidate load(String name) {
        Engine engine = Engines.engine(name);
        return new EngineCandidate(engine, Devices.choose(Devices.requested(), engine.getEngineName()));
    }

    @Override
    public String name() {
        return engine.getEngineName();
    }

    @Override
    public String version() {
        return engine.getVersion();
    }

    @Override
    public String device() {
        return device.name();
    }

    @Override
    public Map<Check, Map<String, double[]>> answers(ParityCase one) {
        Map<Check, Map<String, double[]>> answers = new EnumMap<>(Check.class);
        answers.put(Check.FORWARD, Map.of("logit", logits(one)));
        addGradients(one, answers);
        Map<String, double[]> steps = new LinkedHashMap<>();
        Map<String, double[]> losses = new LinkedHashMap<>();
        for (OptimizerChoice choice : one.optimizers()) {
            addSteps(one, choice, steps);
            losses.put(choice.toString(), losses(one, choice));
        }
        answers.put(Check.OPTIMIZER_STEPS, steps);
        answers.put(Check.TRAINING, losses);
        return answers;
    }

    private double[] logits(ParityCase one) {
        try (NDManager manager = engine.newBaseManager(device.device())) {
            return Doubles.of(LogitScorer.logits(block(one, manager), manager, one.sequences(), one.batchSize()));
        }
    }

    private void addGradients(ParityCase one, Map<Check, Map<String, double[]>> answers) {
        // No step is taken: any optimizer will do.
        OptimizerChoice any = one.optimizers().get(0);
        try (NDManager manager = engine.newBaseManager(device.device());
                GradientSteps steps = steps(one, any, manager)) {
            BatchGradients found = steps.gradients();
            Map<String, double[]> gradients = new LinkedHashMap<>();
            found.gradients().forEach((name, numbers) -> gradients.put(name, Doubles.of(numbers)));
            answers.put(Check.LOSS, Map.of("loss", new double[] {found.loss()}));
            answers.put(Check.GRADIENTS, gradients);
        }
    }

    private double[] losses(ParityCase one, OptimizerChoice choice) {
        double[] losses = new double[ParityCase.TRAINING_STEPS];
        try (NDManager manager = engine.newBaseManager(device.device());
                GradientSteps steps = steps(one, choice, manager)) {
            for (int i = 0; i < losses.length; i++) {
                losses[i] = steps.epoch();
            }
        }
        return losses;
    }

    private static GradientSteps steps(ParityCase one, OptimizerChoice choice, NDManager manager) {
        PaddedSequenceDataset dataset = PaddedSequenceDataset.builder()
                .setSequences(one.sequences())
                .setSampling(new BatchesInTurn(one.batches()))
                .build();
        return new GradientSteps(
                block(one, manager),
                manager,
                dataset,
                TrainingSettings.loss(one.loss()),
                choice.create(one.learningRate()),
                null);
    }

    private static SequenceNetwork block(ParityCase one, NDManager manager) {
        SequenceNetwork block = SequenceNetwork.builder()
                .setShape(one.shape())
                .optDropout(one.dropout())
                .optSeed(one.seed())
                .build();
        block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(one.shape()));
        Weights.restore(block, one.weights());
        return block;
    }

    private void addSteps(ParityCase one, OptimizerChoice choice, Map<String, double[]> steps) {
        try (PortableOptimizer optimizer = choice.create(one.learningRate());
                NDManager manager = engine.newBaseManager(device.device())) {
            for (ParameterShape parameter : one.shape().parameters()) {
                float[] start = one.weights().getOrDefault(parameter.name(), new float[0]);
                NDArray weight = NativeArrays.of(manager, start);
                for (int step = 1; step <= ParityCase.OPTIMIZER_STEPS; step++) {
                    optimizer.update(
                            parameter.name(), weight, NativeArrays.of(manager, one.drawnGradient(parameter, step)));
                    steps.put(ParityCase.stepName(choice, step, parameter), Doubles.of(weight.toFloatArray()));
                }
            }
        }
    }

    @Override
    public WrittenModel write(ParityCase one, Path folder) {
        try (SequenceClassifier model =
                one.model() == null ? trained(one) : SequenceClassifier.load(one.model(), name())) {
            WrittenModel written = WrittenModel.of(model, one.raw());
            model.save(folder);
            return written;
        }
    }

    // One epoch, so that the model is one that a training left.
    private SequenceClassifier trained(ParityCase one) {
        NetworkShape shape = one.shape();
        return SequenceTrainer.builder()
                .engine(name())
                .cell(shape.cell())
                .hiddenSize(shape.hiddenSize())
                .layers(shape.layers())
                .bidirectional(shape.bidirectional())
                .pooling(shape.pooling())
                .denseSize(shape.denseSize())
                .dropout(one.dropout())
                .optimizer(one.optimizers().get(0))
                .learningRate(one.learningRate())
                .positiveWeight(one.loss().positiveWeight() / one.loss().negativeWeight())
                .labelSmoothing(one.loss().labelSmoothing())
                .focal(one.loss().focalGamma())
                .epochs(1)
                .seed(one.seed())
                .build()
                .train(one.raw(), one.raw());
    }

    @Override
    public double[] rewrite(ParityCase one, Path from, Path to) {
        try (SequenceClassifier model = SequenceClassifier.load(from, name())) {
            double[] probabilities = model.probabilities(one.raw());
            model.save(to);
            return probabilities;
        }
    }
}
