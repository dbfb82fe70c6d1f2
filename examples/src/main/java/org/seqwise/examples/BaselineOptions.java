package org.seqwise.examples;

import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.baseline.BaselineComparison;
import org.seqwise.baseline.Baselines;
import org.seqwise.data.Split;
import org.seqwise.evaluation.Scores;
import picocli.CommandLine.Option;

/** Whether the model is judged beside what it has to beat. */
final class BaselineOptions {

    @Option(
            names = "--no-baselines",
            description = "Do not fit the ratio, length, logistic regression and boosted trees beside the model.")
    private boolean areUnwanted;

    /**
     * Fits the baselines on the training part and compares.
     *
     * @param scores what the model said of the test part
     * @return null where they are not wanted
     */
    @Nullable
    BaselineComparison compare(SequenceClassifier classifier, Scores scores, Split split) {
        if (areUnwanted) {
            return null;
        }
        return Baselines.fit(
                        classifier.preprocessor(),
                        split.train(),
                        classifier.provenance().seed())
                .compare(name(classifier), scores, split.test());
    }

    private static String name(SequenceClassifier classifier) {
        return switch (classifier.network().cell()) {
            case LSTM -> "LSTM";
            case GRU, GRU_RESET_BEFORE -> "GRU";
        };
    }

    /** Prints, as the first line of the result, that the model does not beat them; nothing where it does. */
    static void printWhereNotBeaten(@Nullable BaselineComparison comparison) {
        if (comparison != null && !comparison.beatsAll()) {
            System.out.printf("%n%s%n", comparison.verdict());
        }
    }

    /** Prints the table, and that the model beats them where it does. */
    static void print(@Nullable BaselineComparison comparison) {
        if (comparison == null) {
            return;
        }
        System.out.printf("%nBeside the baselines, on the test part:%n%s%n", comparison);
        if (comparison.beatsAll()) {
            System.out.println(comparison.verdict());
        }
    }
}
