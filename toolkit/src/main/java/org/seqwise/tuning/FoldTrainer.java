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
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.engine.Devices;
import org.seqwise.engine.Engines;
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

    /**
     * Returns the figures, or why a training with these settings has none.
     *
     * @throws InvalidInputException if the data, the engine or the device cannot be used, whatever the settings are
     */
    FoldResult run(FoldJob job) {
        long begin = System.nanoTime();
        Split fold = folds().get(job.fold() - 1);
        Engines.engine(plan.engine());
        Devices.choose(plan.device(), plan.engine());
        try {
            return judged(job, fold, begin);
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
            Sequences learning = plan.partition().learning(SequenceStore.open(store));
            // A damaged block is found on its first reading, which shall be here and not in a training.
            learning.copyTo((details, steps, from, count) -> {});
            dealt = plan.partition().folds(learning);
            folds = dealt;
        }
        return dealt;
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
