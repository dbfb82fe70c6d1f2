package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.seqwise.engine.Engines;

/** Engines differ in one table; whatever else names one would have to be found and changed for the next. */
class NoEngineIsNamedTest {

    private static final String TABLE = "EngineTable.java";
    private static final List<Path> MAIN_CODE =
            List.of(Path.of("../datasets/src/main/java"), Path.of("../toolkit/src/main/java"));
    private static final Path CONTRACT = Path.of("src/test/java/org/seqwise/contract");

    @Test
    void mainCodeNamesNoEngineOutsideTheTable() throws IOException {
        for (Path folder : MAIN_CODE) {
            assertEquals(List.of(), filesThatNameAnEngine(folder));
        }
    }

    @Test
    void contractNamesNoEngine() throws IOException {
        assertEquals(List.of(), filesThatNameAnEngine(CONTRACT));
    }

    private static List<Path> filesThatNameAnEngine(Path folder) throws IOException {
        List<String> engines = Engines.installed();
        assertEquals(2, engines.size());
        List<Path> found = new ArrayList<>();
        List<Path> sources;
        try (Stream<Path> walk = Files.walk(folder)) {
            sources = walk.filter(path -> path.toString().endsWith(".java")).toList();
        }
        assertTrue(sources.size() > 10, folder + " holds " + sources);
        for (Path source : sources) {
            String text = Files.readString(source).toLowerCase(Locale.ROOT);
            boolean named = engines.stream().anyMatch(engine -> text.contains(engine.toLowerCase(Locale.ROOT)));
            if (named && !source.endsWith(TABLE)) {
                found.add(source);
            }
        }
        return found;
    }
}
