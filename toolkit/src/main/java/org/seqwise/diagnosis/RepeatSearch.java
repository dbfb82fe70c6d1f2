package org.seqwise.diagnosis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.seqwise.data.Sequences;

/** Finds sequences that are equal, by numbers that stand for their steps. */
final class RepeatSearch {

    private RepeatSearch() {}

    /** @param hashes one a sequence, in their order */
    static Repeats of(Sequences sequences, long[] hashes) {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        long[] doubles = doubles(sorted);
        Map<Long, Equals> equals = new HashMap<>();
        String conflict = "";
        String first = "";
        for (int i = 0; i < hashes.length; i++) {
            if (Arrays.binarySearch(doubles, hashes[i]) < 0) {
                continue;
            }
            int label = sequences.isLabeled() ? sequences.label(i) : 0;
            int place = i;
            Equals same = equals.computeIfAbsent(hashes[i], hash -> new Equals(place));
            if (same.first != i && first.isEmpty()) {
                first = pair(sequences, same.first, i);
            }
            if (same.counts[1 - label] > 0 && conflict.isEmpty()) {
                conflict = pair(sequences, same.first, i);
            }
            same.counts[label]++;
        }
        return total(equals, conflict.isEmpty() ? first : conflict);
    }

    private static Repeats total(Map<Long, Equals> equals, String example) {
        int repeated = 0;
        int conflicting = 0;
        int mistakes = 0;
        for (Equals same : equals.values()) {
            int fewer = Math.min(same.counts[0], same.counts[1]);
            repeated += same.counts[0] + same.counts[1] - 1;
            conflicting += fewer == 0 ? 0 : same.counts[0] + same.counts[1];
            mistakes += fewer;
        }
        return new Repeats(repeated, conflicting, mistakes, example);
    }

    private static String pair(Sequences sequences, int one, int other) {
        return sequences.id(one) + " and " + sequences.id(other);
    }

    /** Returns the numbers that occur more than once, in order. */
    private static long[] doubles(long[] sorted) {
        long[] found = new long[sorted.length];
        int count = 0;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1] && (count == 0 || found[count - 1] != sorted[i])) {
                found[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Sequences that are equal. */
    private static final class Equals {
        private final int first;
        private final int[] counts = new int[2];

        Equals(int first) {
            this.first = first;
        }
    }
}
