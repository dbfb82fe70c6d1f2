package org.seqwise.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process has in memory, as Linux tells it. A mapped file counts as resident as long as the system lets it stay; memory that is no
 * file's is what the process needs. Of that the system keeps no record, so that it is looked at fifty times a second.
 */
final class ProcessMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int EVERY_MILLISECONDS = 20;

    private volatile double most = mebibytes("RssAnon");

    private ProcessMemory() {}

    /** Begins to look. */
    static ProcessMemory watch() {
        ProcessMemory memory = new ProcessMemory();
        Thread thread = new Thread(memory::look, "memory");
        thread.setDaemon(true);
        thread.start();
        return memory;
    }

    @SuppressWarnings("BusyWait")
    private void look() {
        try {
            while (!Double.isNaN(most)) {
                Thread.sleep(EVERY_MILLISECONDS);
                most = Math.max(most, mebibytes("RssAnon"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the most there was that is no file's, MiB. */
    double mostOwn() {
        return most;
    }

    /** Returns the most there was in all, MiB. */
    static double mostResident() {
        return mebibytes("VmHWM");
    }

    /** Returns the heap in use without garbage, MiB. */
    static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0 / 1024;
    }

    /** Returns one figure, in MiB, NaN where the system does not say. */
    static double mebibytes(String name) {
        if (!Files.exists(STATUS)) {
            return Double.NaN;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
