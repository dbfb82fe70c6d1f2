package org.seqwise.engine;

/**
 * What was found out about one GPU and one engine.
 *
 * @param state how far it gets
 * @param sentence what is missing and the remedy, or that nothing is
 */
record GpuFinding(GpuState state, String sentence) {

    boolean isUsable() {
        return state == GpuState.USABLE;
    }
}
