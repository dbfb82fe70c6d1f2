package org.seqwise.examples;

import java.util.HashMap;
import java.util.Map;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.MissingRule;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.io.ReadOption;
import org.seqwise.data.io.SequenceReader;

/** Reads data as a model says that its own was read, where the command does not say otherwise. */
final class ModelColumns {

    private ModelColumns() {}

    /** Returns a reader of data whose answers are known. */
    static SequenceReader labeled(SequenceClassifier classifier, LabeledFileOptions options) {
        Map<String, String> source = new HashMap<>(classifier.provenance().source());
        // Weights are for training: whoever judges a model counts each sequence once.
        source.remove(ReadOption.WEIGHT.key());
        return reader(classifier, options, source);
    }

    /** Returns a reader of data whose answers are not looked at. */
    static SequenceReader unlabeled(SequenceClassifier classifier, FileOptions options) {
        return reader(classifier, options, classifier.provenance().source()).unlabeled();
    }

    private static SequenceReader reader(
            SequenceClassifier classifier, FileOptions options, Map<String, String> source) {
        Map<String, String> presumed = new HashMap<>(source);
        if (!source.containsKey(ReadOption.WINDOW.key())) {
            // Groups are for splits; a recording ends with its own.
            presumed.remove(ReadOption.GROUP.key());
        }
        PreprocessorSettings settings = classifier.preprocessor().settings();
        if (settings.missing() == MissingRule.IMPUTE) {
            presumed.put(ReadOption.MISSING.key(), "keep");
        }
        if (!settings.categorical().isEmpty()) {
            presumed.put(ReadOption.CATEGORICAL.key(), String.join(",", settings.categorical()));
        }
        return options.reader().presume(presumed).features(classifier.featureNames());
    }
}
