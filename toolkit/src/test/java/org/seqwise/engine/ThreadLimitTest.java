package org.seqwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadLimitTest {

    @Test
    void everySettingOfTheEngineIsSet() {
        ThreadLimit limit = ThreadLimit.of("pytorch", 2);
        assertEquals(
                Map.of(
                        "seqwise.threads", "2",
                        "ai.djl.pytorch.num_threads", "2",
                        "ai.djl.pytorch.num_interop_threads", "2"),
                limit.properties());
        assertEquals("2", limit.variables().get("OMP_NUM_THREADS"));
        assertEquals(Map.of("seqwise.threads", "2"), ThreadLimit.of("none", 2).properties());
    }
}
