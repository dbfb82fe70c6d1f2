package org.seqwise.examples;

import java.nio.file.Path;
import java.util.Locale;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Split;
import org.seqwise.data.io.CsvSequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.evaluation.Evaluation;

/**
 * Is a learning rate worth looking for? Trains a few epochs at the optimizer's own rate and at the one that a range test finds.
 *
 * <p>The lesson: where there is time for few epochs, a larger rate than the usual one learns more; the test finds it in a hundred steps.
 * Arguments: [CSV]; generated data unless given.
 */
public final class FoundRateTrainer {

    private static final long[] SEEDS = {1, 2, 3};
    private static final int EPOCHS = 5;

    private FoundRateTrainer() {}

    /** Trains twice a seed and prints the test figures. */
    public static void main(String[] arguments) {
        InvalidInputException.require(
                arguments.length <= 1, "%d arguments; there must be at most one: the CSV.", arguments.length);
        Split split = (arguments.length == 0
                        ? QuestionSequences.generate(10_000, 7).atTrueLength().sequences()
                        : CsvSequences.read(Path.of(arguments[0])))
                .stratifiedSplit(0.70, 0.15, 42);
        for (long seed : SEEDS) {
            SequenceTrainerBuilder builder = SequenceTrainer.builder()
                    .hiddenSize(32)
                    .positiveWeight(split.train().balancingWeight())
                    .epochs(EPOCHS)
                    .seed(seed);
            report(seed, builder.build(), split);
            report(seed, builder.learningRateAuto().build(), split);
        }
    }

    private static void report(long seed, SequenceTrainer trainer, Split split) {
        try (SequenceClassifier classifier = trainer.train(split.train(), split.validation())) {
            Evaluation test = classifier.evaluate(split.test());
            System.out.printf(
                    Locale.ROOT,
                    "seed %d  rate %-8s ROC AUC %.4f  log-loss %.4f (ratio alone %.4f)%n",
                    seed,
                    classifier.provenance().settings().get("learningRate"),
                    test.rocAuc(),
                    test.logLoss(),
                    test.floorLogLoss());
        }
    }
}
