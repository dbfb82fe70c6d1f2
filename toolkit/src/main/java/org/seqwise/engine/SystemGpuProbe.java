package org.seqwise.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks this machine. A driver is told by its files, so that nothing native is loaded where there is none; GPUs are counted by the CUDA
 * runtime, and only beside a driver.
 */
final class SystemGpuProbe implements GpuProbe {

    private static final String VERSION_FILE = "proc/driver/nvidia/version";
    private static final Pattern VERSION = Pattern.compile("\\b\\d+\\.\\d+(\\.\\d+)?\\b");

    /** The kernel module's files, those of a Tegra board, and the driver as Windows lends it to its Linux. */
    private static final List<String> DRIVER_FILES =
            List.of(VERSION_FILE, "dev/nvidiactl", "dev/nvidia0", "dev/nvhost-gpu", "usr/lib/wsl/lib/libcuda.so.1");

    private final Path root;
    private final Environment environment;

    SystemGpuProbe() {
        this(Path.of("/"), System::getenv);
    }

    SystemGpuProbe(Path root, Environment environment) {
        this.root = root;
        this.environment = environment;
    }

    @Override
    public Optional<String> driver() {
        if (DRIVER_FILES.stream().map(root::resolve).noneMatch(Files::exists) && !isWindowsDriver() && !hasTool()) {
            return Optional.empty();
        }
        return Optional.of(version().orElse("of unknown version"));
    }

    @Override
    public boolean hasRuntime() {
        return Cudart.LOADED.isPresent();
    }

    @Override
    public int count() {
        return driver().isEmpty()
                ? 0
                : Cudart.LOADED.map(CudaRuntime::deviceCount).orElse(0);
    }

    @Override
    public Optional<String> complaint() {
        return driver().isEmpty() ? Optional.empty() : Cudart.LOADED.flatMap(CudaRuntime::complaint);
    }

    @Override
    public ComputeCapability computeCapability(int gpu) {
        return Cudart.LOADED.orElseThrow().computeCapability(gpu);
    }

    private Optional<String> version() {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(root.resolve(VERSION_FILE)));
            return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
        } catch (IOException e) {
            // Not every driver has the file; it is there all the same.
            return Optional.empty();
        }
    }

    private boolean isWindowsDriver() {
        String windows = environment.variable("SystemRoot");
        return windows != null && Files.exists(Path.of(windows, "System32", "nvcuda.dll"));
    }

    private boolean hasTool() {
        String path = Objects.requireNonNullElse(environment.variable("PATH"), "");
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .anyMatch(folder -> new File(folder, "nvidia-smi").canExecute());
    }

    /** The library is looked for when first asked about. */
    private static final class Cudart {

        static final Optional<CudaRuntime> LOADED = CudaRuntime.load();
    }
}
