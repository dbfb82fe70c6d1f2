package org.seqwise.nn;

import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Threads that never loaded an engine and never recorded a gradient, to compute on without either.
 *
 * <p>One engine turns gradients off for the thread that loads it, and there its fused LSTM takes another kernel (oneDNN 3.7.1,
 * {@code brgemm:avx512_core}, {@code forward_inference}), which gave wrong outputs on a CPU with AVX-512 for every hidden size whose
 * remainder by 32 is 1 to 16, 100 among them. On any other thread it takes the kernel of the training, which is right.
 *
 * <p>There are as many as callers at one time, and the last one used is the next: an engine keeps megabytes for each thread that ever asked
 * it something, so that callers who take turns must meet one thread, and threads are kept.
 */
final class ScoringThread {

    private static final Deque<Executor> IDLE = new ConcurrentLinkedDeque<>();

    private ScoringThread() {}

    /** Runs work to its end on such a thread; an interrupt of the caller waits until then. */
    static <T> T run(Supplier<T> work) {
        Executor last = IDLE.pollFirst();
        Executor thread = last == null ? newThread() : last;
        try {
            return CompletableFuture.supplyAsync(work, thread).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } finally {
            IDLE.addFirst(thread);
        }
    }

    private static Executor newThread() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "seqwise-scoring");
            thread.setDaemon(true);
            return thread;
        });
    }
}
