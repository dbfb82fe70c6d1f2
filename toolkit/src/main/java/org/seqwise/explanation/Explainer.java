package org.seqwise.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;

/**
 * Explains what a model goes by: for a set of sequences by what is lost when a feature, or a step, is replaced by another sequence's, and
 * by integrated gradients; for one sequence by the latter alone. The figures are the same on every engine to about 1e-4.
 *
 * <p>Values are compared with a baseline: the zeros that the preprocessor's middles become, so that every amount is at its mean in training
 * (its median where scaled robustly, a raw 0 where nothing is scaled) and every category is unknown. What a raw feature becomes (categories,
 * signs of gaps) is replaced together and counts as that feature.
 */
public final class Explainer {

    private final PreparedModel model;
    private final Preprocessor preprocessor;
    private final RawFeatures features;
    private final ExplanationSettings settings;

    /**
     * Explains a model; it is asked, and neither changed nor closed.
     *
     * @param classifier on whichever engine, or on none
     */
    public Explainer(SequenceClassifier classifier, ExplanationSettings settings) {
        this(PreparedModel.of(classifier), classifier.preprocessor(), settings);
    }

    Explainer(PreparedModel model, Preprocessor preprocessor, ExplanationSettings settings) {
        this.model = model;
        this.preprocessor = preprocessor;
        features = RawFeatures.of(preprocessor);
        this.settings = settings;
    }

    /**
     * Explains what the model goes by on a set of sequences. Of more than the settings allow, some are drawn.
     *
     * @param sequences raw and labeled, at least one
     */
    public DataExplanation explain(Sequences sequences) {
        InvalidInputException.require(
                sequences.size() > 0, "There is no sequence to explain; the data must have at least one.");
        InvalidInputException.require(
                sequences.isLabeled(),
                "The sequences have no labels; to tell what a model loses, each needs one. Maybe explain one sequence instead.");
        int[] order = DonorCircle.shuffled(
                sequences.size(), new Random(Seeds.derive(settings.seed(), "explanation-sequences", 0)));
        Sequences drawn = sequences.subset(first(settings.permuted(), order));
        preprocessor.inspect(drawn);
        PermutationImportance importance =
                new PermutationImportance(model, preprocessor.apply(drawn), settings.repeats(), settings.seed());
        int attributed = Math.min(settings.attributed(), drawn.size());
        return new DataExplanation(
                sequences.size(),
                drawn.size(),
                settings.repeats(),
                importance.unchanged().rocAuc(),
                importance.unchanged().logLoss(),
                importance.ofFeatures(features),
                importance.ofSteps(),
                AttributionMap.of(attribute(sequences.subset(first(attributed, order)))));
    }

    private static int[] first(int most, int[] order) {
        int[] some = Arrays.copyOf(order, Math.min(most, order.length));
        // Whoever reads a file reads it in its order.
        Arrays.sort(some);
        return some;
    }

    /**
     * Explains one sequence; labels are not looked at.
     *
     * @param sequences raw
     * @param index which of them
     */
    public SequenceExplanation explain(Sequences sequences, int index) {
        Sequences one = sequences.subset(index);
        preprocessor.inspect(one);
        return attribute(one).get(0);
    }

    private List<SequenceExplanation> attribute(Sequences raw) {
        Sequences prepared = preprocessor.apply(raw);
        // The steps that the network read, as the data has them.
        Sequences ordered = preprocessor.readSteps().apply(raw).withFeatures(preprocessor.inputNames());
        double[] probabilities = model.probabilities(prepared);
        List<SequenceExplanation> explained = new ArrayList<>();
        for (IntegratedGradients.Found found : new IntegratedGradients(model, settings.points()).of(prepared)) {
            int i = explained.size();
            explained.add(new SequenceExplanation(
                    raw.id(i),
                    probabilities[i],
                    found.logit(),
                    found.baseline(),
                    features.names(),
                    ordered.categories(),
                    ordered.steps(i),
                    Arrays.stream(found.added()).map(features::sums).toArray(double[][]::new)));
        }
        return explained;
    }
}
