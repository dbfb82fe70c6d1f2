package org.seqwise.engine;

import com.sun.jna.Platform;
import java.util.List;
import java.util.Map;

/**
 * How OpenMP's threads wait for each other. They spin unless told otherwise, and spin on where another process has their core: two trainings
 * on the same cores then all but stand still. GNU's is told to spin a thousand times and then to sleep, which costs nothing on a machine that is
 * otherwise idle; to sleep at once costs a seventh on one engine. As soon as more threads compute than there are cores, as from the first
 * validation on, when scoring has threads of its own, GNU's spins a hundred times only unless its policy is active, and small steps take up to three
 * times as long. Others' are left as they are, which know another meaning of an active policy: nobody has measured them.
 */
final class OpenMpWaiting {

    /** What makes them sleep soon. */
    static final Map<String, String> VARIABLES = Map.of("OMP_WAIT_POLICY", "active", "GOMP_SPINCOUNT", "1000");

    /** Where a user says how they wait, whichever OpenMP it is. */
    private static final List<String> SAID_BY = List.of("OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "KMP_BLOCKTIME");

    private OpenMpWaiting() {}

    /** Returns whether it is GNU's, as engines have it on Linux, and no user says how to wait. */
    static boolean isWanted(Environment environment) {
        return Platform.isLinux() && SAID_BY.stream().allMatch(name -> environment.variable(name) == null);
    }
}
