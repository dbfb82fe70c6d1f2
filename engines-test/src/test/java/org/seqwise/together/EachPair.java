package org.seqwise.together;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;
import org.seqwise.engine.Engines;

/** The pairs of different engines on the classpath, in both orders. */
final class EachPair {

    private EachPair() {}

    static List<Arguments> ofEngines() {
        List<Arguments> pairs = new ArrayList<>();
        for (String one : Engines.installed()) {
            for (String other : Engines.installed()) {
                if (!one.equals(other)) {
                    pairs.add(Arguments.of(one, other));
                }
            }
        }
        return pairs;
    }
}
