package org.seqwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ai.djl.engine.EngineProvider;
import ai.djl.util.cuda.CudaUtils;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KeepsProperties.class)
class DjlStartTest {

    @Test
    void djlCountsNoGpuAndKeepsItsSetting() {
        DjlStart.countGpusQuietly(FakeGpus.runtimeOnly());
        assertNull(System.getProperty("ai.djl.util.cuda.fork"));
        assertEquals(0, CudaUtils.getGpuCount());
    }

    @Test
    void spellingIsOneMoreEngineAndTheLast() {
        var known = ServiceLoader.load(EngineProvider.class).stream()
                .map(ServiceLoader.Provider::type)
                .toList();
        var learned =
                ServiceLoader.load(EngineProvider.class, new SpellingLoader(DjlStartTest.class.getClassLoader()))
                        .stream()
                        .map(ServiceLoader.Provider::type)
                        .toList();
        assertEquals(known, learned.subList(0, known.size()));
        assertEquals(EnvironmentSpelling.class, learned.get(known.size()));
        assertEquals(known.size() + 1, learned.size());
    }

    @Test
    void causeIsToldInOneLine() {
        Throwable cause = new IllegalStateException(
                "outer",
                new UnsatisfiedLinkError("Unable to load library 'x':\nx: file too short\nthe whole classpath"));
        assertEquals("UnsatisfiedLinkError: Unable to load library 'x': x: file too short", EngineErrors.words(cause));
        assertEquals("AssertionError", EngineErrors.words(new AssertionError()));
    }
}
