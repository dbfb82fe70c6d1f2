package org.seqwise.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.engine.Engines;

/**
 * A store of some GiB, written, opened, split, fingerprinted and trained from in a JVM of little heap, with what of the heap is in use after each.
 * Arguments: GiB of values, how many steps to take, and what trains: {@code loop} over the sequences as they are, or {@code trainer} with all
 * that comes before its first step.
 */
public final class LargeStoreBenchmark {

    private long begin = System.nanoTime();

    private LargeStoreBenchmark() {}

    /** Prints all figures. */
    public static void main(String[] arguments) throws Exception {
        double gibibytes = Double.parseDouble(arguments[0]);
        int steps = Integer.parseInt(arguments[1]);
        System.out.printf(
                Locale.ROOT,
                "%s, -Xmx%d MiB%n",
                Engines.choose(),
                Runtime.getRuntime().maxMemory() >> 20);
        new LargeStoreBenchmark().run((int) (gibibytes * (1L << 30) / GeneratedStore.BYTES), steps, arguments[2]);
    }

    private void run(int sequences, int steps, String trains) throws Exception {
        try (GeneratedStore generated = new GeneratedStore(sequences)) {
            tell("written: %,d sequences", sequences);
            Sequences all = SequenceStore.open(generated.path());
            tell("opened");
            Split split = all.stratifiedSplit(0.98, 0.001, 7);
            tell("split: %,d to train on", split.train().size());
            if (trains.equals("trainer")) {
                trainer(split, steps);
                tell("trainer: %d steps, and all before them", steps);
            } else {
                String print = split.train().fingerprint();
                tell("fingerprint %s..", print.substring(0, 8));
                double speed = StepRuns.steps(split.train(), split.validation(), steps);
                tell("%d steps, %,.0f sequences/s", steps, speed);
            }
        }
    }

    private static void trainer(Split split, int steps) {
        int[] asked = new int[1];
        try {
            SequenceTrainer.builder()
                    .cancelWhen(() -> asked[0]++ == steps)
                    .build()
                    .train(split.train(), split.validation())
                    .close();
            throw new IllegalStateException("There are fewer than " + steps + " batches.");
        } catch (CancellationException expected) {
            // That many steps were to be taken.
        }
    }

    private void tell(String what, Object... arguments) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        long most = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                Locale.ROOT,
                "%8.2f s  heap in use %4d MiB (with garbage at most %4d)  %s%n",
                seconds,
                used >> 20,
                most >> 20,
                String.format(Locale.ROOT, what, arguments));
        begin = System.nanoTime();
    }
}
