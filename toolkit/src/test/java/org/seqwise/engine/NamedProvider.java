package org.seqwise.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineProvider;
import java.util.Arrays;
import java.util.List;

/** An engine that has a name and nothing else. */
record NamedProvider(String name) implements EngineProvider {

    static List<EngineProvider> of(String... names) {
        return Arrays.stream(names).<EngineProvider>map(NamedProvider::new).toList();
    }

    @Override
    public String getEngineName() {
        return name;
    }

    @Override
    public int getEngineRank() {
        return 0;
    }

    @Override
    public Engine getEngine() {
        throw new AssertionError("Choosing an engine must not load it.");
    }
}
