package org.seqwise.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.seqwise.data.InvalidInputException;

/** Collects an {@link EngineReport}. */
final class EngineReporter {

    private static final String UNKNOWN = "-";

    private final Supplier<EngineChoice> choose;
    private final Supplier<List<String>> installed;
    private final EngineFacts.Source engines;
    private final MachineFacts machine;
    private final GpuProbe gpus;
    private final Environment environment;

    EngineReporter(
            Supplier<EngineChoice> choose,
            Supplier<List<String>> installed,
            EngineFacts.Source engines,
            GpuProbe gpus,
            Environment environment) {
        this.choose = choose;
        this.installed = installed;
        this.engines = engines;
        this.gpus = gpus;
        this.environment = environment;
        this.machine = new MachineFacts(gpus, environment);
    }

    static EngineReporter ofThisMachine() {
        return new EngineReporter(
                Engines::choose,
                Engines::installed,
                EngineLoader::facts,
                Engines.GPUS,
                NativeEnvironment.OF_THIS_PROCESS);
    }

    EngineReport report() {
        List<EngineReport.Fact> facts = new ArrayList<>();
        String chosen = "";
        try {
            EngineChoice choice = choose.get();
            chosen = choice.name();
            facts.add(new EngineReport.Fact("Engine", choice.toString()));
        } catch (InvalidInputException e) {
            facts.add(new EngineReport.Fact("Engine", String.valueOf(e.getMessage())));
        }
        facts.addAll(machine.all());
        List<EngineRow> rows = new ArrayList<>();
        for (String engine : installed.get()) {
            rows.add(row(engine, engine.equals(chosen)));
        }
        facts.add(new EngineReport.Fact(
                "Threads",
                EngineThreads.inForce().map(ThreadChoice::toString).orElse("not settled; no engine is loaded")));
        facts.add(new EngineReport.Fact("Freed memory", NativeMemory.describe()));
        return new EngineReport(rows, facts);
    }

    private EngineRow row(String engine, boolean isChosen) {
        try {
            EngineFacts facts = engines.of(engine);
            DeviceChoice device = new DeviceChooser(new GpuDetector(gpus, name -> facts.hasCuda()))
                    .choose(DeviceRequest.DEFAULT, engine);
            return new EngineRow(
                    engine,
                    isChosen,
                    facts.version(),
                    facts.hasCuda() ? "CUDA" : "CPU",
                    "",
                    EngineTable.threads(engine, environment),
                    device.name(),
                    device.reason());
        } catch (InvalidInputException e) {
            String problem = String.valueOf(e.getMessage());
            String threads = EngineTable.threads(engine, environment);
            return new EngineRow(engine, isChosen, UNKNOWN, UNKNOWN, problem, threads, UNKNOWN, UNKNOWN);
        }
    }
}
