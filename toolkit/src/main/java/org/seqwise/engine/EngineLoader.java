package org.seqwise.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.seqwise.data.InvalidInputException;

/** Loads engines' native libraries and says in one sentence why one does not load. */
final class EngineLoader {

    /** First failures: a second try in the same JVM only says that there was a first. */
    private static final Map<String, Throwable> FAILURES = new ConcurrentHashMap<>();

    private EngineLoader() {}

    /**
     * Returns an engine.
     *
     * @param engine in DJL's spelling
     * @throws InvalidInputException if its native library does not load
     */
    static Engine load(String engine) {
        Throwable earlier = FAILURES.get(engine);
        if (earlier != null) {
            throw EngineErrors.doesNotLoad(engine, earlier);
        }
        EngineThreads.settle(engine);
        NativeMemory.settle();
        DjlStart.wake(engine);
        try {
            return Engine.getEngine(engine);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            // A missing library comes as any of these, by engine and by operating system.
            FAILURES.put(engine, e);
            throw EngineErrors.doesNotLoad(engine, e);
        }
    }

    static EngineFacts facts(String engine) {
        Engine loaded = load(engine);
        return new EngineFacts(loaded.getVersion(), loaded.hasCapability(StandardCapabilities.CUDA));
    }
}
