package org.seqwise.engine;

import org.jspecify.annotations.Nullable;

/** The environment's variables; a test has its own. */
@FunctionalInterface
interface Environment {

    /** Returns the variable's text, null where it is not set. */
    @Nullable
    String variable(String name);
}
