package org.seqwise.engine;

import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** Makes DJL's classes wake up in good order: they read their settings once, and a failure then lasts as long as the JVM. */
final class DjlStart {

    /** Tells DJL to count GPUs in a process of its own. Set while its class initialises, it keeps the CUDA runtime out of this one. */
    private static final String COUNT_ELSEWHERE = "ai.djl.util.cuda.fork";

    private DjlStart() {}

    /**
     * Lets DJL find no GPU without asking, where none is usable. A CUDA runtime that is installed all the same would make DJL warn of
     * error 35 each time it counts.
     */
    static void countGpusQuietly(GpuProbe gpus) {
        if (gpus.count() == 0) {
            withProperty(COUNT_ELSEWHERE, "true", () -> initialize(CudaUtils.class));
        }
    }

    /**
     * Wakes DJL's registry of engines, which does not survive a name that it does not know, neither in the property nor in the
     * variable, which it prefers. The property is right for that moment, and the variable's spelling is learned.
     *
     * @param engine in DJL's spelling
     */
    static void wake(String engine) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(isVariableSet() ? new SpellingLoader(before) : before);
        try {
            withProperty(EngineChooser.PROPERTY, engine, () -> initialize(Engine.class));
        } catch (LinkageError e) {
            throw EngineErrors.djlDoesNotStart(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static boolean isVariableSet() {
        String variable = System.getenv(EngineChooser.VARIABLE);
        return variable != null && !variable.isEmpty();
    }

    private static void initialize(Class<?> type) {
        try {
            MethodHandles.lookup().ensureInitialized(type);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void withProperty(String name, String value, Runnable action) {
        @Nullable String before = System.getProperty(name);
        System.setProperty(name, value);
        try {
            action.run();
        } finally {
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        }
    }
}
