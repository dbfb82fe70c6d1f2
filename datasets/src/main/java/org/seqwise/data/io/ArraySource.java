package org.seqwise.data.io;

/** An array that can be read more than once. */
interface ArraySource {

    /** Opens it at its first value. */
    NpyArray open();
}
