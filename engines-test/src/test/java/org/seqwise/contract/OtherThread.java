package org.seqwise.contract;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs something on a thread that has not touched the engine before. */
final class OtherThread {

    private OtherThread() {}

    static <T> T call(Callable<T> work) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            return executor.submit(work).get();
        } finally {
            executor.shutdownNow();
        }
    }
}
