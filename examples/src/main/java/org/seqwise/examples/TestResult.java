package org.seqwise.examples;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.baseline.BaselineComparison;
import org.seqwise.data.Sequences;
import org.seqwise.diagnosis.DataDescription;
import org.seqwise.evaluation.Bootstrap;
import org.seqwise.evaluation.EvaluationWithIntervals;
import org.seqwise.evaluation.Judged;
import org.seqwise.explanation.Explainer;
import org.seqwise.explanation.ExplanationSettings;
import org.seqwise.report.HtmlReport;
import org.seqwise.report.RunHistory;

/**
 * How a model did on sequences that it was not trained on.
 *
 * @param part the sequences
 * @param judged what it said of them
 * @param figures with their intervals
 * @param beside what it has to beat; null where that was not asked for
 */
record TestResult(
        Sequences part,
        Judged judged,
        EvaluationWithIntervals figures,
        @Nullable BaselineComparison beside) {

    // Enough to see what matters, in seconds.
    private static final ExplanationSettings QUICK = ExplanationSettings.builder()
            .repeats(3)
            .permuted(2000)
            .attributed(200)
            .build();

    static TestResult of(SequenceClassifier classifier, Sequences part, Bootstrap bootstrap) {
        Judged judged = classifier.judge(part);
        return new TestResult(part, judged, bootstrap.evaluate(judged, part.groups()), null);
    }

    /** Returns the same with what it has to beat, null for nothing. */
    TestResult beside(@Nullable BaselineComparison comparison) {
        return new TestResult(part, judged, figures, comparison);
    }

    /**
     * Writes {@code report.html} and says where it is.
     *
     * @param described the data whose figures it shows: those of the training, where they are at hand
     * @param history the curve of the training; null where it is not at hand
     * @param floor the log-loss of the ratio alone on the validation part
     */
    void writePage(
            Path folder,
            SequenceClassifier classifier,
            Sequences described,
            @Nullable RunHistory history,
            double floor) {
        DataDescription data = DataDescription.of(described);
        HtmlReport page = new HtmlReport("Seqwise: " + name(classifier), judged, figures)
                .explanation(new Explainer(classifier, QUICK).explain(part))
                .worst(judged, part, data)
                .data(data)
                .run(classifier.provenance(), classifier.engine(), classifier.engineVersion(), classifier.device());
        if (beside != null) {
            page.baselines(beside);
        }
        if (history != null) {
            page.course(history, floor);
        }
        System.out.printf("%nThe report is in %s.%n", page.write(folder));
    }

    private static String name(SequenceClassifier classifier) {
        return classifier.provenance().source().getOrDefault("data", "generated sequences");
    }
}
