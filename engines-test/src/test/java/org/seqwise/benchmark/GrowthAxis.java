package org.seqwise.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What grows while all else stands where the question has it: 10 steps of 5 features, 100 units, batches of 1000. */
enum GrowthAxis {
    SEQUENCES("an epoch", "s", "10000,100000,1000000,10000000"),
    STEPS("a sequence", "µs", "10,30,100,300,1000"),
    HIDDEN("a sequence", "µs", "32,64,100,128,256,512"),
    BATCH("a batch", "ms", "1,8,32,128,1000,8192");

    private final String timed;
    private final String unit;
    private final String sizes;

    GrowthAxis(String timed, String unit, String sizes) {
        this.timed = timed;
        this.unit = unit;
        this.sizes = sizes;
    }

    /** Returns what is timed. */
    String timed() {
        return timed;
    }

    /** Returns the unit of its time. */
    String unit() {
        return unit;
    }

    /** Returns the sizes to try: {@code -Dgrowth.steps=10,100} and its like, empty for none, or else the usual ones. */
    List<Integer> sizes() {
        return Stream.of(System.getProperty("growth." + this, sizes).split(","))
                .filter(size -> !size.isBlank())
                .map(size -> Integer.valueOf(size.strip()))
                .toList();
    }

    /** Returns where it is measured; sequences change no batch but of few. */
    Point at(int size) {
        return switch (this) {
            case SEQUENCES -> Point.QUESTION;
            case STEPS -> Point.QUESTION.withSteps(size);
            case HIDDEN -> Point.QUESTION.withHidden(size);
            case BATCH -> Point.QUESTION.withBatch(size);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
