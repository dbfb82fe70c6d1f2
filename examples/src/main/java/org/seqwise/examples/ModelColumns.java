package org.seqwise.examples;

import java.nio.file.Path;
import java.util.Map;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.ReadOption;
import org.seqwise.data.io.SequenceFiles;
import org.seqwise.data.io.SequenceReader;

/** Reads data by the columns that a model names. */
final class ModelColumns {

    private ModelColumns() {}

    static Sequences labeled(SequenceClassifier classifier, Path file) {
        Map<String, String> source = classifier.provenance().source();
        SequenceReader reader = reader(classifier).presume(ReadOption.LABEL, source.getOrDefault("label", "label"));
        String positive = source.get("positive");
        if (positive != null) {
            reader.presume(ReadOption.POSITIVE, positive);
        }
        return reader.read(file);
    }

    static Sequences unlabeled(SequenceClassifier classifier, Path file) {
        return reader(classifier).unlabeled().read(file);
    }

    private static SequenceReader reader(SequenceClassifier classifier) {
        Map<String, String> source = classifier.provenance().source();
        return SequenceFiles.reader()
                .presume(ReadOption.ID, source.getOrDefault("id", "sequence"))
                .presume(ReadOption.TIME, source.getOrDefault("time", "time"))
                .features(classifier.featureNames());
    }
}
