package org.seqwise.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.seqwise.data.InvalidInputException;

/**
 * A network of any {@link NetworkShape} in float64: its logit and its gradients, by analytic back-propagation through time (Werbos 1990).
 * Written to be read, one sequence at a time and without padding: an engine's network is right where it agrees with this.
 */
public final class ReferenceNetwork {

    private final NetworkShape shape;
    private final List<ReferenceLayer> layers = new ArrayList<>();
    private final ReferencePooling pooling;
    private final ReferenceHead head;

    /**
     * @param weights every one of {@link NetworkShape#parameters()} by its name, row after row, and no other; copied
     * @throws InvalidInputException if one is missing, too many or of another size
     */
    public ReferenceNetwork(NetworkShape shape, Map<String, float[]> weights) {
        this(shape, ReferenceWeights.ofFloats(shape, weights));
    }

    /** The same with weights that float32 need not hold. */
    ReferenceNetwork(NetworkShape shape, ReferenceWeights weights) {
        this.shape = shape;
        for (int number = 1; number <= shape.layers(); number++) {
            layers.add(new ReferenceLayer(shape, number, weights));
        }
        pooling = ReferencePooling.of(shape, weights);
        head = new ReferenceHead(shape, weights);
    }

    /** Returns the shape. */
    public NetworkShape shape() {
        return shape;
    }

    /**
     * Returns the logit of one sequence.
     *
     * @param steps (steps, features), at least one step
     * @throws InvalidInputException if there is no step, or one of another width
     */
    public double logit(float[][] steps) {
        return logit(steps, Dropout.NONE);
    }

    /**
     * Returns the logit of one sequence under a dropout.
     *
     * @param steps (steps, features), at least one step
     * @throws InvalidInputException if there is no step, or one of another width, or the dropout is of another network
     */
    public double logit(float[][] steps, Dropout dropout) {
        return run(widened(steps), dropout).logit();
    }

    /**
     * Returns the derivatives of {@code sum_i logitGradient_i * logit_i} by every parameter, by name in the order of {@link
     * NetworkShape#parameters()}, row after row. For the gradient of a loss, give the loss's derivative by each logit.
     *
     * @param sequences each (steps, features), at least one step
     * @param logitGradients one a sequence
     * @param dropouts one a sequence
     * @throws InvalidInputException if the three differ in number, or as {@link #logit(float[][], Dropout)} does
     */
    public Map<String, double[]> gradients(List<float[][]> sequences, double[] logitGradients, List<Dropout> dropouts) {
        requireAsMany(sequences, logitGradients.length, "logit gradients", dropouts);
        Gradients gradients = new Gradients(shape);
        for (int i = 0; i < logitGradients.length; i++) {
            run(widened(sequences.get(i)), dropouts.get(i)).backward(logitGradients[i], gradients);
        }
        return gradients.all();
    }

    /**
     * Returns the mean loss of labeled sequences and its derivatives by every parameter.
     *
     * @param sequences each (steps, features), at least one step
     * @param labels one a sequence, 0 or 1
     * @param dropouts one a sequence
     * @throws InvalidInputException as {@link #gradients} does
     */
    public LossGradients lossGradients(
            List<float[][]> sequences, int[] labels, List<Dropout> dropouts, ReferenceLoss loss) {
        requireAsMany(sequences, labels.length, "labels", dropouts);
        Gradients gradients = new Gradients(shape);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            NetworkTape tape = run(widened(sequences.get(i)), dropouts.get(i));
            sum += loss.loss(tape.logit(), labels[i]);
            tape.backward(loss.gradient(tape.logit(), labels[i]) / labels.length, gradients);
        }
        return new LossGradients(sum / labels.length, gradients.all());
    }

    private static void requireAsMany(List<float[][]> sequences, int given, String name, List<Dropout> dropouts) {
        InvalidInputException.require(
                given == sequences.size() && dropouts.size() == sequences.size(),
                "%d %s and %d dropouts must be as many as the sequences, %d.",
                given,
                name,
                dropouts.size(),
                sequences.size());
    }

    /**
     * Returns the derivatives of one sequence's logit, without dropout, by its own numbers: (steps, features).
     *
     * @param steps (steps, features), at least one step
     * @throws InvalidInputException if there is no step, or one of another width
     */
    public double[][] inputGradient(float[][] steps) {
        return run(widened(steps), Dropout.NONE).backward(1, new Gradients(shape));
    }

    /**
     * Returns the share of all gates, over layers, steps and units, that are saturated: a sigmoid below 0.01 or above 0.99, a candidate's tanh
     * beyond 0.99 either way. Through these next to no gradient comes.
     *
     * @param sequences each (steps, features), at least one step
     * @return in [0, 1]; NaN of no sequence
     * @throws InvalidInputException if there is no step, or one of another width
     */
    public double saturation(List<float[][]> sequences) {
        SaturationCount count = new SaturationCount(shape.hiddenSize());
        for (float[][] steps : sequences) {
            run(widened(steps), Dropout.NONE).layers().forEach(count::add);
        }
        return count.share();
    }

    /** Reads a sequence of steps that float32 need not hold. */
    NetworkTape run(double[][] steps, Dropout dropout) {
        dropout.requireFitting(shape);
        List<ReferenceLayer.Tape> tapes = new ArrayList<>();
        double[][] read = steps;
        for (ReferenceLayer layer : layers) {
            // Every layer but the lowest reads through a dropout.
            read = tapes.isEmpty() ? read : dropout.apply(tapes.size() - 1, read);
            tapes.add(layer.forward(read));
            read = tapes.get(tapes.size() - 1).outputs();
        }
        Pooled pooled = pooling.pool(read);
        return new NetworkTape(tapes, pooled, head, head.forward(pooled.values(), dropout), dropout);
    }

    private double[][] widened(float[][] steps) {
        InvalidInputException.require(steps.length > 0, "A sequence of 0 steps must have at least 1.");
        double[][] wide = new double[steps.length][];
        for (int t = 0; t < steps.length; t++) {
            InvalidInputException.require(
                    steps[t].length == shape.featureCount(),
                    "Step %d of %d values must have the network's featureCount (%d).",
                    t,
                    steps[t].length,
                    shape.featureCount());
            wide[t] = ReferenceWeights.widened(steps[t]);
        }
        return wide;
    }
}
