package org.seqwise.examples;

import java.util.HashMap;
import java.util.Map;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.io.ReadOption;
import org.seqwise.data.io.SequenceReader;

/** Reads data as a model says that its own was read, where the command does not say otherwise. */
final class ModelColumns {

    private ModelColumns() {}

    static SequenceReader reader(SequenceClassifier classifier, FileOptions options) {
        Map<String, String> source = new HashMap<>(classifier.provenance().source());
        // Weights are for training: whoever judges or predicts counts each sequence once.
        source.remove(ReadOption.WEIGHT.key());
        return options.reader().presume(source).features(classifier.featureNames());
    }
}
