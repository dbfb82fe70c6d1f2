package org.seqwise.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What runs on this machine, what does not, and why.
 *
 * @param engines the engines on the classpath, fastest first
 * @param facts about the choice and the machine, in the order to show
 */
public record EngineReport(List<EngineRow> engines, List<Fact> facts) {

    /** Copies the lists. */
    public EngineReport {
        engines = List.copyOf(engines);
        facts = List.copyOf(facts);
    }

    /**
     * Looks at this machine and tries every engine on its classpath, which loads their native libraries. Finds no fault with anything:
     * what is wrong is told in the report.
     */
    public static EngineReport create() {
        return EngineReporter.ofThisMachine().report();
    }

    /** Returns what this machine is, in the order to show: DJL, Java, system, processor and GPUs. Loads no engine. */
    public static List<Fact> machine() {
        return new MachineFacts(Engines.GPUS, System::getenv).whatItIs();
    }

    /** Returns the report as aligned lines of text. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!engines.isEmpty()) {
            lines.addAll(TextTable.lines(
                    Stream.concat(Stream.of(EngineRow.HEADER), engines.stream().map(EngineRow::cells))
                            .toList()));
            lines.add("");
        }
        List<List<String>> named = new ArrayList<>();
        engines.forEach(engine -> engine.notes().forEach(note -> named.add(List.of(note.name(), note.value()))));
        facts.forEach(fact -> named.add(List.of(fact.name(), fact.value())));
        lines.addAll(TextTable.lines(named));
        return List.copyOf(lines);
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines());
    }

    /**
     * Something to know.
     *
     * @param name what about
     * @param value in words
     */
    public record Fact(String name, String value) {}
}
