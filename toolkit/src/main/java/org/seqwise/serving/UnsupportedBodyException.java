package org.seqwise.serving;

/** A body is of a kind that no reader is for. */
final class UnsupportedBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsupportedBodyException(String message) {
        super(message);
    }
}
