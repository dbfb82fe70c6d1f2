package org.seqwise.engine;

/**
 * What only a loaded engine can tell.
 *
 * @param version of the native library
 * @param hasCuda whether it can compute on GPUs by its own account; one engine says so of its build, another only beside a working GPU
 */
record EngineFacts(String version, boolean hasCuda) {

    /** Where the facts come from; a test needs no native library. */
    @FunctionalInterface
    interface Source {

        /**
         * Loads an engine and asks it.
         *
         * @param engine in DJL's spelling
         */
        EngineFacts of(String engine);
    }
}
