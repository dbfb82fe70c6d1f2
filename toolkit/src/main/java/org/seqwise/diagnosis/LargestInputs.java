package org.seqwise.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.seqwise.data.Sequences;
import org.seqwise.data.StepScan;

/**
 * What a network was given in one batch, to be told when it failed there.
 *
 * @param sequences how many sequences the batch has
 * @param ids of the first few of them
 * @param notFinite how many of their values are NaN or infinite
 * @param largest a few values: those that are NaN or infinite first, then the largest, whatever their sign
 */
public record LargestInputs(int sequences, List<String> ids, long notFinite, List<Input> largest) {

    private static final int FEW = 3;
    private static final Comparator<Input> LARGEST_FIRST =
            Comparator.comparingDouble(Input::size).reversed();

    /** Copies the lists. */
    public LargestInputs {
        ids = List.copyOf(ids);
        largest = List.copyOf(largest);
    }

    /**
     * One value.
     *
     * @param feature its name
     * @param value as the network saw it
     * @param id of its sequence
     * @param step of its sequence, from 1
     */
    public record Input(String feature, float value, String id, int step) {

        double size() {
            return Float.isNaN(value) ? Double.POSITIVE_INFINITY : Math.abs(value);
        }

        /** Returns it with its place, such as {@code 3.000e+38 (feature 'first', time step 2 of sequence 'q7')}. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.4g (feature '%s', time step %d of sequence '%s')", value, feature, step, id);
        }
    }

    /**
     * Looks through some sequences.
     *
     * @param all as the network sees them
     * @param positions of those of the batch
     */
    public static LargestInputs of(Sequences all, int... positions) {
        List<String> ids = new ArrayList<>();
        List<Input> largest = new ArrayList<>();
        long notFinite = 0;
        int width = all.featureCount();
        StepScan scan = new StepScan();
        for (int position : positions) {
            if (ids.size() < FEW) {
                ids.add(all.id(position));
            }
            float[] values = scan.read(all, position);
            for (int i = 0; i < all.stepCount(position) * width; i++) {
                notFinite += Float.isFinite(values[i]) ? 0 : 1;
                Input input = new Input(all.featureNames().get(i % width), values[i], all.id(position), i / width + 1);
                offer(largest, input);
            }
        }
        return new LargestInputs(positions.length, ids, notFinite, largest);
    }

    private static void offer(List<Input> largest, Input input) {
        if (largest.size() < FEW || input.size() > largest.get(FEW - 1).size()) {
            largest.add(input);
            // Stable: of equals the first stays in front.
            largest.sort(LARGEST_FIRST);
            if (largest.size() > FEW) {
                largest.remove(FEW);
            }
        }
    }

    /** Returns how many sequences, and the first ids, such as {@code 16 sequences ('a', 'b', 'c' and 13 more)}. */
    public String batch() {
        String first = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
        String more = sequences > ids.size() ? String.format(Locale.ROOT, " and %,d more", sequences - ids.size()) : "";
        return String.format(
                Locale.ROOT, "%,d %s (%s%s)", sequences, sequences == 1 ? "sequence" : "sequences", first, more);
    }

    /** Returns the few values, one after the other. */
    public String values() {
        return largest.stream().map(Input::toString).collect(Collectors.joining(", "));
    }
}
