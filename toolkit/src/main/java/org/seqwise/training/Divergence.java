package org.seqwise.training;

import java.util.Locale;
import java.util.Map;
import org.seqwise.data.Sequences;
import org.seqwise.diagnosis.LargestInputs;
import org.seqwise.nn.LogitScorer;
import org.seqwise.nn.Weights;

/**
 * Why a number of a training is not finite, in words.
 *
 * @param text what was seen and where, what made it so, and what to do
 * @param isOfTheData whether sound weights fail with these sequences too, so that no learning rate helps
 */
record Divergence(String text, boolean isOfTheData) {

    private static final int SCORING_BATCH = 1000;

    /** What there is to search for the reason. */
    record Scene(
            TrainingLoop loop, Sequences train, Sequences validation, Map<String, float[]> soundWeights, double rate) {

        private boolean failsWithSoundWeights(Sequences sequences) {
            Weights.restore(loop.block, soundWeights);
            return firstNonFinite(LogitScorer.logits(loop.block, loop.manager, sequences, SCORING_BATCH)) >= 0;
        }
    }

    /**
     * Finds the reason. A loss that is not finite comes of its own batch, or of the step before it, whose gradient left weights that are
     * not: of that step if the batch has sound inputs, and a finite loss with weights that are known to be sound. Leaves those in the block.
     *
     * @param seen what was not finite
     * @param epoch the one under way, from 1
     * @param stepsBefore how many the training took before that epoch
     */
    static Divergence of(NonFiniteException seen, Scene scene, int epoch, long stepsBefore) {
        String what = String.format(
                Locale.ROOT,
                "The %s became %s in epoch %d, at step %d of the training; it must stay finite.",
                seen.what(),
                seen.value(),
                epoch,
                stepsBefore + seen.step());
        if (seen.what() != NonFiniteException.What.WEIGHT) {
            Sequences part = seen.what() == NonFiniteException.What.LOSS ? scene.train() : scene.validation();
            LargestInputs inputs = LargestInputs.of(part, seen.sequences());
            if (inputs.notFinite() > 0) {
                return new Divergence(what + ofBrokenInputs(inputs), true);
            }
            if (scene.failsWithSoundWeights(part.subset(seen.sequences()))) {
                return new Divergence(what + ofLargeInputs(inputs), true);
            }
        }
        return new Divergence(what + ofTheStepBefore(seen, scene, stepsBefore), false);
    }

    private static String ofBrokenInputs(LargestInputs inputs) {
        return String.format(
                Locale.ROOT,
                " Its input is broken: of %s, %,d %s NaN or infinite: %s. Maybe preprocess the sequences: what is missing must be"
                        + " filled in before.",
                inputs.batch(),
                inputs.notFinite(),
                inputs.notFinite() == 1 ? "value is" : "values are",
                inputs.values());
    }

    private static String ofLargeInputs(LargestInputs inputs) {
        return String.format(
                Locale.ROOT,
                " Its input is at fault, %s: the best weights so far fail with it too. Its largest values are %s. Maybe scale the"
                        + " features.",
                inputs.batch(),
                inputs.values());
    }

    private static String ofTheStepBefore(NonFiniteException seen, Scene scene, long stepsBefore) {
        String step = String.format(
                Locale.ROOT,
                " Step %d made the weights so%s.",
                stepsBefore + seen.stepBefore(),
                seen.what() == NonFiniteException.What.WEIGHT
                        ? ""
                        : ": the best weights so far do not fail with the same input");
        String batch = "";
        if (seen.batchBefore().length > 0) {
            LargestInputs inputs = LargestInputs.of(scene.train(), seen.batchBefore());
            batch = String.format(
                    Locale.ROOT, " It learned from %s; their largest values are %s.", inputs.batch(), inputs.values());
        }
        return step
                + batch
                + String.format(
                        Locale.ROOT, " Maybe a smaller learningRate than %s, or a maxGradientNorm.", scene.rate());
    }

    /** Returns the position of the first number that is NaN or infinite, -1 where there is none. */
    static int firstNonFinite(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (!Float.isFinite(numbers[i])) {
                return i;
            }
        }
        return -1;
    }
}
