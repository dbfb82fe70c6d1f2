package org.seqwise.exchange.keras;

import java.util.List;
import org.seqwise.SequenceClassifier;

/**
 * A model of Keras as one of ours; closed as its classifier is.
 *
 * @param classifier scores in plain Java; saved and loaded, on an engine
 * @param version of Keras, {@code unknown} if the file does not say
 * @param layers what the model is in a line, such as {@code LSTM(100), Dense(1, sigmoid)}
 * @param notes what there is to know of it, a sentence or two each
 */
public record ImportedModel(SequenceClassifier classifier, String version, String layers, List<String> notes)
        implements AutoCloseable {

    /** Copies the list. */
    public ImportedModel {
        notes = List.copyOf(notes);
    }

    /** Closes the classifier. */
    @Override
    public void close() {
        classifier.close();
    }
}
