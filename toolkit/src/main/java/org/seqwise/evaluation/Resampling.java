package org.seqwise.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws samples of sequences with replacement. */
sealed interface Resampling {

    /**
     * Draws one.
     *
     * @param counts (sequences), gets how often each is in it
     */
    void draw(SplittableRandom random, int[] counts);

    /** As many of each class as there are, so that no sample lacks one. */
    record Stratified(int[] zeros, int[] ones) implements Resampling {

        /** @param order all positions: sequences that come in another order are drawn alike where this is by their values */
        static Stratified of(int[] labels, int... order) {
            return new Stratified(positions(labels, 0, order), positions(labels, 1, order));
        }

        private static int[] positions(int[] labels, int label, int... order) {
            return IntStream.of(order).filter(i -> labels[i] == label).toArray();
        }

        @Override
        public void draw(SplittableRandom random, int[] counts) {
            Arrays.fill(counts, 0);
            for (int[] positions : List.of(zeros, ones)) {
                for (int i = 0; i < positions.length; i++) {
                    counts[positions[random.nextInt(positions.length)]]++;
                }
            }
        }
    }

    /** As many groups as there are, each whole. */
    record Grouped(int[][] groups) implements Resampling {

        static Grouped of(List<String> names) {
            Map<String, IntStream.Builder> members = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                members.computeIfAbsent(names.get(i), name -> IntStream.builder())
                        .add(i);
            }
            return new Grouped(names.stream()
                    .distinct()
                    .map(members::get)
                    .map(positions -> positions.build().toArray())
                    .toArray(int[][]::new));
        }

        @Override
        public void draw(SplittableRandom random, int[] counts) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < groups.length; i++) {
                for (int position : groups[random.nextInt(groups.length)]) {
                    counts[position]++;
                }
            }
        }
    }
}
