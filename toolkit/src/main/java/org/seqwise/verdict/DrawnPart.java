package org.seqwise.verdict;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;

/** A part of many sequences to be trained on: drawn, but for the rarer class, of which it keeps a thousand if there are. */
final class DrawnPart {

    /** How many sequences at most. */
    static final int MOST = 20_000;

    private static final long MOST_STEPS = 1_000_000;
    private static final int FEWEST = 1000;
    private static final int RARE_KEPT = 1000;

    private DrawnPart() {}

    /** Returns some of the sequences in their order, or all where they are few. */
    static Sequences of(Sequences all, long seed) {
        int most = (int) Math.min(MOST, Math.max(FEWEST, (double) MOST_STEPS / all.totalSteps() * all.size()));
        if (all.size() <= most) {
            return all;
        }
        int rarer = all.balance().positives() <= all.balance().negatives() ? 1 : 0;
        int[] rare = IntStream.range(0, all.size())
                .filter(i -> all.label(i) == rarer)
                .toArray();
        int[] others = IntStream.range(0, all.size())
                .filter(i -> all.label(i) != rarer)
                .toArray();
        int proportional = (int) ((long) most * rare.length / all.size());
        int kept = Math.max(proportional, Math.min(rare.length, Math.min(RARE_KEPT, most / 2)));
        SplittableRandom random = new SplittableRandom(Seeds.derive(seed, "part", 0));
        return all.subset(IntStream.concat(
                        IntStream.of(drawn(rare, kept, random)), IntStream.of(drawn(others, most - kept, random)))
                .sorted()
                .toArray());
    }

    private static int[] drawn(int[] positions, int count, SplittableRandom random) {
        int[] drawn = positions.clone();
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(drawn.length - i);
            int position = drawn[other];
            drawn[other] = drawn[i];
            drawn[i] = position;
        }
        return Arrays.copyOf(drawn, count);
    }
}
