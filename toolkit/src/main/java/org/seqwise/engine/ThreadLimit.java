package org.seqwise.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What tells an engine, in a process that is yet to start, how many threads it may use.
 *
 * @param properties system properties by name
 * @param variables of the environment by name
 */
public record ThreadLimit(Map<String, String> properties, Map<String, String> variables) {

    /** Copies the maps. */
    public ThreadLimit {
        properties = Map.copyOf(properties);
        variables = Map.copyOf(variables);
    }

    /**
     * Returns the settings for one engine; none for one that is not known.
     *
     * @param engine in upper or lower case
     * @param threads positive
     */
    public static ThreadLimit of(String engine, int threads) {
        Map<String, String> properties = new LinkedHashMap<>();
        Map<String, String> variables = new LinkedHashMap<>();
        properties.put(ThreadChooser.PROPERTY, Integer.toString(threads));
        EngineTable.find(engine).ifPresent(entry -> entry.threadSettings()
                .forEach(setting -> (setting.isProperty() ? properties : variables)
                        .put(setting.name(), Integer.toString(threads))));
        return new ThreadLimit(properties, variables);
    }
}
