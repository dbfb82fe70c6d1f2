package org.seqwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeEnvironmentTest {

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nativeCodeSeesWhatIsSet() {
        NativeEnvironment environment = NativeEnvironment.OF_THIS_PROCESS;
        assertNull(environment.variable("SEQWISE_TEST"));
        environment.set("SEQWISE_TEST", "3");
        assertEquals("3", environment.variable("SEQWISE_TEST"));
        assertEquals(
                "3",
                NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
                        .getFunction("getenv")
                        .invokeString(new Object[] {"SEQWISE_TEST"}, false));
    }

    @Test
    void userWhoSaysHowThreadsWaitIsLeftAlone() {
        Map<String, String> variables = new HashMap<>();
        assertEquals(Platform.isLinux(), OpenMpWaiting.isWanted(variables::get));
        variables.put("OMP_WAIT_POLICY", "active");
        assertFalse(OpenMpWaiting.isWanted(variables::get));
    }

    @Test
    void userWhoTunesTheAllocatorIsLeftAlone() {
        Map<String, String> variables = new HashMap<>();
        assertEquals(Platform.isLinux(), NativeMemory.isWanted(variables::get));
        variables.put("MALLOC_ARENA_MAX", "2");
        assertFalse(NativeMemory.isWanted(variables::get));
        variables.clear();
        variables.put("LD_PRELOAD", "/usr/lib/libjemalloc.so");
        assertFalse(NativeMemory.isWanted(variables::get));
    }
}
