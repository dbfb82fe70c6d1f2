package org.seqwise.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;

/**
 * Whether memory stays where it is over many trainings and predictions in one virtual machine: ten rounds of training a model, asking it and
 * closing it. After each, the heap in use and what the process has in memory; exits with 1 where one of them is, after any later round, more
 * than 3 % above what it was after the first. Arguments: how many steps, how many predictions, both of all rounds together.
 *
 * <p>The virtual machine is to have a fixed heap, touched when it starts, so that only native memory can make the process grow.
 */
public final class SoakBenchmark {

    private static final int ROUNDS = 10;
    private static final int BATCH = 32;
    private static final int STEPS_PER_EPOCH = 200;
    private static final int CALL = 1000;
    // A fifth is asked one by one, as a service does.
    private static final int SINGLE_SHARE = 5;
    private static final double MOST_GROWTH = 1.03;

    private final List<Sequences> parts;
    private final Sequences asked;
    private final List<Memory> memories = new ArrayList<>();

    private record Memory(long heap, long process) {}

    private SoakBenchmark() {
        int sequences = BATCH * STEPS_PER_EPOCH + CALL;
        parts = QuestionSequences.generate(sequences, 7)
                .atTrueLength()
                .sequences()
                .stratifiedHoldOut((double) CALL / sequences, 7);
        // Of those learned from, none has an unusual value to warn of.
        asked = parts.get(0).subset(IntStream.range(0, CALL).toArray());
    }

    /** Prints all figures. */
    public static void main(String[] arguments) throws IOException {
        int steps = Integer.parseInt(arguments[0]);
        int predictions = Integer.parseInt(arguments[1]);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d steps and %,d predictions in %d rounds%n%5s %10s %12s %12s %14s%n",
                Engines.choose(),
                steps,
                predictions,
                ROUNDS,
                "round",
                "seconds",
                "heap, KiB",
                "process, KiB",
                "sum of answers");
        System.exit(new SoakBenchmark().run(steps / ROUNDS, predictions / ROUNDS) ? 0 : 1);
    }

    private boolean run(int steps, int predictions) throws IOException {
        for (int round = 1; round <= ROUNDS; round++) {
            long begin = System.nanoTime();
            double sum = round(steps, predictions);
            memories.add(new Memory(heapInUse(), processSize()));
            Memory now = memories.get(memories.size() - 1);
            System.out.printf(
                    Locale.ROOT,
                    "%5d %10.1f %,12d %,12d %14.3f%n",
                    round,
                    (System.nanoTime() - begin) / 1e9,
                    now.heap() >> 10,
                    now.process() >> 10,
                    sum);
        }
        boolean heap = tell("heap", memories.stream().map(Memory::heap).toList());
        return tell("process", memories.stream().map(Memory::process).toList()) && heap;
    }

    private double round(int steps, int predictions) {
        int epochs = Math.max(1, steps / STEPS_PER_EPOCH);
        try (SequenceClassifier classifier = SequenceTrainer.builder()
                .hiddenSize(16)
                .batchSize(BATCH)
                .epochs(epochs)
                .patience(epochs)
                .seed(1)
                .build()
                .train(parts.get(0), parts.get(1))) {
            double sum = 0;
            int single = predictions / SINGLE_SHARE;
            for (int i = 0; i < single; i++) {
                sum += classifier.probability(asked.steps(i % asked.size()));
            }
            for (int done = single; done < predictions; done += asked.size()) {
                for (double probability : classifier.probabilities(asked)) {
                    sum += probability;
                }
            }
            return sum;
        }
    }

    private static boolean tell(String what, List<Long> bytes) {
        long first = bytes.get(0);
        long most = bytes.stream().mapToLong(Long::longValue).max().orElseThrow();
        boolean stayed = most <= first * MOST_GROWTH;
        System.out.printf(
                Locale.ROOT,
                "%s: at most %+.2f %% after the first round, %+.2f %% at the end: %s%n",
                what,
                (most * 100.0 / first) - 100,
                (bytes.get(bytes.size() - 1) * 100.0 / first) - 100,
                stayed ? "stayed" : "GREW");
        return stayed;
    }

    private static long heapInUse() {
        // What a first collection enqueues, such as cleaners, a second one frees.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long processSize() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }
}
