package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        String[] lines = run.err().split("\\R");
        assertEquals("It computes on the CPU.", lines[0]);
        assertEquals("a warning", lines[1]);
        assertEquals("java.lang.IllegalStateException: its trace", lines[2]);
        assertTrue(others.isWarnEnabled());
        assertFalse(others.isInfoEnabled());
    }
}
