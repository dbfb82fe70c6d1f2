package org.seqwise.serving;

import org.seqwise.data.Sequences;

/**
 * What a request asks for.
 *
 * @param sequences to be scored, with the features of the model
 * @param form how they came, and how the answer goes back
 */
record ScoringRequest(Sequences sequences, Form form) {

    /** What a body holds. */
    enum Form {
        /** One sequence; the answer is one object. */
        ONE,
        /** Several, told apart by their order; the answer is a list. */
        LIST,
        /** Several, told apart by ids, which the answer repeats. */
        NAMED
    }
}
