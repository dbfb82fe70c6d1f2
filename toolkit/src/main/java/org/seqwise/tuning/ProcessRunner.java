package org.seqwise.tuning;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs each job in a worker process; workers stay for the next job, since an engine takes seconds to load. */
final class ProcessRunner implements FoldRunner {

    private final WorkerCommand command;
    private final TuningWorker.Task task;
    private final Path logs;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> all = new HashSet<>();
    private final Thread atExit = new Thread(this::endAll, "end workers");
    private int started;
    private boolean closed;

    /** @param logs the folder that what workers say is put into */
    ProcessRunner(WorkerCommand command, TuningWorker.Task task, Path logs) {
        this.command = command;
        this.task = task;
        this.logs = logs;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    @Override
    public FoldResult run(FoldJob job) throws InterruptedException {
        WorkerProcess worker = take();
        FoldResult result = worker.run(job);
        giveBack(worker);
        // A worker that was ended with the search has said nothing of its job.
        requireOpen();
        return result;
    }

    private synchronized void requireOpen() throws InterruptedException {
        if (closed) {
            throw new InterruptedException("The search has ended.");
        }
    }

    private synchronized WorkerProcess take() throws InterruptedException {
        requireOpen();
        @Nullable WorkerProcess worker = idle.poll();
        while (worker != null && !worker.isAlive()) {
            all.remove(worker);
            worker = idle.poll();
        }
        if (worker == null) {
            started++;
            worker = new WorkerProcess(command, task, logs.resolve("worker-" + started + ".log"));
            all.add(worker);
        }
        return worker;
    }

    private synchronized void giveBack(WorkerProcess worker) {
        if (worker.isAlive()) {
            idle.add(worker);
        } else {
            all.remove(worker);
        }
    }

    private synchronized void endAll() {
        closed = true;
        all.forEach(WorkerProcess::close);
        all.clear();
        idle.clear();
    }

    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook with it.
        }
    }
}
