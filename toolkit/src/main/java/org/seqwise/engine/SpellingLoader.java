package org.seqwise.engine;

import ai.djl.engine.EngineProvider;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows the services of its parent and one more engine, {@link EnvironmentSpelling}. */
final class SpellingLoader extends ClassLoader {

    private static final String ENGINES = "META-INF/services/" + EngineProvider.class.getName();

    SpellingLoader(@Nullable ClassLoader parent) {
        super(parent == null ? SpellingLoader.class.getClassLoader() : parent);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        if (!name.equals(ENGINES)) {
            return Collections.emptyEnumeration();
        }
        URL list = SpellingLoader.class.getResource("environment-spelling.provider");
        return Collections.enumeration(List.of(Objects.requireNonNull(list)));
    }
}
