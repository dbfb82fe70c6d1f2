package org.seqwise.baseline;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.seqwise.data.Sequences;

/**
 * The share of 1s by length: of neighbouring lengths together until they are enough, and drawn to the share of all by as much as two further
 * sequences of that share would draw it.
 */
final class LengthRates {

    private static final double PRIOR = 2;

    /** The shortest length that lengths are taken together from, to their share of 1s. */
    private final NavigableMap<Integer, Double> rates;

    private LengthRates(NavigableMap<Integer, Double> rates) {
        this.rates = rates;
    }

    /** How much the sequences of a length weigh, and the 1s among them. */
    private record Tally(double all, double ones) {

        Tally plus(Tally other) {
            return new Tally(all + other.all, ones + other.ones);
        }
    }

    /**
     * Measures.
     *
     * @param train with labels, not all of weight 0
     * @param fewest how much lengths must weigh together to stand alone
     */
    static LengthRates of(Sequences train, double fewest) {
        NavigableMap<Integer, Tally> byLength = new TreeMap<>();
        for (int i = 0; i < train.size(); i++) {
            double weight = train.weight(i);
            byLength.merge(train.stepCount(i), new Tally(weight, weight * train.label(i)), Tally::plus);
        }
        Tally whole = byLength.values().stream().reduce(new Tally(0, 0), Tally::plus);
        NavigableMap<Integer, Double> rates = new TreeMap<>();
        for (Map.Entry<Integer, Tally> bin : bins(byLength, fewest).entrySet()) {
            double prior = PRIOR * whole.ones() / whole.all();
            rates.put(
                    bin.getKey(),
                    (bin.getValue().ones() + prior) / (bin.getValue().all() + PRIOR));
        }
        return new LengthRates(rates);
    }

    private static NavigableMap<Integer, Tally> bins(NavigableMap<Integer, Tally> byLength, double fewest) {
        NavigableMap<Integer, Tally> bins = new TreeMap<>();
        for (Map.Entry<Integer, Tally> length : byLength.entrySet()) {
            Map.Entry<Integer, Tally> last = bins.lastEntry();
            boolean joins = last != null && last.getValue().all() < fewest;
            bins.merge(joins ? last.getKey() : length.getKey(), length.getValue(), Tally::plus);
        }
        // What is left over at the long end stands alone no more than others.
        if (bins.size() > 1 && bins.lastEntry().getValue().all() < fewest) {
            Tally rest = bins.pollLastEntry().getValue();
            bins.merge(bins.lastKey(), rest, Tally::plus);
        }
        return bins;
    }

    /** Returns the share of 1s in [0, 1] of sequences of about this length. */
    double of(int stepCount) {
        Map.Entry<Integer, Double> rate = rates.floorEntry(stepCount);
        return rate == null ? rates.firstEntry().getValue() : rate.getValue();
    }
}
