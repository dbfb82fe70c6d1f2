package org.seqwise.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What is logged at WARN by this room while this is open. */
final class Warnings extends AbstractAppender implements AutoCloseable {

    private static final String ROOM = "org.seqwise.data";

    private final LoggerContext context = LoggerContext.getContext(false);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Warnings() {
        super("warnings", null, null, true, Property.EMPTY_ARRAY);
    }

    static Warnings listen() {
        Warnings warnings = new Warnings();
        warnings.start();
        LoggerConfig listening = new LoggerConfig(ROOM, Level.WARN, false);
        listening.addAppender(warnings, Level.WARN, null);
        warnings.context.getConfiguration().addLogger(ROOM, listening);
        warnings.context.updateLoggers();
        return warnings;
    }

    @Override
    public void append(LogEvent event) {
        lines.add(event.getMessage().getFormattedMessage());
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger(ROOM);
        context.updateLoggers();
        stop();
    }
}
