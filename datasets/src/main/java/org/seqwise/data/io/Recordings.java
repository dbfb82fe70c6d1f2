package org.seqwise.data.io;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.Series;
import org.seqwise.data.TimeSpan;
import org.seqwise.data.Windows;

/** Recordings on their way to a sink, as windows. */
final class Recordings {

    private final Windows windows;
    private final @Nullable String maxStep;
    private final SequenceSink sink;
    private long count;
    private long steps;

    /** @param maxStep how the windows' longest step in time was written, null where nothing was said */
    Recordings(Windows windows, @Nullable String maxStep, SequenceSink sink) {
        this.windows = windows;
        this.maxStep = maxStep;
        this.sink = sink;
    }

    /**
     * Cuts what is of one group without a break.
     *
     * @param id whose it is, empty where all rows are one recording
     * @param group null where groups are not known: each id is its own then
     */
    void cut(String id, @Nullable String group, List<StepTime> times, float[] values, byte[] labels) {
        requireUnit(times);
        String name = name(id, group);
        steps += times.size();
        count += windows.cut(
                new Series(
                        name,
                        group == null ? name : group,
                        times.stream().mapToDouble(StepTime::number).toArray(),
                        values,
                        labels,
                        step -> times.get(step).toString()),
                sink);
    }

    // A slash of the id is marked, so that no two pairs have one name.
    private static String name(String id, @Nullable String group) {
        if (group == null) {
            return id;
        }
        return id.isEmpty() ? group : id.replace("\\", "\\\\").replace("/", "\\/") + "/" + group;
    }

    private void requireUnit(List<StepTime> times) {
        InvalidInputException.require(
                maxStep == null || !TimeSpan.hasUnit(maxStep) || times.get(0).kind() != StepTime.Kind.NUMBER,
                "max-step (%s) has a unit, and the times are plain numbers; whether of seconds is not known."
                        + " Maybe say it as a number in their unit.",
                maxStep);
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
