package org.seqwise.tuning;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seqwise.engine.ThreadLimit;

/**
 * How a worker is started: by the same Java as this process, with its class path, its properties that concern DJL, and a share of its memory
 * and of the processors.
 *
 * @param mainClass of the worker
 * @param limit the threads of its engine
 * @param mebibytes of its heap
 */
record WorkerCommand(String mainClass, ThreadLimit limit, long mebibytes) {

    /** With less, no training of any use begins. */
    private static final long FEWEST_MEBIBYTES = 256;

    /**
     * Returns the command of each of several workers.
     *
     * @param processes at a time, which share the most that this process's heap may have
     */
    static WorkerCommand of(ThreadLimit limit, int processes) {
        long share = (Runtime.getRuntime().maxMemory() >> 20) / processes;
        return new WorkerCommand(TuningWorker.class.getName(), limit, Math.max(FEWEST_MEBIBYTES, share));
    }

    /** Starts a process whose complaints go to the end of a file. */
    Process start(Path log) throws java.io.IOException {
        ProcessBuilder builder = new ProcessBuilder(arguments());
        // A class path may be longer than an argument may be.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path", ""));
        builder.environment().putAll(limit.variables());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder.start();
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        arguments.add("-Xmx" + mebibytes + "m");
        properties().forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.add(mainClass);
        return arguments;
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("-D")) {
                String[] parts = argument.substring(2).split("=", 2);
                properties.put(parts[0], parts.length == 2 ? parts[1] : "");
            }
        }
        for (String name : System.getProperties().stringPropertyNames()) {
            // Set by a program rather than on its command line.
            if (name.startsWith("ai.djl.") || name.startsWith("seqwise.") || name.equals("OPT_OUT_TRACKING")) {
                properties.put(name, System.getProperty(name));
            }
        }
        properties.putAll(limit.properties());
        return properties;
    }
}
