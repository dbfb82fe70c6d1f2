package org.seqwise.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * Pools adjacent violators (Ayer et al., 1955): the rates that never fall with the probability and are nearest to the labels by squares. Each
 * block's rate stands at its mean probability. Rates stay 1 / (2 (n + 1)) away from 0 and 1, half of what one more sequence of the other
 * label would make of all n, so that no later sequence is called impossible.
 */
final class IsotonicFit {

    private IsotonicFit() {}

    static IsotonicCalibration of(CalibrationSample sample) {
        Deque<Block> blocks = new ArrayDeque<>();
        for (Block next : tied(sample)) {
            Block last = next;
            while (!blocks.isEmpty() && blocks.getLast().rate() >= last.rate()) {
                last = blocks.removeLast().with(last);
            }
            blocks.addLast(last);
        }
        double edge = 1 / (2.0 * (sample.n() + 1));
        return new IsotonicCalibration(
                blocks.stream().mapToDouble(Block::place).toArray(),
                blocks.stream()
                        .mapToDouble(block -> Math.max(edge, Math.min(1 - edge, block.rate())))
                        .toArray());
    }

    // Equal probabilities have one rate, whatever the order of their labels.
    private static Deque<Block> tied(CalibrationSample sample) {
        double[] probabilities = sample.probabilities();
        int[] order = IntStream.range(0, sample.n())
                .boxed()
                .sorted((i, j) -> Double.compare(probabilities[i], probabilities[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        Deque<Block> blocks = new ArrayDeque<>();
        for (int i : order) {
            double weight = sample.weights()[i];
            double place = probabilities[i];
            Block next = new Block(place, place, weight, weight * place, weight * sample.labels()[i]);
            boolean equal = !blocks.isEmpty() && blocks.getLast().highest() == place;
            blocks.addLast(equal ? blocks.removeLast().with(next) : next);
        }
        return blocks;
    }

    private record Block(double lowest, double highest, double weight, double probability, double ones) {

        Block with(Block higher) {
            return new Block(
                    lowest,
                    higher.highest,
                    weight + higher.weight,
                    probability + higher.probability,
                    ones + higher.ones);
        }

        double rate() {
            return Math.min(1, ones / weight);
        }

        // Rounding must not lead out of the block.
        double place() {
            return Math.max(lowest, Math.min(highest, probability / weight));
        }
    }
}
