package org.seqwise.examples;

import java.io.PrintStream;
import java.util.function.Consumer;
import org.seqwise.training.StepProgress;
import org.seqwise.training.TrainingProgress;

/** Shows how a training goes: on a terminal as a bar, and elsewhere as a line an epoch, now and then. */
interface TrainingDisplay extends Consumer<TrainingProgress>, AutoCloseable {

    /** Shows how far an epoch is. */
    void step(StepProgress told);

    /** Shows what is not shown yet, and ends the last line; done again, it does nothing. */
    @Override
    void close();

    /** Returns one that writes to a stream. */
    static TrainingDisplay on(PrintStream out, boolean terminal) {
        return terminal ? new TrainingBar(() -> new BarLine(out)) : new Lines(out);
    }

    /** Lines, for a file or a pipe. */
    final class Lines implements TrainingDisplay {

        private final ProgressPrinter<TrainingProgress> printer;

        Lines(PrintStream out) {
            printer = new ProgressPrinter<>(out, false);
        }

        @Override
        public void accept(TrainingProgress told) {
            printer.accept(told);
        }

        @Override
        public void step(StepProgress told) {
            // A log has no use for it.
        }

        @Override
        public void close() {
            printer.finish();
        }
    }
}
