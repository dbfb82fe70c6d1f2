package org.seqwise.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is known about engines by name. No other class of the toolkit names one. */
final class EngineTable {

    /** Where OpenMP, on which both engines compute, reads its threads. */
    private static final ThreadSetting OPEN_MP = ThreadSetting.variable("OMP_NUM_THREADS");

    /** Fastest first, as measured with an LSTM of 100 units on a CPU. */
    private static final List<Entry> ENTRIES = List.of(
            // 2.7.1, cu128
            new Entry(
                    "PyTorch",
                    "ai.djl.pytorch:pytorch-engine",
                    "ai.djl.pytorch:pytorch-native-cpu",
                    new ComputeCapability(12, 0),
                    List.of(
                            ThreadSetting.property("ai.djl.pytorch.num_threads"),
                            ThreadSetting.property("ai.djl.pytorch.num_interop_threads"),
                            OPEN_MP),
                    600_000),
            // 1.9.1, cu112
            new Entry(
                    "MXNet",
                    "ai.djl.mxnet:mxnet-engine",
                    "ai.djl.mxnet:mxnet-native-mkl",
                    new ComputeCapability(8, 6),
                    List.of(OPEN_MP),
                    1_000_000));

    /** Engines of DJL's that score and cannot train; the first lies in DJL's own jar and is always there. */
    private static final Set<String> SCORING_ONLY =
            Set.of("rpc", "onnxruntime", "tensorflow", "tensorrt", "xgboost", "lightgbm", "python", "llama");

    /** Engines that record for a gradient on any thread that does not turn it off. */
    static final Set<String> RECORDING_BY_THREAD = Set.of("PyTorch");

    /** Engines whose fused LSTM takes new memory for every call, so that small calls are faster. */
    static final Set<String> FASTER_IN_SMALL_CALLS = Set.of("PyTorch");

    /** Engines that score faster by several calls of one thread than by one call of several, one sequence or many, on a CPU. */
    static final Set<String> SCORING_BY_THREAD = Set.of("PyTorch");

    private EngineTable() {}

    /** Returns fastest first; engines that the table does not know come last, by name. */
    static Comparator<String> fastestFirst() {
        return Comparator.<String>comparingInt(EngineTable::rank).thenComparing(Comparator.naturalOrder());
    }

    /** Returns what is known about an engine, in any case of letters. */
    static Optional<Entry> find(String engine) {
        return ENTRIES.stream().filter(e -> e.name().equalsIgnoreCase(engine)).findFirst();
    }

    /** Returns whether an engine can train; an engine that the table does not know may. */
    static boolean canTrain(String engine) {
        return !SCORING_ONLY.contains(engine.toLowerCase(Locale.ROOT));
    }

    /** Returns the artifacts of every engine, for someone who has none. */
    static String allArtifacts() {
        return ENTRIES.stream().map(Entry::artifacts).collect(Collectors.joining(", or "));
    }

    /** Returns the engines whose builds have code for such a GPU; empty where there is none. */
    static Optional<String> enginesFor(ComputeCapability gpu) {
        return ENTRIES.stream()
                .filter(e -> !gpu.isNewerThan(e.newestGpu()))
                .map(Entry::name)
                .reduce((one, other) -> one + " or " + other);
    }

    private static int rank(String engine) {
        return find(engine).map(ENTRIES::indexOf).orElse(ENTRIES.size());
    }

    /**
     * One engine.
     *
     * @param name DJL's spelling
     * @param engineArtifact group and artifact of its Java part
     * @param cpuNatives group and artifact of its native library for CPUs
     * @param newestGpu the newest GPUs that its CUDA builds have code for
     * @param threadSettings where it reads its threads
     * @param workForThreads from where on a second thread makes a training step faster, as batch times the square of the hidden size; measured
     *     with the LSTM on a CPU of two cores
     */
    record Entry(
            String name,
            String engineArtifact,
            String cpuNatives,
            ComputeCapability newestGpu,
            List<ThreadSetting> threadSettings,
            long workForThreads) {

        String artifacts() {
            return engineArtifact + " with " + cpuNatives;
        }
    }

    /** Returns where an engine reads its threads; nowhere for one that the table does not know. */
    static List<ThreadSetting> threadSettings(String engine) {
        return find(engine).map(Entry::threadSettings).orElse(List.of());
    }

    /** Returns where an engine reads its threads and what is set there. */
    static String threads(String engine, Environment environment) {
        return threadSettings(engine).stream()
                .map(setting -> setting.describe(environment))
                .collect(Collectors.joining(", "));
    }

    /** Returns the threads that an engine takes for one operation: the first of its settings that is set says it. */
    static OptionalInt threadCount(String engine, Environment environment) {
        return find(engine).stream()
                .flatMap(entry -> entry.threadSettings().stream())
                .flatMapToInt(setting -> setting.count(environment).stream())
                .findFirst();
    }
}
