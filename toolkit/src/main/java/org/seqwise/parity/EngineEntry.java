package org.seqwise.parity;

/**
 * An engine that was there to be checked.
 *
 * @param name in DJL's spelling
 * @param version of its native library; empty where that did not load
 * @param device that computed, {@code cpu} or {@code gpu:N}; empty likewise
 * @param problem why its native library did not load; empty where it did
 */
public record EngineEntry(String name, String version, String device, String problem) {

    static EngineEntry of(Candidate candidate) {
        return new EngineEntry(candidate.name(), candidate.version(), candidate.device(), "");
    }

    static EngineEntry broken(String name, String problem) {
        return new EngineEntry(name, "", "", problem);
    }

    /** Returns whether it could be checked. */
    boolean loads() {
        return problem.isEmpty();
    }
}
