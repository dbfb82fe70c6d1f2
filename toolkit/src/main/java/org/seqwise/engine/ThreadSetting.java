package org.seqwise.engine;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A place where an engine reads how many threads it may use.
 *
 * @param name of a system property or a variable of the environment
 * @param isProperty whether it is a system property
 */
record ThreadSetting(String name, boolean isProperty) {

    static ThreadSetting property(String name) {
        return new ThreadSetting(name, true);
    }

    static ThreadSetting variable(String name) {
        return new ThreadSetting(name, false);
    }

    /** Returns what is set now, null if nothing is. */
    @Nullable
    String value(Environment environment) {
        return isProperty ? System.getProperty(name) : environment.variable(name);
    }

    /** Returns the threads that are set now; empty where none are, or what is set is no positive number. */
    OptionalInt count(Environment environment) {
        @Nullable String value = isProperty ? System.getProperty(name) : environment.variable(name);
        return value != null && value.matches("[1-9]\\d{0,5}")
                ? OptionalInt.of(Integer.parseInt(value))
                : OptionalInt.empty();
    }

    /** Returns what is set now, such as {@code OMP_NUM_THREADS=2}, or that nothing is. */
    String describe(Environment environment) {
        String value = value(environment);
        return value == null ? name + " not set" : name + "=" + value;
    }
}
