package org.seqwise.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;

/**
 * Scores from a store, read, checked, preprocessed and passed on in order, beside a bare forward loop over one batch of 1000 that is ready: DJL's
 * LSTM(100) and one unit on 10 x 5, in interleaved pairs. The loop runs on a thread that did not load the engine, and on the one that did,
 * whose kernel may give wrong outputs (see {@code ScoringThread}). Argument: how many pairs.
 */
public final class BatchScoringBenchmark {

    private static final int SEQUENCES = 400_000;
    private static final int BATCH = 1000;
    private static final int CALLS = 200;

    private BatchScoringBenchmark() {}

    /** Prints each pair and the medians. */
    public static void main(String[] arguments) throws IOException {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        System.out.printf(
                Locale.ROOT,
                "%s, %s%n%6s %12s %12s %8s %16s %8s%n",
                Engines.choose(),
                Engines.threads(Engines.choose().name()),
                "pair",
                "Seqwise/s",
                "bare/s",
                "ratio",
                "bare, loader/s",
                "ratio");
        try (GeneratedStore store = new GeneratedStore(SEQUENCES);
                NDManager manager = Engines.engine().newBaseManager()) {
            Sequences sequences = SequenceStore.open(store.path());
            Block block = ScoredModel.bare(manager, BATCH, GeneratedStore.STEPS, GeneratedStore.FEATURES);
            try (SequenceClassifier classifier = ScoredModel.ours(sequences)) {
                run(pairs, classifier, sequences, block, manager);
            }
        }
    }

    private static void run(
            int pairs, SequenceClassifier classifier, Sequences sequences, Block block, NDManager manager) {
        double[][] ratios = new double[2][pairs];
        for (int pair = -1; pair < pairs; pair++) {
            double ours = ours(classifier, sequences);
            double bare = CompletableFuture.supplyAsync(() -> bare(block, manager), work -> new Thread(work).start())
                    .join();
            double loader = bare(block, manager);
            if (pair >= 0) {
                ratios[0][pair] = ours / bare;
                ratios[1][pair] = ours / loader;
                System.out.printf(
                        Locale.ROOT,
                        "%6d %,12.0f %,12.0f %8.2f %,16.0f %8.2f%n",
                        pair + 1,
                        ours,
                        bare,
                        ours / bare,
                        loader,
                        ours / loader);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%6s %34.2f %25.2f%n",
                "median",
                Interleaved.median(ratios[0]),
                Interleaved.median(ratios[1]));
    }

    private static double ours(SequenceClassifier classifier, Sequences sequences) {
        double[] sum = new double[1];
        long begin = System.nanoTime();
        long scored = classifier.score(sequences, (id, probability) -> sum[0] += probability);
        return scored / ((System.nanoTime() - begin) / 1e9);
    }

    private static double bare(Block block, NDManager manager) {
        try (NDManager scope = manager.newSubManager()) {
            Shape shape = new Shape(BATCH, GeneratedStore.STEPS, GeneratedStore.FEATURES);
            NDArray ready = scope.randomNormal(0, 1, shape, DataType.FLOAT32);
            ParameterStore weights = new ParameterStore(scope, false);
            long begin = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                try (NDManager owner = scope.newSubManager()) {
                    NDArray values = ready.duplicate();
                    values.attach(owner);
                    block.forward(weights, new NDList(values), false)
                            .singletonOrThrow()
                            .toFloatArray();
                }
            }
            return CALLS * (double) BATCH / ((System.nanoTime() - begin) / 1e9);
        }
    }
}
