package org.seqwise.examples.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.seqwise.SequenceClassifier;

/**
 * The models that the tasks of this process share: each is loaded by the first task that asks for it, and stays until no task has it and
 * another is loaded.
 */
final class ExecutorModels {

    private static final Map<String, Loaded> LOADED = new HashMap<>();
    private static int loadCount;

    private ExecutorModels() {}

    private static final class Loaded {

        private final SequenceClassifier classifier;
        private int users;

        Loaded(SequenceClassifier classifier) {
            this.classifier = classifier;
        }
    }

    /** Returns a model for a task, which gives it back by {@link #giveBack} when it ends, well or not. */
    static SequenceClassifier take(ModelBytes model) {
        synchronized (LOADED) {
            Loaded loaded = LOADED.get(model.sha256());
            if (loaded == null) {
                closeIdle();
                loaded = new Loaded(load(model));
                LOADED.put(model.sha256(), loaded);
                loadCount++;
            }
            loaded.users++;
            return loaded.classifier;
        }
    }

    static void giveBack(ModelBytes model) {
        synchronized (LOADED) {
            Loaded loaded = LOADED.get(model.sha256());
            if (loaded != null) {
                loaded.users--;
            }
        }
    }

    /** Returns how many times this process has loaded one. */
    static int loadCount() {
        synchronized (LOADED) {
            return loadCount;
        }
    }

    /** Returns how many tasks of this process have one. */
    static int userCount() {
        synchronized (LOADED) {
            return LOADED.values().stream().mapToInt(loaded -> loaded.users).sum();
        }
    }

    private static void closeIdle() {
        LOADED.values().removeIf(loaded -> {
            if (loaded.users > 0) {
                return false;
            }
            loaded.classifier.close();
            return true;
        });
    }

    // On a thread that ends: the one that loads an engine may compute more slowly ever after, and Spark's go on.
    private static SequenceClassifier load(ModelBytes model) {
        FutureTask<SequenceClassifier> loading = new FutureTask<>(model::load);
        Thread thread = new Thread(loading, "seqwise-load");
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        try {
            return loading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Spark ended the task while a model was loaded.", e);
        }
    }
}
