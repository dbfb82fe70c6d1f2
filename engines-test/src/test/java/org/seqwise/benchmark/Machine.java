package org.seqwise.benchmark;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.seqwise.engine.EngineReport;

/** What figures depend on. */
final class Machine {

    private static final Set<String> TOLD = Set.of("DJL", "Java", "System", "Processor", "Cores", "GPUs");

    private Machine() {}

    /** Prints the date and the machine. */
    static void print() {
        print("Date", LocalDate.now(ZoneOffset.UTC).toString());
        EngineReport.machine().stream()
                .filter(fact -> TOLD.contains(fact.name()))
                .forEach(fact -> print(fact.name(), fact.value()));
    }

    private static void print(String name, String value) {
        System.out.printf(Locale.ROOT, "%-10s %s%n", name, value);
    }
}
