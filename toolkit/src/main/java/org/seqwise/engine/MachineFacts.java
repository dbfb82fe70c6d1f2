package org.seqwise.engine;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every engine on this machine has in common. */
final class MachineFacts {

    private final GpuProbe gpus;
    private final Environment environment;

    MachineFacts(GpuProbe gpus, Environment environment) {
        this.gpus = gpus;
        this.environment = environment;
    }

    List<EngineReport.Fact> all() {
        List<EngineReport.Fact> facts = new ArrayList<>(whatItIs());
        add(facts, "Offline", Utils.isOfflineMode() ? "yes" : "no; DJL may download native libraries");
        add(facts, "Call home", callsHome() ? "on, since OPT_OUT_TRACKING does not say true" : "off");
        add(facts, "Cache folder", cacheWords(Utils.getCacheDir()));
        return facts;
    }

    /** Returns what results may depend on, and nothing of its owner's. */
    List<EngineReport.Fact> whatItIs() {
        List<EngineReport.Fact> facts = new ArrayList<>();
        add(facts, "DJL", djlVersion());
        add(facts, "Java", property("java.version") + ", " + property("java.vendor"));
        add(facts, "System", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        add(facts, "Processor", Processor.name());
        add(facts, "Cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        add(facts, "NVIDIA driver", gpus.driver().orElse("none"));
        add(facts, "CUDA runtime", gpus.hasRuntime() ? "found" : "none");
        add(facts, "GPUs", gpuWords());
        return facts;
    }

    private static void add(List<EngineReport.Fact> facts, String name, String value) {
        facts.add(new EngineReport.Fact(name, value));
    }

    private static String property(String name) {
        return Objects.requireNonNullElse(System.getProperty(name), "unknown");
    }

    /** Reads the version without waking DJL's registry, which may not survive what is set. */
    private static String djlVersion() {
        Properties properties = new Properties();
        try (var stream = Engine.class.getResourceAsStream("api.properties")) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("djl_version", "unknown");
    }

    private String gpuWords() {
        int count = gpus.count();
        List<String> capabilities = IntStream.range(0, count)
                .mapToObj(gpu -> gpus.computeCapability(gpu).toString())
                .toList();
        return count == 0 ? "none" : count + ", of compute capability " + String.join(", ", capabilities);
    }

    /** As DJL reads it: the variable first. */
    private boolean callsHome() {
        String variable = environment.variable(EngineChooser.CALL_HOME_OFF);
        return !Utils.isOfflineMode()
                && !Boolean.parseBoolean(variable == null ? System.getProperty(EngineChooser.CALL_HOME_OFF) : variable);
    }

    private static String cacheWords(Path folder) {
        if (!Files.isDirectory(folder)) {
            return folder + ", not there yet";
        }
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
            return String.format(Locale.ROOT, "%s, %.1f MB", folder, bytes / 1e6);
        } catch (IOException | UncheckedIOException e) {
            return folder + ", cannot be read: " + e.getMessage();
        }
    }
}
