package org.seqwise.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table of speeds: Seqwise beside a bare DJL loop and the limit of the engine's own matrix products, on every engine, in a virtual machine
 * each; medians of interleaved rounds. {@code -Dbench.short} takes less than three minutes, without it some fifteen.
 */
public final class SpeedBenchmark {

    private SpeedBenchmark() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        List<String> engines = new ArrayList<>();
        List<SpeedRow> rows = new ArrayList<>();
        for (String engine : EngineProcess.engines()) {
            int code =
                    EngineProcess.run(SpeedRun.class, engine, List.of(), List.of(), line -> take(line, engines, rows));
            if (code != 0) {
                throw new IllegalStateException("The measuring on " + engine + " ended with " + code + ".");
            }
        }
        Machine.print();
        engines.forEach(System.out::println);
        System.out.println();
        SpeedRow.table(rows).forEach(System.out::println);
    }

    private static boolean take(String line, List<String> engines, List<SpeedRow> rows) {
        if (EngineProcess.isEngine(line)) {
            engines.add(line);
            return true;
        }
        Optional<SpeedRow> row = SpeedRow.told(line);
        row.ifPresent(rows::add);
        // On the way, since it takes a while.
        row.ifPresent(r -> System.err.println(String.join("  ", r.cells())));
        return row.isPresent();
    }
}
