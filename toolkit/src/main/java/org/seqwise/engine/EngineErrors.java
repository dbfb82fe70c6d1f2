package org.seqwise.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.seqwise.data.InvalidInputException;

/** What is said where an engine is missing or does not start. */
final class EngineErrors {

    private EngineErrors() {}

    /** The engine asked for is not there, or is no good for training. */
    static InvalidInputException notAvailable(String asked, List<String> installed) {
        String remedy = "Maybe -D" + EngineChooser.PROPERTY + "=" + nearest(asked, installed);
        String toAdd = EngineTable.find(asked)
                .map(e -> ", or add " + e.artifacts() + ".")
                .orElse(".");
        return new InvalidInputException(String.format(
                Locale.ROOT,
                "Engine (%s) %s; available: %s. %s%s",
                asked,
                EngineTable.canTrain(asked) ? "is not on the classpath" : "cannot train",
                installed.stream().sorted().collect(Collectors.joining(", ")),
                remedy,
                toAdd));
    }

    /** No engine is there at all. */
    static InvalidInputException none() {
        return new InvalidInputException("No engine is on the classpath; one that can train must be. Maybe add "
                + EngineTable.allArtifacts() + ".");
    }

    /** The engine is there and its native library is not, or is of no use here. */
    static InvalidInputException doesNotLoad(String engine, Throwable cause) {
        String natives =
                EngineTable.find(engine).map(e -> " such as " + e.cpuNatives()).orElse("");
        return new InvalidInputException(
                String.format(
                        Locale.ROOT,
                        "Engine (%s) is on the classpath, but its native library does not load: %s. Maybe add its"
                                + " natives for %s %s%s, or be online once, so that DJL can download them.",
                        engine,
                        words(cause),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        natives),
                cause);
    }

    /** Something woke DJL before the engine's name was put right, and DJL does not recover. */
    static InvalidInputException djlDoesNotStart(Throwable cause) {
        return new InvalidInputException(
                "DJL does not start: " + words(cause)
                        + ". Maybe it was used before Engines.choose(), which must come first where an engine's name is set.",
                cause);
    }

    /** Returns the innermost cause in one line. What comes after its second line repeats the whole classpath. */
    static String words(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String kind = root.getClass().getSimpleName();
        String message = root.getMessage();
        return message == null
                ? kind
                : kind + ": "
                        + withoutEnd(message.lines().limit(2).map(String::strip).collect(Collectors.joining(" ")));
    }

    private static String withoutEnd(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String nearest(String asked, List<String> installed) {
        String part = asked.toLowerCase(Locale.ROOT);
        return installed.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
                .findFirst()
                .orElse(installed.get(0));
    }
}
