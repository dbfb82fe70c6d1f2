package org.seqwise.examples;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, on this process's engine, which can be told to end. */
record CommandProcess(Process process, Path printed) implements AutoCloseable {

    private static final long MOST_SECONDS = 120;

    /** Starts it; what it prints goes into a file. */
    static CommandProcess start(Path printed, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-D"))
                .forEach(command::add);
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("ai.djl.") || name.equals("OPT_OUT_TRACKING")) {
                command.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        command.add(Seqwise.class.getName());
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(printed.toFile()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path", ""));
        return new CommandProcess(builder.start(), printed);
    }

    /** Waits for its end and returns its exit code. */
    int code() throws InterruptedException, IOException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It runs still. " + text());
        }
        return process.exitValue();
    }

    /** Waits until a folder has a file in it, or the process ends. */
    void awaitFileIn(Path folder) throws InterruptedException {
        while (process.isAlive() && (!Files.isDirectory(folder) || isEmpty(folder))) {
            Thread.sleep(20);
        }
    }

    private static boolean isEmpty(Path folder) {
        String[] names = folder.toFile().list((place, name) -> name.endsWith(".checkpoint"));
        return names == null || names.length == 0;
    }

    String text() throws IOException {
        return Files.readString(printed);
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
