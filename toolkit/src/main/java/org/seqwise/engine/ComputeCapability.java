package org.seqwise.engine;

import java.util.Comparator;

/**
 * A generation of NVIDIA GPUs, as CUDA counts them.
 *
 * @param major the number before the dot
 * @param minor the number after it
 */
record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {

    private static final Comparator<ComputeCapability> OLDEST_FIRST =
            Comparator.comparingInt(ComputeCapability::major).thenComparingInt(ComputeCapability::minor);

    boolean isNewerThan(ComputeCapability other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(ComputeCapability other) {
        return OLDEST_FIRST.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
