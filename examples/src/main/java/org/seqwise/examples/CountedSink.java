package org.seqwise.examples;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.SequenceSink;

/** Passes sequences on and tells now and then how many they are. */
final class CountedSink implements SequenceSink {

    private static final int STEPS_BETWEEN = 1 << 18;

    private final Consumer<ConvertProgress> listener;
    private final long begin = System.nanoTime();
    private @Nullable SequenceSink target;
    private int sequences;
    private long steps;
    private long told;

    CountedSink(Consumer<ConvertProgress> listener) {
        this.listener = listener;
    }

    /** Sets where they go. */
    CountedSink into(SequenceSink next) {
        target = next;
        return this;
    }

    ConvertProgress progress() {
        return new ConvertProgress(sequences, steps, (System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void accept(SequenceDetails details, float[] source, int from, int count) {
        target().accept(details, source, from, count);
        sequences++;
        steps += count;
        if (steps - told >= STEPS_BETWEEN) {
            told = steps;
            listener.accept(progress());
        }
    }

    @Override
    public void categories(int feature, List<String> names) {
        target().categories(feature, names);
    }

    private SequenceSink target() {
        return Objects.requireNonNull(target, "into must come first");
    }
}
