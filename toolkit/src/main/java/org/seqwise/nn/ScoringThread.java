package org.seqwise.nn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.seqwise.data.NativeArrays;
import org.seqwise.engine.Engines;

/**
 * Threads that never loaded an engine and never recorded a gradient, to compute on without either.
 *
 * <p>One engine turns gradients off for the thread that loads it, and there its fused LSTM takes another kernel (oneDNN 3.7.1,
 * {@code brgemm:avx512_core}, {@code forward_inference}), which gave wrong outputs on a CPU with AVX-512 for every hidden size whose
 * remainder by 32 is 1 to 16, 100 among them. On any other thread it takes the kernel of the training, which is right.
 *
 * <p>There are as many as callers at one time, and the last one used is the next: an engine keeps megabytes for each thread that ever asked
 * it something, so that callers who take turns must meet one thread, and threads are kept.
 *
 * <p>To hand work over and wait for it takes some 40 microseconds, more than half of what one short sequence does. So a caller's own thread
 * is asked first, where it can be: one that has gradients on is as good.
 */
final class ScoringThread {

    private static final Deque<Executor> IDLE = new ConcurrentLinkedDeque<>();

    // Of each engine, an array of which a gradient would be wanted.
    private static final Map<String, NDArray> WATCHED = new ConcurrentHashMap<>();

    // Threads of all that runOn several at present: those who share the processors do not each ask for all of them.
    private static final AtomicInteger TAKEN = new AtomicInteger();

    private static final ThreadLocal<Boolean> RUNS_HERE = ThreadLocal.withInitial(() -> false);

    private ScoringThread() {}

    /** Runs work to its end on such a thread, the present one if it is; an interrupt of the caller waits until then. */
    static <T> T run(Supplier<T> work) {
        if (RUNS_HERE.get()) {
            return work.get();
        }
        Executor thread = take();
        try {
            return result(CompletableFuture.supplyAsync(work, thread));
        } finally {
            IDLE.addFirst(thread);
        }
    }

    /**
     * Runs work that asks for such threads itself: here and as a whole where this thread takes the right kernel, elsewhere on one that does.
     *
     * @param manager of the engine
     */
    static <T> T runWhole(NDManager manager, Supplier<T> work) {
        if (RUNS_HERE.get() || !takesRightKernel(manager.getEngine())) {
            return run(work);
        }
        RUNS_HERE.set(true);
        try {
            return work.get();
        } finally {
            RUNS_HERE.set(false);
        }
    }

    /**
     * Returns how many threads a caller may well compute on at once: one for each share of the processors that the engine takes for one operation,
     * less those that others {@link #runOn}, and at least one. More would have to share: where the engine takes both of two processors, one engine scores 250,000
     * sequences a second on one thread and 150,000 on two. A GPU has one.
     */
    static int atOnce(NDManager manager) {
        if (manager.getDevice().isGpu()) {
            return 1;
        }
        int processors = Runtime.getRuntime().availableProcessors();
        int taken = Engines.threadCount(manager.getEngine().getEngineName()).orElse(processors);
        return left(processors / taken);
    }

    /** Returns how many of so many threads are not taken by others that {@link #runOn}, at least one. */
    static int left(int all) {
        return Math.max(1, all - TAKEN.get());
    }

    /**
     * Runs work to its end on several such threads at once.
     *
     * @param count of the threads, at least 1
     * @param work is done once on each
     */
    static void runOn(int count, Runnable work) {
        List<Executor> threads = new ArrayList<>();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        TAKEN.addAndGet(count);
        try {
            for (int i = 0; i < count; i++) {
                threads.add(take());
                running.add(CompletableFuture.runAsync(work, threads.get(i)));
            }
            result(CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)));
        } finally {
            TAKEN.addAndGet(-count);
            threads.forEach(IDLE::addFirst);
        }
    }

    // A view of an array that a gradient is wanted of is one step of a computation where gradients are on, and has no
    // gradient
    // of its own; where they are off, it is such an array itself.
    private static boolean takesRightKernel(Engine engine) {
        if (!Engines.recordsByThread(engine.getEngineName())) {
            return false;
        }
        NDArray watched = WATCHED.computeIfAbsent(engine.getEngineName(), name -> {
            NDArray array = NativeArrays.of(engine.newBaseManager(), 0f);
            array.setRequiresGradient(true);
            return array;
        });
        try (NDArray view = watched.reshape(1, 1)) {
            return !view.hasGradient();
        }
    }

    private static <T> T result(CompletableFuture<T> running) {
        try {
            return running.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Executor take() {
        Executor last = IDLE.pollFirst();
        return last == null ? newThread() : last;
    }

    private static Executor newThread() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(
                    () -> {
                        RUNS_HERE.set(true);
                        work.run();
                    },
                    "seqwise-scoring");
            thread.setDaemon(true);
            return thread;
        });
    }
}
