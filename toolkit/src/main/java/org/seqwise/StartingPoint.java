package org.seqwise;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.Standardizer;

/**
 * What a training begins with.
 *
 * @param architecture what the model is made of
 * @param standardizer what is done to raw values; the weights of a saved model mean something only with its own
 * @param weights by parameter name, or empty for freshly drawn ones
 */
record StartingPoint(Architecture architecture, Standardizer standardizer, Map<String, float[]> weights) {

    static StartingPoint of(@Nullable Path saved, int hiddenSize, boolean standardize, Sequences train) {
        if (saved == null) {
            Architecture architecture = new Architecture(Architecture.LSTM, train.featureCount(), hiddenSize);
            Standardizer standardizer = standardize ? Standardizer.fit(train) : Standardizer.none(train.featureNames());
            return new StartingPoint(architecture, standardizer, Map.of());
        }
        try (SequenceClassifier classifier = SequenceClassifier.load(saved)) {
            InvalidInputException.require(
                    classifier.featureNames().equals(train.featureNames()),
                    "The data has features %s; the model to start from (%s) has %s, and both must be the same.",
                    train.featureNames(),
                    saved,
                    classifier.featureNames());
            InvalidInputException.require(
                    hiddenSize == classifier.hiddenSize(),
                    "hiddenSize (%d) must be %d, as the model to start from (%s) has it.",
                    hiddenSize,
                    classifier.hiddenSize(),
                    saved);
            return new StartingPoint(classifier.architecture(), classifier.standardizer(), classifier.weights());
        }
    }
}
