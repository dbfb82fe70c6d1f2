package org.seqwise.data;

import java.util.function.IntFunction;

/**
 * One long recording, of which {@link Windows} are cut; it keeps the arrays it is given, which nobody may change after.
 *
 * @param name what tells it from others, empty where there is only one
 * @param group what its windows share with those of other series, see {@link SequenceDetails#group}
 * @param times of the steps, in order; numbers, or seconds since 1970
 * @param values (steps, features), row after row
 * @param labels 0 or 1 of each step, empty where answers are not known
 * @param timeNames how a step's time is written, for the ids of windows
 */
@SuppressWarnings("ArrayRecordComponent")
public record Series(
        String name, String group, double[] times, float[] values, byte[] labels, IntFunction<String> timeNames) {

    /** Checks that the sizes fit. */
    public Series {
        InvalidInputException.require(
                (labels.length == 0 || labels.length == times.length)
                        && (times.length == 0 ? values.length == 0 : values.length % times.length == 0),
                "Series '%s' has %d times, %d labels and %d values; each step must have its own.",
                name,
                times.length,
                labels.length,
                values.length);
    }
}
