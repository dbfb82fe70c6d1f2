package org.seqwise.verdict;

import java.util.LinkedHashMap;
import java.util.Map;
import org.seqwise.baseline.BaselineScores;
import org.seqwise.baseline.Baselines;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Judged;
import org.seqwise.evaluation.Scores;

/** Finds out whether there is anything to learn: by an LSTM, by the same without the order of steps, and by the baselines. */
final class SignalSearch {

    private SignalSearch() {}

    /** @param sequences labeled, padding left away, none of it prepared */
    static Signal of(Sequences sequences, Cut cut, Preparation preparation, long seed) {
        Split split = cut.split(sequences, seed);
        Map<String, Scores> all = new LinkedHashMap<>();
        int[] labels = split.test().labels();
        for (BaselineScores baseline : Baselines.fit(preparation.fit(split.train()), split.train(), seed)
                .score(split.test())) {
            all.put(baseline.baseline().toString(), new Scores(baseline.probabilities(), labels));
        }
        Judged ordered = ShortTraining.judgedTwice(split, preparation, seed);
        Split shuffledSplit = new Split(
                ShuffledSteps.of(split.train(), seed),
                ShuffledSteps.of(split.validation(), seed + 1),
                ShuffledSteps.of(split.test(), seed + 2));
        Judged shuffled = ShortTraining.judged(shuffledSplit, preparation, seed);
        all.put(Signal.IN_ANY_ORDER, shuffled.scores());
        Map<String, Evaluation> others = new LinkedHashMap<>();
        all.forEach((name, scores) -> others.put(name, Evaluation.of(scores, 0.5)));
        all.put(Signal.IN_ORDER, ordered.scores());
        ChanceTest chance = cut.hasBlocks()
                ? ChanceTest.ofBlocks(all.values(), cut.blocks(split.test()), seed)
                : ChanceTest.of(all.values(), seed);
        Bootstrap bootstrap = new Bootstrap(seed);
        return new Signal(
                split.train().size(),
                bootstrap.evaluate(ordered, split.test().groups()),
                others,
                bootstrap.compare(ordered, shuffled, split.test().groups()),
                chance,
                ShortTraining.byHeart(split.train(), preparation, seed));
    }
}
