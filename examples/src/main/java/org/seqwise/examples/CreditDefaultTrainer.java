package org.seqwise.examples;

import java.nio.file.Path;
import java.util.Locale;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Split;
import org.seqwise.data.io.CsvSequences;
import org.seqwise.evaluation.Evaluation;

/**
 * Real data: will an account default next month, by six months of its bills and payments (UCI 350, Yeh and Lien 2009)?
 *
 * <p>The lesson: several seeds and their mean, since a single run says as much about its seed as about the model; and then another split,
 * since 3,600 accounts to judge by move the figure by a hundredth. Arguments: the CSV [split seed].
 */
public final class CreditDefaultTrainer {

    private static final long[] SEEDS = {1, 2, 3};

    private CreditDefaultTrainer() {}

    /** Trains once a seed and prints each test figure and the mean. */
    public static void main(String[] arguments) {
        InvalidInputException.require(
                arguments.length == 1 || arguments.length == 2,
                "%d arguments; there must be one or two: the CSV [split seed].",
                arguments.length);
        long splitSeed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 42;
        System.out.printf(Locale.ROOT, "mean ROC AUC %.4f%n", meanRocAuc(Path.of(arguments[0]), splitSeed));
    }

    /** Returns the mean test ROC AUC of the seeds. */
    static double meanRocAuc(Path csv, long splitSeed) {
        Split split = CsvSequences.read(csv).stratifiedSplit(0.70, 0.15, splitSeed);
        SequenceTrainerBuilder builder = SequenceTrainer.builder()
                .hiddenSize(32)
                .positiveWeight(split.train().balancingWeight());
        double sum = 0;
        for (long seed : SEEDS) {
            try (SequenceClassifier classifier = builder.seed(seed).build().train(split.train(), split.validation())) {
                Evaluation test = classifier.evaluate(split.test());
                System.out.printf(
                        Locale.ROOT,
                        "seed %d  ROC AUC %.4f  log-loss %.4f (ratio alone %.4f)  F1 %.4f  epoch %d of %d%n",
                        seed,
                        test.rocAuc(),
                        test.logLoss(),
                        test.floorLogLoss(),
                        test.f1(),
                        classifier.provenance().bestEpoch(),
                        classifier.provenance().epochs());
                sum += test.rocAuc();
            }
        }
        return sum / SEEDS.length;
    }
}
