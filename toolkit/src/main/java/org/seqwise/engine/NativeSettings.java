package org.seqwise.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the settings that native libraries read when they are loaded. What the user set himself stays. */
final class NativeSettings {

    private static final Logger LOG = LoggerFactory.getLogger(NativeSettings.class);
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    /** What was set here and is no user's. */
    private static final Set<ThreadSetting> OURS = ConcurrentHashMap.newKeySet();

    private final NativeEnvironment environment;

    NativeSettings(NativeEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Makes them; what stands already is not touched, since a loaded engine may read the environment at any time.
     *
     * @param engine in DJL's spelling
     * @param threads positive
     */
    void apply(String engine, int threads) {
        boolean outranks = ThreadChooser.asked().isPresent();
        for (ThreadSetting setting : EngineTable.threadSettings(engine)) {
            String before = setting.value(environment);
            String now = Integer.toString(threads);
            boolean mayChange = before == null || outranks || OURS.contains(setting);
            if (mayChange && !now.equals(before)) {
                set(setting, now);
                OURS.add(setting);
            }
        }
        if (OpenMpWaiting.isWanted(environment)) {
            OpenMpWaiting.VARIABLES.forEach(this::set);
        }
    }

    private void set(ThreadSetting setting, String value) {
        if (setting.isProperty()) {
            System.setProperty(setting.name(), value);
        } else {
            set(setting.name(), value);
        }
    }

    private void set(String variable, String value) {
        try {
            environment.set(variable, value);
        } catch (LinkageError | IllegalStateException e) {
            if (WARNED.compareAndSet(false, true)) {
                LOG.warn(
                        "{}={} cannot be set from within: {}. Maybe set it before the start.",
                        variable,
                        value,
                        EngineErrors.words(e));
            }
        }
    }
}
