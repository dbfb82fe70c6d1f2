package org.seqwise.serving;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.NativeArrays;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/**
 * A whole classifier as a DJL block, which cannot be trained: {@code values (batch, time, features)}, raw, and, where some sequence is
 * shorter, {@code lengths (batch)}, all float32; out comes {@code probability (batch, 1)}. It computes on the classifier's device, whichever
 * the arrays are on.
 */
final class ClassifierBlock extends AbstractBlock {

    private final SequenceClassifier classifier;
    private volatile boolean warned;

    ClassifierBlock(SequenceClassifier classifier) {
        this.classifier = classifier;
    }

    SequenceClassifier classifier() {
        return classifier;
    }

    /** Starts sequences to be scored, with the features of the model. */
    SequencesBuilder builder() {
        // The preprocessor refuses what is missing and must not be.
        return Sequences.builder(classifier.featureNames()).missingAllowed();
    }

    /** Returns a probability a sequence. What training did not have is warned of once, not with every request. */
    double[] probabilities(Sequences sequences) {
        if (!warned) {
            warned = classifier.preprocessor().inspect(sequences);
        }
        return classifier.preparedProbabilities(classifier.preprocessor().apply(sequences));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        InvalidInputException.require(
                !training, "A model that was loaded by Criteria only scores. Maybe train with startFrom(folder).");
        NDArray values = inputs.get(0);
        double[] found = probabilities(sequences(values, inputs.size() > 1 ? inputs.get(1) : null));
        float[] probabilities = new float[found.length];
        for (int i = 0; i < found.length; i++) {
            probabilities[i] = (float) found[i];
        }
        return new NDList(NativeArrays.of(values.getManager(), probabilities, new Shape(found.length, 1)));
    }

    private Sequences sequences(NDArray values, @Nullable NDArray lengths) {
        int width = classifier.featureNames().size();
        Shape shape = values.getShape();
        InvalidInputException.require(
                shape.dimension() == 3 && shape.get(2) == width,
                "Input %s must be (batch, time, %d features).",
                shape,
                width);
        int time = Math.toIntExact(shape.get(1));
        float[] flat = values.toFloatArray();
        float[] steps = lengths == null ? null : lengths.toFloatArray();
        SequencesBuilder builder = builder();
        for (int i = 0; i < shape.get(0); i++) {
            int length = steps == null ? time : (int) steps[i];
            InvalidInputException.require(
                    length > 0 && length <= time, "length (%d) of sequence %d must be from 1 to %d.", length, i, time);
            builder.addFlatUnlabeled(Integer.toString(i + 1), flat, i * time * width, length);
        }
        return builder.build();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return new Shape[] {new Shape(inputShapes[0].get(0), 1)};
    }

    /** Returns the shapes of one sequence of one step. */
    @Override
    public PairList<String, Shape> describeInput() {
        return new PairList<>(
                List.of("values", "lengths"),
                List.of(new Shape(1, 1, classifier.featureNames().size()), new Shape(1)));
    }
}
