package org.seqwise.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Fold;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Scores;
import org.seqwise.evaluation.ThresholdRule;

/**
 * Networks that each hold out another fold to stop by, and say the mean of their probabilities (a cross-validation committee, Parmanto,
 * Munro and Doyle 1996). On a small set this spends nothing: each sequence is learned from by all members but one, and the threshold is
 * found on all of them, each scored by the member that has not learned from it.
 *
 * @param together the members' mean on the test part, at the threshold of the scores out of fold
 * @param members each member alone, at the threshold of its own fold
 * @param outOfFold the scores out of fold, at the threshold found on them: what settings are to be chosen by
 */
record FoldEnsemble(Evaluation together, List<Evaluation> members, Evaluation outOfFold) {

    /**
     * Trains a member a fold and judges them.
     *
     * @param settings of every member but for its seed, which is left changed
     * @param rule how the threshold is found
     * @param seed the members' seeds are derived from it
     */
    static FoldEnsemble train(FoldedParts parts, SequenceTrainerBuilder settings, ThresholdRule rule, long seed) {
        List<double[]> tests = new ArrayList<>();
        List<Evaluation> members = new ArrayList<>();
        DoubleStream.Builder held = DoubleStream.builder();
        settings.threshold(rule);
        for (Fold fold : parts.folds()) {
            settings.seed(Seeds.derive(seed, "member", members.size()));
            try (SequenceClassifier member = settings.build().train(fold.train(), fold.test())) {
                double[] probabilities = member.probabilities(parts.test());
                tests.add(probabilities);
                members.add(evaluate(probabilities, parts.test(), member.threshold()));
                Arrays.stream(member.probabilities(fold.test())).forEach(held);
            }
        }
        Scores outOfFold = new Scores(held.build().toArray(), labelsOutOfFold(parts));
        double threshold = rule.choose(outOfFold);
        return new FoldEnsemble(
                evaluate(mean(tests), parts.test(), threshold), members, Evaluation.of(outOfFold, threshold));
    }

    private static Evaluation evaluate(double[] probabilities, Sequences test, double threshold) {
        return Evaluation.of(new Scores(probabilities, test.labels()), threshold);
    }

    private static int[] labelsOutOfFold(FoldedParts parts) {
        return parts.folds().stream()
                .flatMapToInt(fold -> IntStream.of(fold.test().labels()))
                .toArray();
    }

    private static double[] mean(List<double[]> probabilities) {
        double[] mean = new double[probabilities.get(0).length];
        for (double[] each : probabilities) {
            Arrays.setAll(mean, i -> mean[i] + each[i] / probabilities.size());
        }
        return mean;
    }
}
