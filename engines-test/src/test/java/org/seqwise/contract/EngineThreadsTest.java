package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.engine.EngineThreads;
import org.seqwise.engine.Engines;

class EngineThreadsTest {

    @BeforeAll
    static void loadEngine() {
        Engines.engine();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void openMpOfTheEngineHasTheThreadsInForce() throws IOException {
        Set<String> libraries = openMpLibraries();
        assertFalse(libraries.isEmpty());
        for (String library : libraries) {
            // On a thread of its own, which has what the library read when it was loaded.
            int most = CompletableFuture.supplyAsync(() -> NativeLibrary.getInstance(library)
                            .getFunction("omp_get_max_threads")
                            .invokeInt(new Object[0]))
                    .join();
            assertEquals(threads(), most, library);
        }
    }

    @Test
    void otherNumberIsRefusedOnceAnEngineIsLoaded() {
        EngineThreads.set(threads());
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> EngineThreads.set(threads() + 1));
        String start =
                "threads (" + (threads() + 1) + ") must be set before an engine is loaded; one is, with threads ";
        assertTrue(String.valueOf(e.getMessage()).startsWith(start + threads()), e::getMessage);
    }

    @Test
    void modelTellsTheThreadsOfItsTraining() {
        try (SequenceClassifier classifier = Study.tinyModel(2)) {
            assertEquals(threads(), classifier.provenance().settings().get("threads"));
        }
    }

    private static int threads() {
        return EngineThreads.inForce().orElseThrow().threads();
    }

    private static Set<String> openMpLibraries() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps"), StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains("/libgomp"))
                .map(line -> line.substring(line.indexOf('/')))
                .collect(Collectors.toSet());
    }
}
