package org.seqwise.engine;

/**
 * How many threads an engine computes with, and why.
 *
 * @param threads positive
 * @param reason who or what chose them, to be shown as it is
 */
public record ThreadChoice(int threads, String reason) {

    @Override
    public String toString() {
        return threads + " (" + reason + ")";
    }
}
