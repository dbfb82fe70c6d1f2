package org.seqwise.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many cores may compute. Two hardware threads of one core share what multiplies, and a container may have leave for fewer cores than
 * there are, which OpenMP does not know.
 */
final class Cores {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    private Cores() {}

    static int available() {
        return available(Runtime.getRuntime().availableProcessors(), LINUX);
    }

    /**
     * Returns the least of what this process may use and what there is.
     *
     * @param processors that Java may use, hardware threads counted
     * @param cpuinfo as Linux tells of its processors; need not be there
     */
    static int available(int processors, Path cpuinfo) {
        try {
            int cores = cores(Files.readAllLines(cpuinfo, StandardCharsets.ISO_8859_1));
            return cores == 0 ? processors : Math.min(processors, cores);
        } catch (IOException e) {
            return processors;
        }
    }

    private static int cores(List<String> lines) {
        Set<String> cores = new HashSet<>();
        String chip = "";
        for (String line : lines) {
            if (line.startsWith("physical id")) {
                chip = line;
            } else if (line.startsWith("core id")) {
                cores.add(chip + line);
            }
        }
        return cores.size();
    }
}
