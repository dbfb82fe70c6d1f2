package org.seqwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;

class DeviceChooserTest {

    private static final ComputeCapability AMPERE = new ComputeCapability(8, 6);
    private static final ComputeCapability HOPPER = new ComputeCapability(9, 0);
    private static final ComputeCapability FUTURE = new ComputeCapability(13, 0);

    /** A machine, whether the engine's build has CUDA, the engine, what must be found, and what must be said. */
    static Stream<Arguments> obstacles() {
        return Stream.of(
                Arguments.of(
                        FakeGpus.bare(), true, "PyTorch", GpuState.NO_DRIVER, List.of("no NVIDIA driver", "install")),
                Arguments.of(
                        FakeGpus.driverOnly(),
                        true,
                        "PyTorch",
                        GpuState.DRIVER_WITHOUT_RUNTIME,
                        List.of("driver (550.54)", "cudart", "LD_LIBRARY_PATH")),
                Arguments.of(
                        FakeGpus.runtimeOnly(),
                        true,
                        "PyTorch",
                        GpuState.RUNTIME_WITHOUT_DRIVER,
                        List.of("cudart", "no NVIDIA driver", "install a driver")),
                Arguments.of(
                        FakeGpus.oldDriver(),
                        true,
                        "PyTorch",
                        GpuState.RUNTIME_WITHOUT_DRIVER,
                        List.of("driver (418.1)", "CUDA error 35, driver is insufficient", "CUDA_VISIBLE_DEVICES")),
                Arguments.of(
                        FakeGpus.with(HOPPER),
                        false,
                        "PyTorch",
                        GpuState.CPU_BUILD,
                        List.of("GPU 0 works", "build for the CPU", "take ai.djl.pytorch:pytorch-native-cpu off")),
                Arguments.of(
                        FakeGpus.with(HOPPER),
                        true,
                        "MXNet",
                        GpuState.TOO_NEW,
                        List.of("compute capability 9.0", "newer than 8.6", "choose PyTorch")),
                Arguments.of(
                        FakeGpus.with(FUTURE),
                        true,
                        "PyTorch",
                        GpuState.TOO_NEW,
                        List.of("compute capability 13.0", "newer than 12.0", "the CPU")));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void obstacleIsFoundAndNamedWithItsRemedy(
            FakeGpus machine, boolean hasCuda, String engine, GpuState state, List<String> words) {
        GpuFinding finding = new GpuDetector(machine, name -> hasCuda).find(engine, 0);
        assertEquals(state, finding.state());
        words.forEach(word -> assertTrue(finding.sentence().contains(word), finding::sentence));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void autoTakesTheCpuAndSaysWhy(
            FakeGpus machine, boolean hasCuda, String engine, GpuState state, List<String> words) {
        DeviceChoice choice = chooser(machine, hasCuda).choose("auto", engine);
        assertEquals(Device.cpu(), choice.device());
        words.forEach(word -> assertTrue(choice.reason().contains(word), () -> state + ": " + choice.reason()));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void gpuAskedForIsAnErrorThatSaysWhy(
            FakeGpus machine, boolean hasCuda, String engine, GpuState state, List<String> words) {
        String message = errorOf(chooser(machine, hasCuda), "gpu", engine);
        assertTrue(message.startsWith("Device (gpu) must be one that " + engine + " can use. "), message);
        assertTrue(message.endsWith(" Maybe -Dseqwise.device=cpu."), message);
        words.forEach(word -> assertTrue(message.contains(word), () -> state + ": " + message));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void cpuNeedsNothing(FakeGpus machine, boolean hasCuda, String engine, GpuState state, List<String> words) {
        assertEquals(
                new DeviceChoice(Device.cpu(), "asked for: cpu"),
                chooser(machine, hasCuda).choose("cpu", engine),
                () -> state + " " + words);
    }

    @Test
    void usableGpuIsTaken() {
        DeviceChooser chooser = chooser(FakeGpus.with(HOPPER, AMPERE), true);
        assertEquals(
                "gpu:0 (GPU 0 (compute capability 9.0) works with PyTorch.)",
                chooser.choose("auto", "PyTorch").toString());
        assertEquals(Device.gpu(0), chooser.choose("gpu", "PyTorch").device());
        assertEquals(
                "gpu:1 (asked for: GPU:1; GPU 1 (compute capability 8.6) works with MXNet.)",
                chooser.choose("GPU:1", "MXNet").toString());
    }

    @Test
    void engineUnknownToTheTableTakesAnyGpu() {
        assertEquals(
                Device.gpu(0),
                chooser(FakeGpus.with(FUTURE), true).choose("auto", "Other").device());
    }

    @Test
    void gpuOutOfRangeNamesTheRange() {
        assertEquals(
                "Device (gpu:3) must be one of this machine's 2 GPUs, gpu:0 to gpu:1. Maybe -Dseqwise.device=gpu:0.",
                errorOf(chooser(FakeGpus.with(HOPPER, AMPERE), true), "gpu:3", "PyTorch"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tpu", "gpu:", "gpu:-1", "gpu:x", "gpu1", "cpu:0", "auto:1", "gpu:1234"})
    void badTextNamesTheRule(String text) {
        assertEquals(
                "Device (" + text + ") must be auto, cpu, gpu or gpu:N with N from 0. Maybe -Dseqwise.device=auto.",
                errorOf(chooser(FakeGpus.bare(), false), text, "PyTorch"));
    }

    @Test
    void engineIsNotLoadedWhereNoGpuCouldBeUsed() {
        GpuDetector detector = new GpuDetector(FakeGpus.runtimeOnly(), engine -> {
            throw new AssertionError(engine + " must not be loaded.");
        });
        assertEquals(
                Device.cpu(),
                new DeviceChooser(detector).choose("auto", "PyTorch").device());
    }

    private static DeviceChooser chooser(FakeGpus machine, boolean hasCuda) {
        return new DeviceChooser(new GpuDetector(machine, engine -> hasCuda));
    }

    private static String errorOf(DeviceChooser chooser, String request, String engine) {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> chooser.choose(request, engine))
                .getMessage());
    }
}
