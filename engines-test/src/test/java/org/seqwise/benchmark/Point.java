package org.seqwise.benchmark;

import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

/**
 * What is measured at: the sizes of a batch and of the network.
 *
 * @param batch sequences a batch
 * @param steps of each sequence
 * @param features of each step
 * @param hidden units of the LSTM
 */
record Point(int batch, int steps, int features, int hidden) {

    /** Where the question behind this project stands. */
    static final Point QUESTION = new Point(1000, 10, 5, 100);

    Point withBatch(int other) {
        return new Point(other, steps, features, hidden);
    }

    Point withSteps(int other) {
        return new Point(batch, other, features, hidden);
    }

    Point withHidden(int other) {
        return new Point(batch, steps, features, other);
    }

    /** Returns an LSTM whose last output a linear unit reads. */
    NetworkShape network() {
        return new NetworkShape(Cell.LSTM, features, hidden, 1, false, Pooling.LAST, 0);
    }
}
