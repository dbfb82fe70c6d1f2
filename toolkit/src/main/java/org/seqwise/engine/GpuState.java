package org.seqwise.engine;

/** How far a machine and an engine's build are from computing on a GPU. */
public enum GpuState {
    /** There is no NVIDIA driver, and no CUDA runtime either. */
    NO_DRIVER,
    /** There is a driver, but no CUDA runtime library where DJL looks for it. */
    DRIVER_WITHOUT_RUNTIME,
    /** There is a CUDA runtime library, but no driver that shows it a GPU. */
    RUNTIME_WITHOUT_DRIVER,
    /** The GPU works, but the engine's build is for the CPU. */
    CPU_BUILD,
    /** The GPU works, but is newer than anything the engine's builds have code for. */
    TOO_NEW,
    /** The engine can compute on the GPU. */
    USABLE
}
