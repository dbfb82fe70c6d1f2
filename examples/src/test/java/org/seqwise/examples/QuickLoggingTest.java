package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class QuickLoggingTest {

    @Test
    void sameIsLoggedAsByTheConfigurationOfLog4j() {
        Logger ours = new QuickLogger("org.seqwise.engine.Devices");
        Logger others = new QuickLogger("ai.djl.engine.Engine");
        Run run = Run.of(() -> {
            ours.info("{} computes on the {}.", "It", "CPU");
            ours.debug("nothing");
            others.info("nothing");
            others.warn("a warning", new IllegalStateException("its trace"));
            return 0;
        });
        List<String> lines = run.err().lines().toList();
        assertEquals("It computes on the CPU.", lines.get(0));
        assertEquals("a warning", lines.get(1));
        assertEquals("java.lang.IllegalStateException: its trace", lines.get(2));
        assertTrue(others.isWarnEnabled());
        assertFalse(others.isInfoEnabled());
    }
}
