package org.seqwise.engine;

import java.util.Optional;
import java.util.function.Predicate;
import org.seqwise.data.InvalidInputException;

/** Tells what keeps an engine from a GPU, asking the cheap questions first: the engine is loaded only beside a working GPU. */
final class GpuDetector {

    private final GpuProbe probe;
    private final Predicate<String> hasCuda;

    /**
     * @param probe what the machine has
     * @param hasCuda whether an engine, by its name, says that it can compute on GPUs
     */
    GpuDetector(GpuProbe probe, Predicate<String> hasCuda) {
        this.probe = probe;
        this.hasCuda = hasCuda;
    }

    /**
     * Returns what was found.
     *
     * @param engine in DJL's spelling
     * @param gpu from 0
     * @throws InvalidInputException if there are GPUs, but not so many
     */
    GpuFinding find(String engine, int gpu) {
        Optional<String> driver = probe.driver();
        if (driver.isEmpty()) {
            return probe.hasRuntime() ? runtimeWithoutDriver() : noDriver();
        }
        if (!probe.hasRuntime()) {
            return driverWithoutRuntime(driver.get());
        }
        int count = probe.count();
        if (count == 0) {
            return driverWithoutGpu(driver.get(), probe.complaint().orElse("the count is 0"));
        }
        requireInRange(gpu, count);
        if (!hasCuda.test(engine)) {
            return cpuBuild(engine, gpu);
        }
        return judge(engine, gpu, probe.computeCapability(gpu));
    }

    private static void requireInRange(int gpu, int count) {
        InvalidInputException.require(
                gpu < count,
                "Device (gpu:%d) must be one of this machine's %d GPUs, gpu:0 to gpu:%d. Maybe -D%s=gpu:0.",
                gpu,
                count,
                count - 1,
                DeviceRequest.PROPERTY);
    }

    private static GpuFinding noDriver() {
        return new GpuFinding(
                GpuState.NO_DRIVER,
                "There is no NVIDIA driver. For a GPU, install its driver, and in a container let the GPU in.");
    }

    private static GpuFinding driverWithoutRuntime(String version) {
        return new GpuFinding(
                GpuState.DRIVER_WITHOUT_RUNTIME,
                "There is an NVIDIA driver (" + version + "), but DJL finds no CUDA runtime library (cudart)."
                        + " For the GPU, install the CUDA runtime and put its folder on the library path"
                        + " (LD_LIBRARY_PATH, on Windows PATH).");
    }

    private static GpuFinding runtimeWithoutDriver() {
        return new GpuFinding(
                GpuState.RUNTIME_WITHOUT_DRIVER,
                "There is a CUDA runtime library (cudart), but no NVIDIA driver. For a GPU, install a driver as new as that"
                        + " CUDA, and in a container let the GPU in.");
    }

    private static GpuFinding driverWithoutGpu(String version, String complaint) {
        return new GpuFinding(
                GpuState.RUNTIME_WITHOUT_DRIVER,
                "There is a CUDA runtime library (cudart), but the NVIDIA driver (" + version + ") shows it no GPU: "
                        + complaint
                        + ". For the GPU, the driver must be as new as that CUDA, a container must let the GPU"
                        + " in, and CUDA_VISIBLE_DEVICES must not hide it.");
    }

    private static GpuFinding cpuBuild(String engine, int gpu) {
        String natives =
                EngineTable.find(engine).map(EngineTable.Entry::cpuNatives).orElse("its natives for the CPU");
        return new GpuFinding(
                GpuState.CPU_BUILD,
                "GPU " + gpu + " works, but " + engine
                        + " says that it has no CUDA: this is its build for the CPU. For the GPU,"
                        + " take " + natives + " off the classpath and be online once, so that DJL downloads the CUDA"
                        + " build.");
    }

    private static GpuFinding judge(String engine, int gpu, ComputeCapability capability) {
        String name = "GPU " + gpu + " (compute capability " + capability + ")";
        Optional<ComputeCapability> newest = EngineTable.find(engine).map(EngineTable.Entry::newestGpu);
        if (newest.filter(capability::isNewerThan).isPresent()) {
            return new GpuFinding(
                    GpuState.TOO_NEW,
                    name + " is newer than " + newest.get() + ", the newest that " + engine + "'s builds have code for."
                            + EngineTable.enginesFor(capability)
                                    .map(other -> " For the GPU, choose " + other + ".")
                                    .orElse(" Choose an older GPU or the CPU."));
        }
        return new GpuFinding(GpuState.USABLE, name + " works with " + engine + ".");
    }
}
