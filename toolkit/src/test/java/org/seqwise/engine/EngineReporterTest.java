package org.seqwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KeepsProperties.class)
class EngineReporterTest {

    private final Map<String, String> environment = new HashMap<>();
    private final EngineFacts.Source pytorchOnly = engine -> {
        if (engine.equals("PyTorch")) {
            return new EngineFacts("2.7.1", false);
        }
        throw EngineErrors.doesNotLoad(engine, new UnsatisfiedLinkError("no libmxnet.so"));
    };

    @BeforeEach
    void setThreads() {
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.clearProperty("ai.djl.pytorch.num_interop_threads");
        environment.put("OMP_NUM_THREADS", "2");
    }

    @Test
    void tableIsAlignedAndTellsTheChosenOne() {
        List<String> lines = report(pytorchOnly, "MXNet", "PyTorch").lines();
        assertEquals("Engine   Chosen  Loads  Version  Build  Device by auto", lines.get(0));
        assertEquals("PyTorch  yes     yes    2.7.1    CPU    cpu", lines.get(1));
        assertEquals("MXNet    no      no     -        -      -", lines.get(2));
    }

    @Test
    void loadedEngineHasItsDeviceAndThreads() {
        EngineRow row = report(pytorchOnly, "PyTorch").engines().get(0);
        assertTrue(row.loads() && row.isChosen());
        assertTrue(row.deviceReason().contains("no NVIDIA driver"), row::deviceReason);
        assertEquals(
                "ai.djl.pytorch.num_threads=1, ai.djl.pytorch.num_interop_threads not set, OMP_NUM_THREADS=2",
                row.threads());
    }

    @Test
    void engineThatDoesNotLoadSaysWhy() {
        EngineRow row = report(pytorchOnly, "MXNet").engines().get(0);
        assertFalse(row.loads());
        assertTrue(
                row.problem()
                        .startsWith("Engine (MXNet) is on the classpath, but its native library does not load:"
                                + " UnsatisfiedLinkError: no libmxnet.so. Maybe add its natives for "),
                row::problem);
    }

    @Test
    void choiceAndMachineAreFacts() {
        String text = report(pytorchOnly, "PyTorch").toString().replaceAll(" +", " ");
        for (String words : List.of(
                "PyTorch device cpu: There is a CUDA runtime",
                "Engine PyTorch (the only engine on the classpath)",
                "DJL 0.36.0",
                "CUDA runtime found",
                "Call home off")) {
            assertTrue(text.contains(words), text);
        }
    }

    @Test
    void whatResultsDependOnIsToldWithoutAnythingOfTheOwners() {
        List<EngineReport.Fact> facts = EngineReport.machine();
        assertEquals(
                List.of("DJL", "Java", "System", "Processor", "Cores", "NVIDIA driver", "CUDA runtime", "GPUs"),
                facts.stream().map(EngineReport.Fact::name).toList());
        assertTrue(facts.stream().noneMatch(fact -> fact.value().isBlank()), facts.toString());
    }

    @Test
    void gpusAreFacts() {
        EngineReport report = reporter(
                        engine -> new EngineFacts("2.7.1", true), FakeGpus.with(new ComputeCapability(9, 0)), "PyTorch")
                .report();
        assertEquals("gpu:0", report.engines().get(0).device());
        assertEquals("CUDA", report.engines().get(0).build());
        assertTrue(report.facts().contains(new EngineReport.Fact("GPUs", "1, of compute capability 9.0")));
        assertTrue(report.facts().contains(new EngineReport.Fact("NVIDIA driver", "550.54")));
    }

    @Test
    void wrongNameIsReportedBesideTheEnginesThatWork() {
        System.setProperty("ai.djl.default_engine", "Torch");
        EngineReport report = report(pytorchOnly, "PyTorch");
        assertTrue(report.engines().get(0).loads());
        assertFalse(report.engines().get(0).isChosen());
        assertTrue(report.facts().get(0).value().startsWith("Engine (Torch) is not on the classpath;"));
    }

    @Test
    void noEngineIsReported() {
        EngineReport report = report(pytorchOnly);
        assertTrue(report.engines().isEmpty());
        assertTrue(report.lines().get(0).contains("No engine is on the classpath;"));
    }

    private EngineReport report(EngineFacts.Source source, String... engines) {
        return reporter(source, FakeGpus.runtimeOnly(), engines).report();
    }

    private EngineReporter reporter(EngineFacts.Source source, FakeGpus gpus, String... engines) {
        EngineChooser chooser = new EngineChooser(() -> NamedProvider.of(engines), environment::get);
        return new EngineReporter(chooser::choose, chooser::installed, source, gpus, environment::get);
    }
}
