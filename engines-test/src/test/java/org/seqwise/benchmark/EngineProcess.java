package org.seqwise.benchmark;

import ai.djl.engine.Engine;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.seqwise.engine.Engines;

/** A virtual machine for one engine, since two in one share what they load, and none gives its memory back. */
final class EngineProcess {

    private static final String ENGINE = "ai.djl.default_engine";
    private static final List<String> PASSED_ON =
            List.of("ai.djl.", "seqwise.", "bench.", "growth.", "OPT_OUT_TRACKING");
    private static final String HEAD = "Engine     ";

    private EngineProcess() {}

    /** Returns the engine that is asked for, or else every engine. */
    static List<String> engines() {
        String asked = System.getProperty(ENGINE, "");
        return asked.isBlank() ? Engines.installed() : List.of(asked);
    }

    /**
     * Runs a main class on an engine, to its end, and returns its exit code.
     *
     * @param options of the virtual machine
     * @param take is given each line of its output and says whether it was meant for it; other lines are shown
     */
    static int run(
            Class<?> mainClass, String engine, List<String> options, List<String> arguments, Predicate<String> take) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(options);
        command.addAll(properties(engine));
        command.add(mainClass.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", classPath());
        try {
            Process process = builder.start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines().filter(take.negate()).forEach(System.out::println);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> properties(String engine) {
        List<String> properties = new ArrayList<>(List.of("-Dfile.encoding=UTF-8", "-D" + ENGINE + "=" + engine));
        for (String name : System.getProperties().stringPropertyNames()) {
            if (PASSED_ON.stream().anyMatch(name::startsWith) && !name.equals(ENGINE)) {
                properties.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        return properties;
    }

    // Maven runs a main class in its own process, with a class loader instead of a class path.
    private static String classPath() {
        if (EngineProcess.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(URL::getPath)
                    .map(File::new)
                    .map(File::getPath)
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    /** Says, in such a virtual machine, which engine it has. */
    static void tellEngine() {
        Engine engine = Engines.engine();
        System.out.println(HEAD + engine.getEngineName() + " " + engine.getVersion() + ": "
                + Engines.threads(engine.getEngineName()));
    }

    /** Returns whether a line says so. */
    static boolean isEngine(String line) {
        return line.startsWith(HEAD);
    }

    /**
     * Measures on a thread that did not load the engine, and ends the virtual machine. On the one that did, an engine may take another kernel
     * than elsewhere, see {@code ScoringThread}.
     */
    static void awayFromLoader(Runnable measure) {
        FutureTask<?> task = new FutureTask<>(measure, null);
        Thread thread = new Thread(task, "benchmark");
        thread.setDaemon(true);
        thread.start();
        try {
            task.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        // Whatever threads an engine leaves behind.
        System.exit(0);
    }
}
