package org.seqwise.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.reference.NetworkShape;

/**
 * {@code classifier.probability} of one sequence of 10 x 5, warm, 100 units, beside a bare forward call on an array that is ready: of DJL's LSTM and one
 * unit, and of our block; in interleaved pairs, on a thread that did not load the engine and on the one that did. Then 16 threads that share the
 * classifier beside one, and the same model on ONNX Runtime. To be run with one engine thread. Argument: how many pairs.
 */
public final class SingleScoringBenchmark {

    private static final int CALLS = 3000;
    private static final int THREADS = 16;

    private final SequenceClassifier classifier;
    private final float[][][] asked;
    private final NDManager manager;
    private final NDArray ready;
    private final Block djl;
    private final Block ours;

    private SingleScoringBenchmark(SequenceClassifier classifier, Sequences sequences, NDManager manager) {
        this.classifier = classifier;
        this.manager = manager;
        asked = IntStream.range(0, 100).mapToObj(sequences::steps).toArray(float[][][]::new);
        Shape shape = new Shape(1, GeneratedStore.STEPS, GeneratedStore.FEATURES);
        ready = manager.randomNormal(0, 1, shape, DataType.FLOAT32);
        djl = ScoredModel.bare(manager, 1, GeneratedStore.STEPS, GeneratedStore.FEATURES);
        NetworkShape network = classifier.network();
        SequenceNetwork block = SequenceNetwork.builder().setShape(network).build();
        block.freezeParameters(true);
        block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(network));
        ours = block;
    }

    /** Prints each pair and the medians. */
    public static void main(String[] arguments) throws IOException {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        System.out.printf(
                Locale.ROOT,
                "%s, %s%n",
                Engines.choose(),
                Engines.threads(Engines.choose().name()));
        try (GeneratedStore store = new GeneratedStore(10_000);
                NDManager manager = Engines.engine().newBaseManager()) {
            Sequences sequences = SequenceStore.open(store.path());
            try (SequenceClassifier classifier = ScoredModel.ours(sequences)) {
                SingleScoringBenchmark benchmark = new SingleScoringBenchmark(classifier, sequences, manager);
                CompletableFuture.runAsync(() -> benchmark.pairs("another thread", pairs), new OwnThread())
                        .join();
                benchmark.pairs("the thread that loaded the engine", pairs);
                benchmark.shared(pairs);
                CompletableFuture.runAsync(
                                () -> OnnxSingleScoring.pairs(classifier, benchmark.asked, store.folder(), pairs),
                                new OwnThread())
                        .join();
            }
        }
    }

    private void pairs(String thread, int pairs) {
        System.out.printf(
                Locale.ROOT,
                "On %s, microseconds:%n%6s %12s %12s %8s %12s %8s %14s %8s%n",
                thread,
                "pair",
                "Seqwise p50",
                "p99",
                "p99/p50",
                "DJL p50",
                "ratio",
                "our block p50",
                "ratio");
        double[][] ratios = new double[3][pairs];
        for (int pair = -1; pair < pairs; pair++) {
            long[] facade = times(i -> classifier.probability(asked[i % asked.length]));
            double bare = median(times(i -> forward(djl)));
            double block = median(times(i -> forward(ours)));
            double p50 = median(facade);
            double p99 = facade[CALLS * 99 / 100] / 1e3;
            if (pair >= 0) {
                ratios[0][pair] = p99 / p50;
                ratios[1][pair] = p50 / bare;
                ratios[2][pair] = p50 / block;
                System.out.printf(
                        Locale.ROOT,
                        "%6d %12.1f %12.1f %8.2f %12.1f %8.2f %14.1f %8.2f%n",
                        pair + 1,
                        p50,
                        p99,
                        p99 / p50,
                        bare,
                        p50 / bare,
                        block,
                        p50 / block);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%6s %34.2f %21.2f %23.2f%n",
                "median",
                Interleaved.median(ratios[0]),
                Interleaved.median(ratios[1]),
                Interleaved.median(ratios[2]));
    }

    private void forward(Block block) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray values = ready.duplicate();
            values.attach(scope);
            block.forward(new ParameterStore(scope, false), new NDList(values), false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    interface Call {

        void number(int i);
    }

    static long[] times(Call call) {
        long[] times = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long begin = System.nanoTime();
            call.number(i);
            times[i] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        return times;
    }

    static double median(long[] sorted) {
        return sorted[sorted.length / 2] / 1e3;
    }

    private void shared(int pairs) {
        double[] expected =
                Arrays.stream(asked).mapToDouble(classifier::probability).toArray();
        System.out.printf(Locale.ROOT, "Shared:%n%6s %14s %14s %8s%n", "pair", THREADS + " threads/s", "1/s", "ratio");
        double[] ratios = new double[pairs];
        for (int pair = -1; pair < pairs; pair++) {
            double many = perSecond(THREADS, expected);
            double one = perSecond(1, expected);
            if (pair >= 0) {
                ratios[pair] = many / one;
                System.out.printf(Locale.ROOT, "%6d %,14.0f %,14.0f %8.2f%n", pair + 1, many, one, many / one);
            }
        }
        System.out.printf(Locale.ROOT, "%6s %38.2f, all scores the same%n", "median", Interleaved.median(ratios));
    }

    private double perSecond(int threads, double[] expected) {
        int calls = 2 * CALLS / threads;
        long begin = System.nanoTime();
        CompletableFuture<?>[] running = IntStream.range(0, threads)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> score(calls, expected), new OwnThread()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(running).join();
        return calls * (double) threads / ((System.nanoTime() - begin) / 1e9);
    }

    private void score(int calls, double[] expected) {
        for (int i = 0; i < calls; i++) {
            double found = classifier.probability(asked[i % asked.length]);
            if (found != expected[i % asked.length]) {
                throw new IllegalStateException(found + " in place of " + expected[i % asked.length]);
            }
        }
    }

    /** A new thread for each piece of work. */
    private static final class OwnThread implements Executor {

        @Override
        public void execute(Runnable work) {
            new Thread(work).start();
        }
    }
}
