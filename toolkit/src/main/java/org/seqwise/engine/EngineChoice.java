package org.seqwise.engine;

/**
 * The engine that runs, and why it does.
 *
 * @param name DJL's spelling of it
 * @param reason who or what chose it, to be shown as it is
 */
public record EngineChoice(String name, String reason) {

    @Override
    public String toString() {
        return name + " (" + reason + ")";
    }
}
