package org.seqwise.exchange.keras;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.ReadSteps;

/**
 * Takes in binary classifiers of sequences that Keras saved, as {@code .keras} or {@code .h5}: LSTM or GRU, stacked, in both directions,
 * with a Masking layer in front, a pooling over the steps, one dense layer of rectified linear units, and one sigmoid or a softmax over
 * two. The model gives the answers of Keras's, but for rounding; what it cannot give is refused, with the reason.
 *
 * <p>Where there is no Masking layer, padding was data to the model. How its sequences were padded is not in the file and must be said.
 */
public final class KerasImporter {

    private static final double THRESHOLD = 0.5;

    private @Nullable Integer frontPadding;
    private List<String> featureNames = List.of();

    /**
     * Says that shorter sequences were filled up with steps of zeros in front, and that the model read those like any other.
     *
     * @param steps how many every sequence had then, positive
     */
    public KerasImporter frontPadding(int steps) {
        InvalidInputException.require(steps > 0, "frontPadding (%d) must be positive; maybe none.", steps);
        frontPadding = steps;
        return this;
    }

    /** Says that nothing was padded. */
    public KerasImporter noPadding() {
        frontPadding = 0;
        return this;
    }

    /** Names the features in the order of the model's input; {@code f1}, {@code f2} and so on unless set. */
    public KerasImporter featureNames(List<String> names) {
        featureNames = List.copyOf(names);
        return this;
    }

    /**
     * Reads a model.
     *
     * @throws InvalidInputException if the file is damaged, or has what a network of ours cannot give exactly
     */
    public ImportedModel read(Path path) {
        HdfPresence.require();
        KerasFile file = KerasFile.open(path);
        KerasNetwork network = KerasNetwork.of(LayerChain.of(file.model()), file.loss());
        ReadSteps steps = steps(network);
        HeldNetwork held = HeldNetwork.of(network, file);
        SequenceClassifier classifier = SequenceClassifier.ofWeights(
                held.shape(),
                held.weights(),
                Preprocessor.none(names(held.shape().featureCount())).reading(steps),
                THRESHOLD,
                Origin.of(path, file.version(), network.text(), held.learned()));
        return new ImportedModel(classifier, file.version(), network.text(), notes(network, steps, held));
    }

    private ReadSteps steps(KerasNetwork network) {
        Float masked = network.maskValue();
        if (masked != null) {
            InvalidInputException.require(
                    frontPadding == null,
                    "frontPadding (%d) cannot be said of a model with a Masking layer, which leaves padding away. Maybe leave it out.",
                    frontPadding);
            return ReadSteps.without(masked);
        }
        if (frontPadding == null) {
            throw new InvalidInputException(
                    "The model has no Masking layer: steps of padding were computed like any other, and how many is not in the file."
                            + " Maybe --front-padding %s, if shorter sequences were filled up with zeros in front, or --front-padding none, if none were."
                                    .formatted(network.stepCount() == 0 ? "STEPS" : network.stepCount()));
        }
        InvalidInputException.require(
                frontPadding == 0 || network.stepCount() == 0 || frontPadding == network.stepCount(),
                "frontPadding (%d) must be %d, the steps of the model's input.",
                frontPadding,
                network.stepCount());
        return frontPadding == 0 ? ReadSteps.ALL : ReadSteps.frontPadded(frontPadding);
    }

    private List<String> names(int features) {
        if (featureNames.isEmpty()) {
            return IntStream.rangeClosed(1, features).mapToObj(i -> "f" + i).toList();
        }
        InvalidInputException.require(
                featureNames.size() == features,
                "%d columns (%s) must be %d, as many as the model has features.",
                featureNames.size(),
                String.join(", ", featureNames),
                features);
        return featureNames;
    }

    private static List<String> notes(KerasNetwork network, ReadSteps steps, HeldNetwork held) {
        List<String> notes = new ArrayList<>();
        if (steps.frontPadding() > 0) {
            notes.add(
                    ("Every sequence is filled up to %d steps with zeros in front, which are computed, as in its training."
                                    + " A longer one is refused.")
                            .formatted(steps.frontPadding()));
        } else if (steps.masking()) {
            notes.add("Steps whose features are all %s are left out, as its Masking layer does."
                    .formatted(steps.maskValue()));
        } else if (network.stepCount() > 0) {
            notes.add("In Keras every sequence had %d steps; here one may have any number, which nobody tried."
                    .formatted(network.stepCount()));
        }
        if (!network.left().isEmpty()) {
            notes.add("What is done in training alone is left out: " + String.join(", ", network.left()) + ".");
        }
        boolean isWider = network.recurrent().stream()
                .anyMatch(layer -> layer.mostUnits() < held.shape().hiddenSize()
                        || layer.isBidirectional() != held.shape().bidirectional());
        if (isWider) {
            notes.add(
                    ("Its layers differ in units or directions. They are held in layers of %d units%s, of which some are silent:"
                                    + " %d numbers in place of %d.")
                            .formatted(
                                    held.shape().hiddenSize(),
                                    held.shape().bidirectional() ? " in two directions" : "",
                                    held.shape().parameterCount(),
                                    held.learned()));
        }
        if (network.head().units() == 2) {
            notes.add("The second class of its softmax is the 1.");
        }
        if (network.dtypes().stream().anyMatch(dtype -> !dtype.equals("float32"))) {
            notes.add("In Keras it computed in " + String.join(", ", network.dtypes()) + "; here it does in float32.");
        }
        return notes;
    }
}
