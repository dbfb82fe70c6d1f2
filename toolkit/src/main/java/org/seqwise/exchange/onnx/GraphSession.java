package org.seqwise.exchange.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.LengthOrder;
import org.seqwise.data.Sequences;
import org.seqwise.engine.EngineThreads;

/**
 * ONNX Runtime with a graph of ours: {@code values (batch, time, features)} and {@code lengths (batch)} in, one float64 a sequence out. It
 * computes on the thread that asks, and any number may ask at once.
 */
final class GraphSession implements AutoCloseable {

    static final String VALUES = "values";
    static final String LENGTHS = "lengths";

    private static final int BATCH = 256;
    // Batches whose sequences are ordered by length among themselves.
    private static final int WINDOW = 64;
    private static final int MOST_STEPS = 1 << 13;
    // Values that are kept from one call to the next; longer sequences have buffers of their own.
    private static final int MOST_KEPT = 1 << 16;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String output;
    private final int width;
    private final ConcurrentLinkedDeque<GraphCall> idle = new ConcurrentLinkedDeque<>();

    private GraphSession(OrtEnvironment environment, OrtSession session, String output, int width) {
        this.environment = environment;
        this.session = session;
        this.output = output;
        this.width = width;
    }

    /**
     * Loads a graph.
     *
     * @param model the bytes of a file
     * @param output the name of its output
     * @param width features a step
     */
    static GraphSession of(byte[] model, String output, int width) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new GraphSession(environment, environment.createSession(model, options), output, width);
        } catch (OrtException e) {
            throw new InvalidInputException("ONNX Runtime does not take the graph: " + e.getMessage(), e);
        }
    }

    /**
     * Loads a file's graph, which says itself how many features a step has.
     *
     * @param name of the file
     * @throws InvalidInputException if it is not one of ours
     */
    static GraphSession of(byte[] model, String name) {
        GraphSession opened = of(model, OnnxModel.PROBABILITY, 0);
        try {
            Map<String, NodeInfo> inputs = opened.session.getInputInfo();
            NodeInfo values = inputs.get(VALUES);
            if (values != null
                    && values.getInfo() instanceof TensorInfo tensor
                    && inputs.keySet().equals(Set.of(VALUES, LENGTHS))
                    && opened.session.getOutputInfo().keySet().equals(Set.of(OnnxModel.PROBABILITY))) {
                int width = Math.toIntExact(tensor.getShape()[2]);
                return new GraphSession(opened.environment, opened.session, OnnxModel.PROBABILITY, width);
            }
        } catch (OrtException e) {
            throw failed(e);
        }
        opened.close();
        throw new InvalidInputException("ONNX file (" + name + ") has other inputs and outputs than those that Seqwise"
                + " writes: values and lengths, and probability.");
    }

    int width() {
        return width;
    }

    static String version() {
        return OrtEnvironment.getEnvironment().getVersion();
    }

    /**
     * Returns the answer for one sequence.
     *
     * @param rows (steps, features), row after row
     * @param steps at least 1
     */
    double one(float[] rows, int steps) {
        GraphCall kept = idle.pollFirst();
        GraphCall call = kept == null ? newCall() : kept;
        try {
            call.begin(1, steps);
            call.values().put(rows);
            call.lengths().put(steps);
            return call.run().get();
        } catch (OrtException e) {
            throw failed(e);
        } finally {
            if (call.capacity() > MOST_KEPT) {
                call.close();
            } else {
                idle.addFirst(call);
            }
        }
    }

    private GraphCall newCall() {
        return new GraphCall(environment, session, output, width);
    }

    private static IllegalStateException failed(OrtException e) {
        return new IllegalStateException("ONNX Runtime could not compute: " + e.getMessage(), e);
    }

    /** Returns the answers for many sequences, in their order; those of like length share a batch. */
    double[] all(Sequences sequences) {
        int[] order = LengthOrder.within(sequences, WINDOW * BATCH);
        int[] ends = LengthOrder.batchEnds(sequences, order, BATCH, MOST_STEPS);
        double[] answers = new double[order.length];
        AtomicInteger next = new AtomicInteger();
        int threads = Math.min(ends.length, EngineThreads.withoutEngine());
        CompletableFuture<?>[] running = IntStream.range(0, threads)
                .mapToObj(thread -> CompletableFuture.runAsync(
                        () -> batches(sequences, order, ends, next, answers), GraphSession::start))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return answers;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "seqwise-onnx");
        thread.setDaemon(true);
        thread.start();
    }

    private void batches(Sequences sequences, int[] order, int[] ends, AtomicInteger next, double[] answers) {
        try (GraphCall call = newCall()) {
            for (int batch = next.getAndIncrement(); batch < ends.length; batch = next.getAndIncrement()) {
                int from = batch == 0 ? 0 : ends[batch - 1];
                DoubleBuffer found = batch(call, sequences, order, from, ends[batch]);
                for (int place = from; place < ends[batch]; place++) {
                    answers[order[place]] = found.get();
                }
            }
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private DoubleBuffer batch(GraphCall call, Sequences sequences, int[] order, int from, int to) throws OrtException {
        // The longest of a window is first, but a batch may reach into the next window.
        int longest = IntStream.range(from, to)
                .map(place -> sequences.stepCount(order[place]))
                .max()
                .orElseThrow();
        call.begin(to - from, longest);
        FloatBuffer values = call.values();
        for (int place = from; place < to; place++) {
            sequences.copyTo(order[place], values);
            while (values.position() < (place - from + 1) * longest * width) {
                values.put(0f);
            }
            call.lengths().put(sequences.stepCount(order[place]));
        }
        return call.run();
    }

    /** Frees the native memory; nobody may be asking. */
    @Override
    public void close() {
        idle.forEach(GraphCall::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }
}
