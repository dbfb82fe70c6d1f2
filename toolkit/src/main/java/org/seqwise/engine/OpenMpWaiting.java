package org.seqwise.engine;

import java.util.List;
import java.util.Map;

/**
 * How OpenMP's threads wait for each other. They spin unless told otherwise, and spin on where another process has their core: two trainings
 * on the same cores then all but stand still. GNU's is told to spin a thousand times and then to sleep, which costs nothing on a machine that is
 * otherwise idle; to sleep at once costs a seventh on one engine. Others' are left as they are: nobody has measured them.
 */
final class OpenMpWaiting {

    /** What makes them sleep soon. */
    static final Map<String, String> VARIABLES = Map.of("GOMP_SPINCOUNT", "1000");

    /** Where a user says how they wait, whichever OpenMP it is. */
    private static final List<String> SAID_BY = List.of("OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "KMP_BLOCKTIME");

    private OpenMpWaiting() {}

    static boolean isUnsaid(Environment environment) {
        return SAID_BY.stream().allMatch(name -> environment.variable(name) == null);
    }
}
