package org.seqwise.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The processor's name: engines choose their code by it, and so their last digits. */
final class Processor {

    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final String KEY = "model name";

    private Processor() {}

    /** Returns the name where the system tells it, and else the architecture's. */
    static String name() {
        String architecture = Objects.requireNonNullElse(System.getProperty("os.arch"), "unknown");
        // Windows has it in a variable.
        String otherwise = Objects.requireNonNullElse(System.getenv("PROCESSOR_IDENTIFIER"), architecture);
        if (!Files.isReadable(LINUX)) {
            return otherwise;
        }
        try (Stream<String> lines = Files.lines(LINUX, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(KEY))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
