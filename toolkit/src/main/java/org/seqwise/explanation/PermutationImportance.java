package org.seqwise.explanation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Scores;

/**
 * How much worse a model is once a feature, or a step, says nothing about the sequence it stands in: its values are exchanged among the
 * sequences (Breiman 2001, <i>Random forests</i>, section 10; model reliance of Fisher, Rudin and Dominici 2019). Of features that say the
 * same, each may be replaced at little loss.
 */
final class PermutationImportance {

    private final PreparedModel model;
    private final PreparedValues values;
    private final List<DonorCircle> circles;
    private final Evaluation unchanged;

    /**
     * Scores the sequences as they are.
     *
     * @param sequences labeled and preprocessed, at least one
     */
    PermutationImportance(PreparedModel model, Sequences sequences, int repeats, long seed) {
        this.model = model;
        values = new PreparedValues(sequences);
        circles = IntStream.range(0, repeats)
                .mapToObj(i -> new DonorCircle(values.stepCounts(), Seeds.derive(seed, "explanation-donors", i)))
                .toList();
        unchanged = evaluate(sequences);
    }

    /** Returns how good the model is on the sequences as they are. */
    Evaluation unchanged() {
        return unchanged;
    }

    /** Returns what is lost by each raw feature, over all its steps. */
    List<Importance> ofFeatures(RawFeatures features) {
        StepSpan all = new StepSpan(0, values.longest() - 1);
        return IntStream.range(0, features.count())
                .mapToObj(f -> importance(
                        features.names().get(f),
                        values.sequences().size(),
                        circle -> values.replaced(circle, all, features.start(f), features.start(f + 1))))
                .toList();
    }

    /** Returns what is lost by the steps, with all their features, from the last back. */
    List<Importance> ofSteps() {
        int width = values.sequences().featureCount();
        return StepSpan.upTo(values.longest()).stream()
                .map(span -> importance(
                        span.toString(), values.countWith(span), circle -> values.replaced(circle, span, 0, width)))
                .toList();
    }

    private Importance importance(String name, int sequences, Function<DonorCircle, Sequences> replacing) {
        double[] rocAucLost = new double[circles.size()];
        double[] logLossGained = new double[circles.size()];
        for (int i = 0; i < rocAucLost.length; i++) {
            Evaluation changed = evaluate(replacing.apply(circles.get(i)));
            rocAucLost[i] = unchanged.rocAuc() - changed.rocAuc();
            logLossGained[i] = changed.logLoss() - unchanged.logLoss();
        }
        return new Importance(name, sequences, Repeated.of(rocAucLost), Repeated.of(logLossGained));
    }

    private Evaluation evaluate(Sequences sequences) {
        // Areas and log-loss hang on no threshold.
        return Evaluation.of(new Scores(model.probabilities(sequences), sequences.labels()), 0.5);
    }
}
