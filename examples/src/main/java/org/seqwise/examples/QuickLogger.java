package org.seqwise.examples;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes warnings to the standard error, and of this project what is worth knowing too, each a line and its trace. */
final class QuickLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1;

    private final boolean isOurs;

    QuickLogger(String name) {
        this.name = name;
        isOurs = name.startsWith("org.seqwise");
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return isOurs;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String message,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        System.err.println(MessageFormatter.basicArrayFormat(message, arguments));
        if (failure != null) {
            failure.printStackTrace(System.err);
        }
    }
}
