package org.seqwise.data.io;

import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.Series;
import org.seqwise.data.Windows;

/** Recordings on their way to a sink, as windows. */
final class Recordings {

    private final Windows windows;
    private final SequenceSink sink;
    private long count;
    private long steps;

    Recordings(Windows windows, SequenceSink sink) {
        this.windows = windows;
        this.sink = sink;
    }

    void cut(Series series) {
        steps += series.times().length;
        count += windows.cut(series, sink);
    }

    /**
     * Checks, after the last recording, that there was a window.
     *
     * @param source where the recordings came from
     */
    void requireSome(String source) {
        InvalidInputException.require(
                count > 0,
                "%s has no window of %d steps (and %d after it) without a gap, in %d steps; there must be one."
                        + " Maybe a shorter --window, or a longer --max-step.",
                source,
                windows.length(),
                windows.horizon(),
                steps);
    }
}
