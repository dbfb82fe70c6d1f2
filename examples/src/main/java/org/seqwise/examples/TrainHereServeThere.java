package org.seqwise.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.Engines;

/**
 * One model, trained on the chosen engine and served on each that is installed.
 *
 * <p>The lesson: a saved folder does not belong to an engine. Argument: the folder to save to, a temporary one unless given.
 */
public final class TrainHereServeThere {

    private TrainHereServeThere() {}

    /** Trains, saves, loads on every engine and prints how far the probabilities lie apart. */
    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0
                ? Path.of(arguments[0])
                : Files.createTempDirectory("seqwise").resolve("model");
        System.out.printf(Locale.ROOT, "largest difference %.1e%n", largestDifference(folder));
    }

    /** Returns the largest difference between a probability here and there. */
    static double largestDifference(Path folder) {
        Split split =
                QuestionSequences.generate(5_000, 7).atTrueLength().sequences().stratifiedSplit(0.70, 0.15, 7);
        double largest = 0;
        try (SequenceClassifier here =
                SequenceTrainer.builder().hiddenSize(32).epochs(5).build().train(split.train(), split.validation())) {
            here.save(folder);
            System.out.println("trained on " + here.engine() + ", saved to " + folder);
            for (String engine : Engines.installed()) {
                largest = Math.max(largest, difference(here, folder, engine, split.test()));
            }
        }
        return largest;
    }

    private static double difference(SequenceClassifier here, Path folder, String engine, Sequences test) {
        try (SequenceClassifier there = SequenceClassifier.load(folder, engine)) {
            double[] expected = here.probabilities(test);
            double[] served = there.probabilities(test);
            double largest = 0;
            for (int i = 0; i < served.length; i++) {
                largest = Math.max(largest, Math.abs(served[i] - expected[i]));
            }
            System.out.printf(
                    Locale.ROOT,
                    "served on %-8s ROC AUC %.4f%n",
                    engine,
                    there.evaluate(test).rocAuc());
            return largest;
        }
    }
}
