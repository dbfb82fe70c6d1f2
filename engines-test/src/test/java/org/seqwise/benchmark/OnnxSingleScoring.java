package org.seqwise.benchmark;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.Locale;
import org.seqwise.SequenceClassifier;
import org.seqwise.exchange.onnx.BareGraph;
import org.seqwise.exchange.onnx.OnnxExport;

/**
 * {@code classifier.probability} of one sequence on ONNX Runtime, beside ONNX Runtime called bare on tensors that are ready, with the network's
 * own graph and with that of the exported file, and beside the engine.
 */
final class OnnxSingleScoring {

    private OnnxSingleScoring() {}

    /**
     * Prints each pair and the medians.
     *
     * @param engine the classifier on the engine
     * @param folder where there may be written
     */
    static void pairs(SequenceClassifier engine, float[][][] asked, Path folder, int pairs) {
        engine.save(folder.resolve("model"));
        Path file = folder.resolve("model.onnx");
        OnnxExport.write(engine, file);
        try (SequenceClassifier onnx = SequenceClassifier.loadOnOnnxRuntime(folder.resolve("model"));
                BareGraph network = BareGraph.ofNetwork(engine, asked[0]);
                BareGraph whole = BareGraph.ofFile(file, asked[0])) {
            System.out.printf(
                    Locale.ROOT,
                    "On %s %s, one thread, microseconds:%n%6s %12s %8s %14s %8s %14s %8s %12s %8s%n",
                    onnx.engine(),
                    onnx.engineVersion(),
                    "pair",
                    "Seqwise p50",
                    "p99",
                    "bare network",
                    "ratio",
                    "bare file",
                    "ratio",
                    engine.engine(),
                    "ratio");
            double[][] ratios = new double[3][pairs];
            for (int pair = -1; pair < pairs; pair++) {
                long[] ours = SingleScoringBenchmark.times(i -> onnx.probability(asked[i % asked.length]));
                double[] beside = {
                    median(i -> network.run()),
                    median(i -> whole.run()),
                    median(i -> engine.probability(asked[i % asked.length]))
                };
                if (pair >= 0) {
                    print(pair, ours, beside, ratios);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%6s %45.2f %23.2f %21.2f%n",
                    "median",
                    Interleaved.median(ratios[0]),
                    Interleaved.median(ratios[1]),
                    Interleaved.median(ratios[2]));
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double median(SingleScoringBenchmark.Call call) {
        return SingleScoringBenchmark.median(SingleScoringBenchmark.times(call));
    }

    private static void print(int pair, long[] ours, double[] beside, double[][] ratios) {
        double p50 = SingleScoringBenchmark.median(ours);
        for (int i = 0; i < beside.length; i++) {
            ratios[i][pair] = p50 / beside[i];
        }
        System.out.printf(
                Locale.ROOT,
                "%6d %12.1f %8.1f %14.1f %8.2f %14.1f %8.2f %12.1f %8.2f%n",
                pair + 1,
                p50,
                ours[ours.length * 99 / 100] / 1e3,
                beside[0],
                ratios[0][pair],
                beside[1],
                ratios[1][pair],
                beside[2],
                ratios[2][pair]);
    }
}
