package org.seqwise.engine;

import java.util.List;
import java.util.Map;

/**
 * How OpenMP's threads wait for each other. They spin unless told otherwise, and spin on where another process has their core: two trainings
 * on the same cores then all but stand still. Told to be passive, they sleep.
 */
final class OpenMpWaiting {

    /** What makes them sleep. */
    static final Map<String, String> VARIABLES = Map.of("OMP_WAIT_POLICY", "passive");

    /** Where a user says how they wait, whichever OpenMP it is. */
    private static final List<String> SAID_BY = List.of("OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "KMP_BLOCKTIME");

    private OpenMpWaiting() {}

    static boolean isUnsaid(Environment environment) {
        return SAID_BY.stream().allMatch(name -> environment.variable(name) == null);
    }
}
