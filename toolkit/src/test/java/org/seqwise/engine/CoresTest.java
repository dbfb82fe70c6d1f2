package org.seqwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoresTest {

    private static final String TWO_CHIPS_OF_TWO_CORES =
            "physical id\t: %d\ncore id\t\t: 0\n\nphysical id\t: %1$d\ncore id\t\t: 1\n\n";

    private final Path folder;

    CoresTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void hardwareThreadsOfOneCoreCountOnce() throws IOException {
        String chips = TWO_CHIPS_OF_TWO_CORES.formatted(0) + TWO_CHIPS_OF_TWO_CORES.formatted(1);
        Path cpuinfo = Files.writeString(folder.resolve("cpuinfo"), chips + chips);
        assertEquals(4, Cores.available(8, cpuinfo));
        assertEquals(3, Cores.available(3, cpuinfo));
    }

    @Test
    void processorsCountWhereCoresAreNotTold() throws IOException {
        assertEquals(8, Cores.available(8, folder.resolve("none")));
        assertEquals(8, Cores.available(8, Files.writeString(folder.resolve("arm"), "processor\t: 0\n")));
    }
}
