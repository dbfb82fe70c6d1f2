package org.seqwise.data.io;

/** The rows of a table that was read {@linkplain SequenceReader#inOrder in its order} have another. */
public final class RowsOutOfOrderException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    RowsOutOfOrderException(String message) {
        super(message);
    }
}
