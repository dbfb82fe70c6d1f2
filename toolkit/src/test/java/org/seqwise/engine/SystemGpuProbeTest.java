package org.seqwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemGpuProbeTest {

    @TempDir
    private Path root = Path.of("");

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void machineWithoutDriverCountsNoGpu() {
        assertEquals(Optional.empty(), probe().driver());
        assertEquals(0, probe().count());
        assertEquals(Optional.empty(), probe().complaint());
    }

    @Test
    void kernelModuleTellsItsVersion() throws IOException {
        write(
                "proc/driver/nvidia/version",
                "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54.15  Release Build\nGCC version: 12.3.0\n");
        assertEquals(Optional.of("550.54.15"), probe().driver());
    }

    @Test
    void deviceFileIsADriver() throws IOException {
        write("dev/nvidia0", "");
        assertEquals(Optional.of("of unknown version"), probe().driver());
    }

    @Test
    void toolOnThePathIsADriver() throws IOException {
        write("bin/nvidia-smi", "#!/bin/sh\n");
        assertTrue(root.resolve("bin/nvidia-smi").toFile().setExecutable(true));
        environment.put("PATH", root.resolve("bin").toString());
        assertEquals(Optional.of("of unknown version"), probe().driver());
    }

    @Test
    void windowsLibraryIsADriver() throws IOException {
        write("Windows/System32/nvcuda.dll", "");
        environment.put("SystemRoot", root.resolve("Windows").toString());
        assertEquals(Optional.of("of unknown version"), probe().driver());
    }

    private SystemGpuProbe probe() {
        return new SystemGpuProbe(root, environment::get);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
