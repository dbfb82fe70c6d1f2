package org.seqwise.engine;

import java.util.List;
import java.util.Optional;

/** A machine made up for a test. */
record FakeGpus(Optional<String> driver, boolean hasRuntime, Optional<String> complaint, List<ComputeCapability> gpus)
        implements GpuProbe {

    static FakeGpus bare() {
        return new FakeGpus(Optional.empty(), false, Optional.empty(), List.of());
    }

    static FakeGpus runtimeOnly() {
        return new FakeGpus(Optional.empty(), true, Optional.empty(), List.of());
    }

    static FakeGpus driverOnly() {
        return new FakeGpus(Optional.of("550.54"), false, Optional.empty(), List.of());
    }

    static FakeGpus oldDriver() {
        return new FakeGpus(
                Optional.of("418.1"), true, Optional.of("CUDA error 35, driver is insufficient"), List.of());
    }

    static FakeGpus with(ComputeCapability... gpus) {
        return new FakeGpus(Optional.of("550.54"), true, Optional.empty(), List.of(gpus));
    }

    @Override
    public int count() {
        return gpus.size();
    }

    @Override
    public ComputeCapability computeCapability(int gpu) {
        return gpus.get(gpu);
    }
}
