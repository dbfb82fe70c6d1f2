package org.seqwise.examples;

import java.io.PrintStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows one living line on a terminal, and elsewhere a line now and then.
 *
 * @param <T> what is told, one line as text
 */
final class ProgressPrinter<T> implements Consumer<T> {

    private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private @Nullable T hidden;
    private int shownLength;
    private long lastPrinted;
    private boolean anyPrinted;

    ProgressPrinter(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void accept(T progress) {
        if (terminal) {
            String line = progress.toString();
            // What is left of a longer line is written over.
            out.print("\r" + line + " ".repeat(Math.max(0, shownLength - line.length())));
            out.flush();
            shownLength = line.length();
            hidden = progress;
        } else if (!anyPrinted || System.nanoTime() - lastPrinted >= NANOS_BETWEEN_LINES) {
            out.println(progress);
            lastPrinted = System.nanoTime();
            hidden = null;
        } else {
            hidden = progress;
        }
        anyPrinted = true;
    }

    /** Ends the living line, or prints the last one that was not shown; done again, it does nothing. */
    void finish() {
        if (terminal && anyPrinted) {
            out.println();
        } else if (hidden != null) {
            out.println(hidden);
        }
        hidden = null;
        anyPrinted = false;
    }
}
