package com.example;

import org.seqwise.data.io.SequenceFiles;
import org.seqwise.data.io.SequenceReader;

/** Which columns a CSV has. Change these for your own; whatever is not named here is a feature. */
final class Columns {

    private Columns() {}

    /** Returns a reader of sequences whose answers are known. */
    static SequenceReader labeled() {
        return unnamed().label("label");
    }

    /** Returns a reader of sequences whose answers are not looked at. */
    static SequenceReader unlabeled() {
        return unnamed().unlabeled();
    }

    private static SequenceReader unnamed() {
        return SequenceFiles.reader().id("sequence").time("time");
    }
}
