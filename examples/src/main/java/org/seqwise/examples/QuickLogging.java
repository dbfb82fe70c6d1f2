package org.seqwise.examples;

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Logs what the command's own configuration of Log4j logs, in the same words, without it: Log4j's start is a quarter of the time to a first
 * score. Whoever configures Log4j gets Log4j.
 */
public final class QuickLogging implements SLF4JServiceProvider {

    private static final String PROVIDER = "slf4j.provider";

    private final ILoggerFactory loggers = QuickLogger::new;
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    /** Chooses it for this process, unless something else was asked for; nothing may have been logged yet. */
    static void choose() {
        boolean isOthers = System.getProperties().stringPropertyNames().stream()
                .anyMatch(name -> name.equals(PROVIDER) || name.startsWith("log4j"));
        if (!isOthers) {
            System.setProperty(PROVIDER, QuickLogging.class.getName());
            // Else it says on the standard error that it takes this.
            System.setProperty("slf4j.internal.verbosity", "WARN");
        }
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public @Nullable MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // There is nothing to read.
    }
}
