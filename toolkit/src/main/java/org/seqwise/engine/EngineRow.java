package org.seqwise.engine;

import java.util.List;

/**
 * One engine on the classpath.
 *
 * @param name DJL's spelling of it
 * @param isChosen whether it is the one that runs
 * @param version of its native library; {@code -} where that does not load
 * @param build {@code CUDA} or {@code CPU}, as the engine itself says; {@code -} where it does not load. Some engines say CUDA only
 *     beside a working GPU
 * @param problem why its native library does not load; empty where it does
 * @param threads the settings it reads its threads from, and what they are set to
 * @param device what {@code auto} takes, {@code cpu} or {@code gpu:0}; {@code -} where the engine does not load
 * @param deviceReason why it takes that
 */
public record EngineRow(
        String name,
        boolean isChosen,
        String version,
        String build,
        String problem,
        String threads,
        String device,
        String deviceReason) {

    static final List<String> HEADER = List.of("Engine", "Chosen", "Loads", "Version", "Build", "Device by auto");

    /** Returns whether its native library loads. */
    public boolean loads() {
        return problem.isEmpty();
    }

    List<String> cells() {
        return List.of(name, yesOrNo(isChosen), yesOrNo(loads()), version, build, device);
    }

    /** Returns what is too long for a column. */
    List<EngineReport.Fact> notes() {
        EngineReport.Fact threadsNote = new EngineReport.Fact(name + " threads", threads);
        return List.of(
                loads()
                        ? new EngineReport.Fact(name + " device", device + ": " + deviceReason)
                        : new EngineReport.Fact(name + " problem", problem),
                threadsNote);
    }

    private static String yesOrNo(boolean yes) {
        return yes ? "yes" : "no";
    }
}
