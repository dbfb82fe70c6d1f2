package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.OutputStream;
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
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void processThatOnlyScoresHasTheThreadsThatAreBestForIt(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (SequenceClassifier classifier = Study.tinyModel(2)) {
            classifier.save(folder.resolve("model"));
        }
        String engine = Engines.engine().getEngineName();
        ProcessBuilder loading = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dai.djl.default_engine=" + engine,
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                Loading.class.getName(),
                folder.resolve("model").toString());
        loading.environment().remove("OMP_NUM_THREADS");
        Process process = loading.start();
        process.getErrorStream().transferTo(OutputStream.nullOutputStream());
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        int cores = Runtime.getRuntime().availableProcessors();
        assertEquals("threads " + (engine.equals("PyTorch") ? 1 : cores), told.strip());
    }

    /** Loads a model and says how many threads its engine has. */
    static final class Loading {

        private Loading() {}

        public static void main(String[] arguments) {
            SequenceClassifier.load(Path.of(arguments[0])).close();
            System.out.println("threads " + threads());
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
