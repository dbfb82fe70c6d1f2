package org.seqwise.examples;

import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.engine.EngineThreads;
import picocli.CommandLine.Option;

/** How many threads the engine computes with. */
final class ThreadOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that the engine computes with (what is best here for what is to be done).")
    private @Nullable Integer threads;

    /** Tells the engine, which must not be loaded yet. */
    void apply() {
        if (threads != null) {
            InvalidInputException.require(threads > 0, "--threads (%d) must be positive.", threads);
            EngineThreads.set(threads);
        }
    }
}
