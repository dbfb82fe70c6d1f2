package org.seqwise.benchmark;

import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.engine.Engines;

/**
 * A store of a million sequences of 10 x 5: how long it takes to open, how fast it is read in order and shuffled, and, in interleaved pairs, how
 * fast some of it, from all over, trains beside the same sequences in memory. Arguments: how many sequences, how many pairs, and how many to
 * train on.
 */
public final class StoreBenchmark {

    private StoreBenchmark() {}

    /** Prints all figures. */
    public static void main(String[] arguments) throws Exception {
        int sequences = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int slice = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        long begin = System.nanoTime();
        try (GeneratedStore generated = new GeneratedStore(sequences)) {
            System.out.printf(
                    Locale.ROOT, "%s%nwritten in %.1f s%n", Engines.choose(), (System.nanoTime() - begin) / 1e9);
            open(generated);
            read(SequenceStore.open(generated.path()));
            Sequences all = SequenceStore.open(generated.path());
            train(all.subset(shuffled(all.size(), slice)), pairs);
        }
    }

    private static void open(GeneratedStore generated) {
        double[] seconds = new double[11];
        for (int i = 0; i < seconds.length; i++) {
            long begin = System.nanoTime();
            Sequences all = SequenceStore.open(generated.path());
            seconds[i] = (System.nanoTime() - begin) / 1e9;
            if (all.size() == 0) {
                throw new IllegalStateException("Nothing was written.");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "opened in %.4f s the first time, median %.4f s%n",
                seconds[0],
                Interleaved.median(seconds));
    }

    private static void read(Sequences all) {
        int[] inOrder = IntStream.range(0, all.size()).toArray();
        int[] shuffled = shuffled(all.size(), all.size());
        System.out.printf(Locale.ROOT, "in order, checked  %,6.0f MB/s%n", megabytesPerSecond(all, inOrder));
        System.out.printf(Locale.ROOT, "in order           %,6.0f MB/s%n", megabytesPerSecond(all, inOrder));
        System.out.printf(Locale.ROOT, "shuffled           %,6.0f MB/s%n", megabytesPerSecond(all, shuffled));
        Sequences heap = inMemory(all);
        System.out.printf(Locale.ROOT, "memory, in order   %,6.0f MB/s%n", megabytesPerSecond(heap, inOrder));
        System.out.printf(Locale.ROOT, "memory, shuffled   %,6.0f MB/s%n", megabytesPerSecond(heap, shuffled));
    }

    private static double megabytesPerSecond(Sequences sequences, int[] order) {
        FloatBuffer target = FloatBuffer.allocate(GeneratedStore.BYTES / Float.BYTES);
        long begin = System.nanoTime();
        for (int index : order) {
            sequences.copyTo(index, target.clear());
        }
        return order.length * (double) GeneratedStore.BYTES / 1e6 / ((System.nanoTime() - begin) / 1e9);
    }

    private static int[] shuffled(int size, int count) {
        List<Integer> order = IntStream.range(0, size).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(1));
        return order.stream().limit(count).mapToInt(i -> i).toArray();
    }

    private static Sequences inMemory(Sequences sequences) {
        SequencesBuilder heap = Sequences.builder(sequences.featureNames());
        sequences.copyTo(heap);
        return heap.build();
    }

    private static void train(Sequences store, int pairs) {
        Sequences heap = inMemory(store);
        Sequences validation = heap.subset(IntStream.range(0, 1000).toArray());
        System.out.printf(Locale.ROOT, "%6s %12s %12s %8s%n", "pair", "store/s", "memory/s", "ratio");
        double[] ratios = new double[pairs];
        for (int pair = -1; pair < pairs; pair++) {
            // In turn, so that neither is always the first.
            boolean storeFirst = pair % 2 == 0;
            double first = StepRuns.epoch(storeFirst ? store : heap, validation);
            double second = StepRuns.epoch(storeFirst ? heap : store, validation);
            double ofStore = storeFirst ? first : second;
            double ofHeap = storeFirst ? second : first;
            if (pair >= 0) {
                ratios[pair] = ofStore / ofHeap;
                System.out.printf(Locale.ROOT, "%6d %,12.0f %,12.0f %8.3f%n", pair + 1, ofStore, ofHeap, ratios[pair]);
            }
        }
        System.out.printf(Locale.ROOT, "%6s %25s %8.3f%n", "median", "", Interleaved.median(ratios));
    }
}
