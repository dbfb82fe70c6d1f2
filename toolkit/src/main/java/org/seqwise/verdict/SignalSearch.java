package org.seqwise.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seqwise.baseline.BaselineScores;
import org.seqwise.baseline.Baselines;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.data.Splitter;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Judged;
import org.seqwise.evaluation.Scores;

/** Finds out whether there is anything to learn: by an LSTM, by the same without the order of steps, and by the baselines. */
final class SignalSearch {

    private static final double TRAIN = 0.5;
    private static final double VALIDATION = 0.2;
    private static final int FEWEST_GROUPS = 10;

    private SignalSearch() {}

    /** Returns a part to learn from, one to stop by and one to be judged on; groups stay whole, and recordings are cut in time. */
    static Split split(Sequences sequences, long seed) {
        List<String> names = sequences.groups();
        if (names == null) {
            return Splitter.stratified(seed).split(sequences, TRAIN, VALIDATION);
        }
        long groups = names.stream().distinct().count();
        if (groups < FEWEST_GROUPS && Drift.hasTimes(sequences)) {
            return Splitter.byTime(0).split(sequences, TRAIN, VALIDATION);
        }
        return (groups < FEWEST_GROUPS ? Splitter.stratified(seed) : Splitter.byGroup(seed))
                .split(sequences, TRAIN, VALIDATION);
    }

    /** @param split labeled, padding left away, none of it prepared */
    static Signal of(Split split, Preparation preparation, long seed) {
        Map<String, Scores> all = new LinkedHashMap<>();
        int[] labels = split.test().labels();
        for (BaselineScores baseline : Baselines.fit(preparation.fit(split.train()), split.train(), seed)
                .score(split.test())) {
            all.put(baseline.baseline().toString(), new Scores(baseline.probabilities(), labels));
        }
        Judged ordered = ShortTraining.judged(split, preparation, seed);
        Split shuffledSplit = new Split(
                ShuffledSteps.of(split.train(), seed),
                ShuffledSteps.of(split.validation(), seed + 1),
                ShuffledSteps.of(split.test(), seed + 2));
        Judged shuffled = ShortTraining.judged(shuffledSplit, preparation, seed);
        all.put(Signal.IN_ANY_ORDER, shuffled.scores());
        Map<String, Evaluation> others = new LinkedHashMap<>();
        all.forEach((name, scores) -> others.put(name, Evaluation.of(scores, 0.5)));
        all.put(Signal.IN_ORDER, ordered.scores());
        ChanceTest chance = ChanceTest.of(all.values(), seed);
        Bootstrap bootstrap = new Bootstrap(seed);
        return new Signal(
                split.train().size(),
                bootstrap.evaluate(ordered, split.test().groups()),
                others,
                bootstrap.compare(ordered, shuffled, split.test().groups()),
                chance.quantile(),
                chance.pValue(),
                ShortTraining.byHeart(split.train(), preparation, seed));
    }
}
