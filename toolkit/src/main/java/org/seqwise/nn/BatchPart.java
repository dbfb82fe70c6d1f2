package org.seqwise.nn;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Sequences of a batch that are learned from apart from the others, so that no more memory is needed than theirs.
 *
 * @param first the position of the first one
 * @param size how many they are
 * @param batch how many the batch has
 */
public record BatchPart(int first, int size, int batch) {

    // Outputs of all layers at all steps; an engine keeps some 87 bytes of each until the gradient has gone back: 1 GB.
    private static final long MOST_NUMBERS = 12_000_000;
    // Of fewer sequences, products of matrices would be slower than the memory is worth, up to 2.5 GB.
    private static final int FEWEST_SEQUENCES = 100;
    private static final long MOST_NUMBERS_OF_FEW = 30_000_000;

    static BatchPart whole(int batch) {
        return new BatchPart(0, batch, batch);
    }

    /**
     * Returns the parts of a batch in its order: 1, 2, 4 and so on, of one size but for one.
     *
     * @param batch sequences
     * @param numbers outputs of all layers that each sequence has
     */
    static List<BatchPart> of(int batch, long numbers) {
        int parts = 1;
        while (parts < batch && isTooLarge((batch - 1) / parts + 1, numbers)) {
            parts *= 2;
        }
        int count = Math.min(parts, batch);
        return IntStream.range(0, count)
                .mapToObj(part -> {
                    int first = bound(batch, part, count);
                    return new BatchPart(first, bound(batch, part + 1, count) - first, batch);
                })
                .toList();
    }

    private static boolean isTooLarge(int sequences, long numbers) {
        return sequences * numbers > (sequences >= 2 * FEWEST_SEQUENCES ? MOST_NUMBERS : MOST_NUMBERS_OF_FEW);
    }

    private static int bound(int batch, int part, int parts) {
        return Math.toIntExact((long) part * batch / parts);
    }
}
