package org.seqwise.together;

import java.util.function.Supplier;

/** Asks for an engine as a user does, for a while. */
final class OnEngine {

    private static final String PROPERTY = "ai.djl.default_engine";

    private OnEngine() {}

    static <T> T run(String engine, Supplier<T> work) {
        String before = System.getProperty(PROPERTY);
        System.setProperty(PROPERTY, engine);
        try {
            return work.get();
        } finally {
            if (before == null) {
                System.clearProperty(PROPERTY);
            } else {
                System.setProperty(PROPERTY, before);
            }
        }
    }
}
