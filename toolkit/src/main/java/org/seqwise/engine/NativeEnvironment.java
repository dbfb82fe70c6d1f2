package org.seqwise.engine;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment as native libraries of this process see it. Java reads its own copy once, at its start, and cannot change either; the C
 * library can, and a native library that is loaded afterwards sees it.
 */
final class NativeEnvironment implements Environment {

    /** The environment of this process. */
    static final NativeEnvironment OF_THIS_PROCESS = new NativeEnvironment();

    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final Pattern OPEN_MP = Pattern.compile("/lib(gomp|i?omp)");

    private final Map<String, String> changed = new ConcurrentHashMap<>();

    private NativeEnvironment() {}

    /** Returns what was set here, or else what the process was started with. */
    @Override
    public @Nullable String variable(String name) {
        String value = changed.get(name);
        return value == null ? System.getenv(name) : value;
    }

    /**
     * Sets a variable.
     *
     * @throws LinkageError if the C library cannot be called
     * @throws IllegalStateException if it refuses
     */
    void set(String name, String value) {
        int code = Platform.isWindows()
                // The runtime that engines are built on; it tells the system too.
                ? function("ucrtbase", "_putenv").invokeInt(new Object[] {name + "=" + value})
                : function(Platform.C_LIBRARY_NAME, "setenv").invokeInt(new Object[] {name, value, 1});
        if (code != 0) {
            throw new IllegalStateException("The C library does not take " + name + "=" + value + ".");
        }
        changed.put(name, value);
    }

    /** Returns whether OpenMP has read its variables already, where the system tells. */
    boolean hasOpenMp() {
        try (Stream<String> mapped = Files.lines(MAPPED, StandardCharsets.ISO_8859_1)) {
            return mapped.anyMatch(line -> OPEN_MP.matcher(line).find());
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static Function function(String library, String name) {
        return NativeLibrary.getInstance(library).getFunction(name);
    }
}
