package org.seqwise.verdict;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Scaling;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Judged;
import org.seqwise.evaluation.ThresholdRule;
import org.seqwise.training.OptimizerChoice;

/** A small LSTM, trained for seconds: enough to see whether there is anything to learn, not how much. */
final class ShortTraining {

    private static final int HIDDEN = 32;
    private static final double RATE = 0.01;
    private static final int BATCH = 128;
    private static final int EPOCHS = 25;
    private static final int PATIENCE = 5;
    // Long sequences would take minutes; usual ones take seconds.
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final double HARDLY = 0.97;
    private static final int LEARNED_BY_HEART = 64;
    private static final int EPOCHS_BY_HEART = 100;

    private ShortTraining() {}

    /**
     * Trains on a split and returns what the model says of its test part. Where that hardly learned anything, it has a second try from another
     * start, with more patience; the validation part says which of the two is taken.
     */
    static Judged judgedTwice(Split split, Preparation preparation, long seed) {
        List<Sequences> parts = List.of(split.validation(), split.test());
        List<Judged> first =
                judged(split, parts, builder(preparation, seed).epochs(EPOCHS).patience(PATIENCE));
        Evaluation seen = first.get(0).evaluation();
        if (seen.logLoss() < HARDLY * seen.floorLogLoss()) {
            return first.get(1);
        }
        List<Judged> second = judged(
                split,
                parts,
                builder(preparation, Seeds.derive(seed, "second try", 0))
                        .epochs(2 * EPOCHS)
                        .patience(2 * PATIENCE));
        return second.get(0).evaluation().logLoss() < seen.logLoss() ? second.get(1) : first.get(1);
    }

    /** Trains on a split and returns what the model says of its test part. */
    static Judged judged(Split split, Preparation preparation, long seed) {
        return judged(split, List.of(split.test()), preparation, seed).get(0);
    }

    /** Trains on a split and returns what the model says of other parts. */
    static List<Judged> judged(Split split, List<Sequences> parts, Preparation preparation, long seed) {
        return judged(split, parts, builder(preparation, seed).epochs(EPOCHS).patience(PATIENCE));
    }

    private static List<Judged> judged(Split split, List<Sequences> parts, SequenceTrainerBuilder builder) {
        try (SequenceClassifier model = builder.build().train(split.train(), split.validation())) {
            return parts.stream().map(model::judge).toList();
        }
    }

    /** Returns the log-loss on some 64 sequences that were learned by heart, as a part of what their ratio has. */
    static double byHeart(Sequences train, Preparation preparation, long seed) {
        Sequences few = train.subset(IntStream.concat(
                        IntStream.range(0, train.size())
                                .filter(i -> train.label(i) == 1)
                                .limit(LEARNED_BY_HEART / 2),
                        IntStream.range(0, train.size())
                                .filter(i -> train.label(i) == 0)
                                .limit(LEARNED_BY_HEART / 2))
                .sorted()
                .toArray());
        // Of 64, some features may have no value at all.
        Sequences prepared = preparation.fit(train).apply(few);
        try (SequenceClassifier model = builder(preparation, seed)
                .preprocessing(
                        PreprocessorSettings.builder().scaling(Scaling.NONE).build())
                .epochs(EPOCHS_BY_HEART)
                .patience(EPOCHS_BY_HEART)
                .build()
                .train(prepared, prepared)) {
            Evaluation known = model.evaluate(prepared);
            return known.logLoss() / known.floorLogLoss();
        }
    }

    private static SequenceTrainerBuilder builder(Preparation preparation, long seed) {
        return SequenceTrainer.builder()
                .preprocessing(preparation.settings())
                .hiddenSize(HIDDEN)
                .optimizer(OptimizerChoice.ADAM)
                .learningRate(RATE)
                .batchSize(BATCH)
                .maxDuration(PATIENT)
                .threshold(ThresholdRule.fixed(0.5))
                .seed(seed);
    }
}
