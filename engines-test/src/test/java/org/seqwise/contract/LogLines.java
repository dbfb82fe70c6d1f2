package org.seqwise.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What is logged at INFO and WARN while this is open. */
final class LogLines extends AbstractAppender implements AutoCloseable {

    private final LoggerContext context = LoggerContext.getContext(false);
    private final String logger;
    private final List<String> infos = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private LogLines(String logger) {
        super("lines", null, null, true, Property.EMPTY_ARRAY);
        this.logger = logger;
    }

    /** Listens to a logger without settings of its own and to those below it. */
    static LogLines of(String logger) {
        LogLines lines = new LogLines(logger);
        lines.start();
        LoggerConfig listening = new LoggerConfig(logger, Level.INFO, true);
        listening.addAppender(lines, Level.INFO, null);
        lines.context.getConfiguration().addLogger(logger, listening);
        lines.context.updateLoggers();
        return lines;
    }

    @Override
    public void append(LogEvent event) {
        if (event.getLevel().equals(Level.INFO)) {
            infos.add(event.getMessage().getFormattedMessage());
        } else if (event.getLevel().equals(Level.WARN)) {
            warnings.add(event.getMessage().getFormattedMessage());
        }
    }

    /** Returns the lines at INFO with some words in them. */
    List<String> infos(String words) {
        return infos.stream().filter(line -> line.contains(words)).toList();
    }

    /** Returns the lines at WARN with some words in them. */
    List<String> warnings(String words) {
        return warnings.stream().filter(line -> line.contains(words)).toList();
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger(logger);
        context.updateLoggers();
        stop();
    }
}
