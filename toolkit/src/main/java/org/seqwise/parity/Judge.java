package org.seqwise.parity;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Logits;
import org.seqwise.evaluation.Objective;
import org.seqwise.nn.DropoutMasks;
import org.seqwise.reference.Dropout;
import org.seqwise.reference.LossGradients;
import org.seqwise.reference.ParameterShape;
import org.seqwise.reference.ReferenceLoss;
import org.seqwise.reference.ReferenceNetwork;
import org.seqwise.reference.ReferenceOptimizer;
import org.seqwise.reference.ReferenceRule;
import org.seqwise.reference.ReferenceTraining;
import org.seqwise.training.OptimizerChoice;

/** What the float64 reference answers. Of the engines' code it has the dropout masks alone, which are drawn in Java. */
final class Judge {

    static final String NAME = "reference";

    private Judge() {}

    static Map<Check, Map<String, double[]>> answers(ParityCase one) {
        ReferenceNetwork network = new ReferenceNetwork(one.shape(), one.weights());
        Batch first = Batch.of(one, 0, new DropoutMasks(one.dropout(), one.seed()));
        LossGradients learned =
                network.lossGradients(first.sequences(), first.labels(), first.dropouts(), loss(one.loss()));
        Map<Check, Map<String, double[]>> answers = new EnumMap<>(Check.class);
        answers.put(Check.FORWARD, Map.of("logit", logits(network, one.sequences())));
        answers.put(Check.LOSS, Map.of("loss", new double[] {learned.loss()}));
        answers.put(Check.GRADIENTS, learned.gradients());
        Map<String, double[]> steps = new LinkedHashMap<>();
        Map<String, double[]> losses = new LinkedHashMap<>();
        for (OptimizerChoice optimizer : one.optimizers()) {
            addSteps(one, optimizer, steps);
            losses.put(optimizer.toString(), losses(one, optimizer));
        }
        answers.put(Check.OPTIMIZER_STEPS, steps);
        answers.put(Check.TRAINING, losses);
        return answers;
    }

    /** Returns the probabilities that a model should give. */
    static double[] scores(WrittenModel model, Sequences raw) {
        Sequences prepared = model.preprocessor().apply(raw);
        return model.calibrator()
                .calibrated(Logits.mean(model.members().stream()
                        .map(weights -> logits(new ReferenceNetwork(model.network(), weights), prepared))
                        .map(logits -> DoubleStream.of(logits)
                                .map(logit -> Logits.probability(logit, model.objective()))
                                .toArray())
                        .toList()));
    }

    private static double[] logits(ReferenceNetwork network, Sequences sequences) {
        return IntStream.range(0, sequences.size())
                .mapToDouble(i -> network.logit(sequences.steps(i)))
                .toArray();
    }

    private static void addSteps(ParityCase one, OptimizerChoice choice, Map<String, double[]> steps) {
        ReferenceOptimizer optimizer = new ReferenceOptimizer(() -> rule(choice, one.learningRate()));
        for (ParameterShape parameter : one.shape().parameters()) {
            double[] weights = Doubles.of(one.weights().getOrDefault(parameter.name(), new float[0]));
            for (int step = 1; step <= ParityCase.OPTIMIZER_STEPS; step++) {
                optimizer.step(parameter.name(), weights, Doubles.of(one.drawnGradient(parameter, step)));
                steps.put(ParityCase.stepName(choice, step, parameter), weights.clone());
            }
        }
    }

    private static double[] losses(ParityCase one, OptimizerChoice choice) {
        ReferenceTraining training = new ReferenceTraining(
                one.shape(), one.weights(), loss(one.loss()), () -> rule(choice, one.learningRate()));
        DropoutMasks masks = new DropoutMasks(one.dropout(), one.seed());
        double[] losses = new double[ParityCase.TRAINING_STEPS];
        for (int step = 0; step < losses.length; step++) {
            Batch batch = Batch.of(one, step, masks);
            losses[step] = training.step(batch.sequences(), batch.labels(), batch.dropouts());
        }
        return losses;
    }

    private static ReferenceLoss loss(Objective of) {
        return new ReferenceLoss(of.positiveWeight(), of.negativeWeight(), of.labelSmoothing(), of.focalGamma());
    }

    /** What each choice's documentation says that it is. */
    private static ReferenceRule rule(OptimizerChoice choice, double rate) {
        return switch (choice) {
            case RMSPROP -> ReferenceRule.rmsProp(rate, 0.9, 1e-7);
            case ADAM -> ReferenceRule.adam(rate, 0.9, 0.999, 1e-7);
            case ADAMW -> ReferenceRule.adamW(0.004, rate, 0.9, 0.999, 1e-7);
            case SGD -> ReferenceRule.sgd(rate, 0.9, true);
        };
    }

    private record Batch(List<float[][]> sequences, int[] labels, List<Dropout> dropouts) {

        static Batch of(ParityCase one, int step, DropoutMasks masks) {
            List<int[]> batches = one.batches();
            int[] indices = batches.get(step % batches.size());
            return new Batch(
                    IntStream.of(indices).mapToObj(one.sequences()::steps).toList(),
                    IntStream.of(indices).map(one.sequences()::label).toArray(),
                    masks.nextOfEach(one.shape(), indices.length));
        }
    }
}
