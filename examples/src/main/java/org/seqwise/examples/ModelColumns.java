package org.seqwise.examples;

import java.nio.file.Path;
import java.util.Map;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.CsvSequences;

/** Reads data by the columns that a model names. */
final class ModelColumns {

    private ModelColumns() {}

    static Sequences labeled(SequenceClassifier classifier, Path file) {
        Map<String, String> source = classifier.provenance().source();
        CsvSequences.Builder reader = reader(classifier).label(source.getOrDefault("label", "label"));
        String positive = source.get("positive");
        if (positive != null) {
            reader.positive(positive);
        }
        return reader.read(file);
    }

    static Sequences unlabeled(SequenceClassifier classifier, Path file) {
        return reader(classifier).unlabeled().read(file);
    }

    private static CsvSequences.Builder reader(SequenceClassifier classifier) {
        Map<String, String> source = classifier.provenance().source();
        return CsvSequences.reader()
                .id(source.getOrDefault("id", "sequence"))
                .time(source.getOrDefault("time", "time"))
                .features(classifier.featureNames());
    }
}
