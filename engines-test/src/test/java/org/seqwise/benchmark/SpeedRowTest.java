package org.seqwise.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpeedRowTest {

    @Test
    void otherLinesAreNoRows() {
        assertEquals(Optional.empty(), SpeedRow.told("WARN row of something"));
    }

    @Test
    void emptyCellsAreKept() {
        assertEquals(
                List.of("a", "x", "1", "", "", "", ""),
                SpeedRow.told("row\ta\tx\t1\t\t\t\t").orElseThrow().cells());
    }

    @Test
    void tablePutsEnginesSideBySide() {
        List<String> table = SpeedRow.table(List.of(row("a", "x"), row("b", "x"), row("a", "y"), row("b", "y")));
        assertEquals("| a | x | | | | | |", table.get(2).replace("  ", " "));
        assertTrue(table.get(3).startsWith("| a | y "));
        assertTrue(table.get(4).startsWith("| b | x "));
        assertEquals(6, table.size());
    }

    private static SpeedRow row(String what, String engine) {
        return new SpeedRow(List.of(what, engine, "", "", "", "", ""));
    }
}
