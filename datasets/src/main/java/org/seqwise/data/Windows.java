package org.seqwise.data;

import java.util.Locale;

/**
 * How a long recording is cut into sequences of equal length. A window, and the steps after it that its label comes from, never reach across
 * a gap in time or beyond their series.
 *
 * @param length the steps of a window, at least 1
 * @param stride how many steps after a window the next one begins, at least 1
 * @param horizon how many steps after a window its label lies; 0 for the window's last step
 * @param label which of those steps says the label
 * @param maxStep the longest time from a step to the next that is no gap, in the unit of the times (seconds for dates), but for the rounding
 *     of the times; infinite for none
 */
public record Windows(int length, int stride, int horizon, Label label, double maxStep) {

    /** Which step says a window's label. */
    public enum Label {
        /** The step {@code horizon} steps after the window's last. */
        LAST,
        /** All {@code horizon} steps after the window: 1 if any of them is. */
        ANY
    }

    /** Checks that there is something to cut. */
    public Windows {
        InvalidInputException.require(length > 0, "The length of a window (%d) must be positive.", length);
        InvalidInputException.require(stride > 0, "The stride of windows (%d) must be positive.", stride);
        InvalidInputException.require(
                horizon >= 0, "The horizon of windows (%d) must not be negative; 0 is the last step itself.", horizon);
        InvalidInputException.require(
                label == Label.LAST || horizon > 0,
                "The horizon of windows (%d) must be 1 or more where any step within it says the label.",
                horizon);
        InvalidInputException.require(
                maxStep > 0, "The longest step in time (%s) must be positive; a longer one is a gap.", maxStep);
    }

    /** Cuts a window at every step, labeled by its own last step, whatever the times. */
    public static Windows ofLength(int length) {
        return new Windows(length, 1, 0, Label.LAST, Double.POSITIVE_INFINITY);
    }

    /** Returns the same with another stride. */
    public Windows withStride(int steps) {
        return new Windows(length, steps, horizon, label, maxStep);
    }

    /** Returns the same, labeled by the step so many steps after the window's last. */
    public Windows labeledAfter(int steps) {
        return new Windows(length, stride, steps, Label.LAST, maxStep);
    }

    /** Returns the same, labeled 1 if any of so many steps after the window's last is. */
    public Windows labeledWithin(int steps) {
        return new Windows(length, stride, steps, Label.ANY, maxStep);
    }

    /** Returns the same, never across a longer step in time. */
    public Windows withMaxStep(double time) {
        return new Windows(length, stride, horizon, label, time);
    }

    /**
     * Cuts a series. A window's id is the series' name and the time of its last step, {@code pump-1@2015-02-04T17:59}. Where answers are not
     * known, nothing after a window matters. Where they are, a window ends in time at the last step that its label comes from, so that none
     * lies across a cut in time by its label alone.
     *
     * @param series with rising times
     * @param sink takes the windows in the order of time
     * @return how many windows there were
     */
    public int cut(Series series, SequenceSink sink) {
        double[] times = series.times();
        int count = 0;
        int run = 0;
        for (int step = 1; step <= times.length; step++) {
            if (step < times.length && !(times[step] >= times[step - 1])) {
                throw fallen(series, step);
            }
            if (step == times.length || isGap(times[step - 1], times[step])) {
                count += cutRun(series, run, step, sink);
                run = step;
            }
        }
        return count;
    }

    // Made here alone, since the times as text cost more than the rest.
    private static InvalidInputException fallen(Series series, int step) {
        return new InvalidInputException(String.format(
                Locale.ROOT,
                "Series '%s' has time %s after %s; times must not fall.",
                series.name(),
                series.timeNames().apply(step),
                series.timeNames().apply(step - 1)));
    }

    // 0.4 - 0.3 is more than 0.1: what the times are rounded by is no gap.
    private boolean isGap(double before, double then) {
        return then - before > maxStep + 2 * Math.ulp(Math.max(Math.abs(before), Math.abs(then)));
    }

    private int cutRun(Series series, int from, int to, SequenceSink sink) {
        int after = series.labels().length == 0 ? 0 : horizon;
        int width = series.times().length == 0 ? 0 : series.values().length / series.times().length;
        int count = 0;
        // In long, so that a length near 2^31 does not overflow.
        for (long first = from; first + length + after <= to; first += stride) {
            int start = (int) first;
            sink.accept(details(series, start), series.values(), start * width, length);
            count++;
        }
        return count;
    }

    private SequenceDetails details(Series series, int start) {
        int last = start + length - 1;
        int known = series.labels().length == 0 ? last : last + horizon;
        String time = series.timeNames().apply(last);
        return new SequenceDetails(
                series.name().isEmpty() ? time : series.name() + "@" + time,
                label(series.labels(), last),
                1,
                series.group(),
                series.times()[start],
                series.times()[known]);
    }

    private int label(byte[] labels, int last) {
        if (labels.length == 0) {
            return SequenceSink.UNLABELED;
        }
        if (label == Label.LAST) {
            return labels[last + horizon];
        }
        int any = 0;
        for (int step = last + 1; step <= last + horizon; step++) {
            any = Math.max(any, labels[step]);
        }
        return any;
    }
}
