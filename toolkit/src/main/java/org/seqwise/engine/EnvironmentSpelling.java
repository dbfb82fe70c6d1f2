package org.seqwise.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineProvider;
import java.util.Objects;

/**
 * Stands in DJL's registry for the chosen engine, under whatever {@code DJL_DEFAULT_ENGINE} says: DJL dies of a variable that is no
 * engine's exact name. An engine of that very name comes before it. DJL makes one by reflection; no one else should.
 */
public final class EnvironmentSpelling implements EngineProvider {

    @Override
    public String getEngineName() {
        return Objects.requireNonNullElse(System.getenv(EngineChooser.VARIABLE), "");
    }

    /** Returns the last rank, so that DJL takes it only by name. */
    @Override
    public int getEngineRank() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Engine getEngine() {
        return Engines.engine();
    }
}
