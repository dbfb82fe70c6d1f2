package org.seqwise.engine;

import java.util.Optional;

/** Facts about this machine's GPUs, each found out when first asked for. */
interface GpuProbe {

    /** Returns the version of the NVIDIA driver, or words in its place; empty where there is no driver. */
    Optional<String> driver();

    /** Returns whether the CUDA runtime library that DJL counts GPUs with can be loaded. */
    boolean hasRuntime();

    /** Returns how many GPUs that library counts, 0 without a driver or without the library. */
    int count();

    /** Returns why the library counts none, in its own words; empty where it counts some or was not asked. */
    Optional<String> complaint();

    /**
     * Returns the generation of one GPU.
     *
     * @param gpu in [0, count)
     */
    ComputeCapability computeCapability(int gpu);
}
