package org.seqwise.examples;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/** One line that a bar is drawn on. It ends once, when it is told to: the bar's own thread may come late, or not at all. */
final class BarLine extends ConsoleProgressBarConsumer {

    private final PrintStream out;
    private boolean isEnded;

    BarLine(PrintStream out) {
        super(out);
        this.out = out;
    }

    BarLine(PrintStream out, int width) {
        super(out, width);
        this.out = out;
    }

    @Override
    public synchronized void accept(String bar) {
        if (!isEnded) {
            super.accept(bar);
        }
    }

    /** Does nothing: see {@link #end}. */
    @Override
    public void close() {}

    synchronized void end() {
        if (!isEnded) {
            out.println();
            isEnded = true;
        }
    }
}
