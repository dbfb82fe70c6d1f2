package org.seqwise.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * The table of speeds: Seqwise beside a bare DJL loop and the limit of the engine's own matrix products, on every engine, in a virtual machine
 * each; medians of interleaved rounds. {@code -Dbench.short} takes less than three minutes, without it some twenty.
 */
public final class SpeedBenchmark {

    private SpeedBenchmark() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        Machine.print();
        List<SpeedRow> rows = new ArrayList<>();
        for (String engine : EngineProcess.engines()) {
            EngineProcess.run(SpeedRun.class, engine, List.of(), List.of(), line -> {
                SpeedRow.told(line).ifPresent(row -> {
                    rows.add(row);
                    System.out.println(String.join("  ", row.cells()));
                });
                return SpeedRow.told(line).isPresent();
            });
        }
        System.out.println();
        SpeedRow.table(rows).forEach(System.out::println);
    }
}
