package org.seqwise.tuning;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Split;
import org.seqwise.evaluation.Metric;
import org.seqwise.evaluation.Scores;

/** Trains and judges folds in this process. The data is mapped, so that any number of processes share one copy of it. */
final class FoldTrainer {

    private final TuningPlan plan;
    private final Path store;
    private @Nullable List<Split> folds;

    FoldTrainer(TuningPlan plan, Path store) {
        this.plan = plan;
        this.store = store;
    }

    /** Returns the figures, or why the training has none. */
    FoldResult run(FoldJob job) {
        long begin = System.nanoTime();
        try {
            return judged(job, folds().get(job.fold() - 1), begin);
        } catch (InvalidInputException e) {
            // Such as a loss that is no longer finite: it is these settings' fault, and would be again.
            return FoldResult.failed(job, secondsSince(begin), String.valueOf(e.getMessage()));
        }
    }

    private FoldResult judged(FoldJob job, Split fold, long begin) {
        SequenceTrainerBuilder builder = SequenceTrainer.builder()
                .epochs(job.epochs())
                .seed(plan.seed())
                .engine(plan.engine())
                .device(plan.device())
                .preprocessing(plan.preprocessing());
        new TrialSettings(job.settings()).applyTo(builder, fold.train());
        try (SequenceClassifier classifier = builder.build().train(fold.train(), fold.validation())) {
            Scores scores = new Scores(
                    classifier.probabilities(fold.test()), fold.test().labels());
            Map<String, Double> figures = new LinkedHashMap<>();
            for (Metric metric : Metric.values()) {
                figures.put(metric.toString(), metric.of(scores, fold.test().weights()));
            }
            return new FoldResult(
                    figures,
                    classifier.provenance().bestEpoch(),
                    classifier.provenance().epochs(),
                    secondsSince(begin),
                    "",
                    job.settings());
        }
    }

    private List<Split> folds() {
        List<Split> dealt = folds;
        if (dealt == null) {
            dealt = plan.partition().folds(plan.partition().learning(SequenceStore.open(store)));
            folds = dealt;
        }
        return dealt;
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
