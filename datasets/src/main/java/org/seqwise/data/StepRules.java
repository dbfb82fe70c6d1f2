package org.seqwise.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What the steps of sequences with certain features must be, wherever they are put. */
final class StepRules {

    private final List<String> featureNames;
    private boolean missingAllowed;

    StepRules(List<String> featureNames) {
        this.featureNames = List.copyOf(featureNames);
        requireNames(featureNames);
    }

    /** Throws unless features may be called so. */
    static void requireNames(List<String> featureNames) {
        InvalidInputException.require(!featureNames.isEmpty(), "There is no feature; a step needs at least one value.");
        InvalidInputException.require(
                featureNames.stream().distinct().count() == featureNames.size(),
                "Features %s must have different names.",
                featureNames);
    }

    StepRules missingAllowed() {
        missingAllowed = true;
        return this;
    }

    List<String> featureNames() {
        return featureNames;
    }

    /** Throws unless all steps may be there. */
    void require(String id, float[][] steps) {
        requireStep(id, steps.length);
        for (float[] step : steps) {
            requireStep(id, step);
        }
    }

    /** Throws unless all of some steps in a flat array may be there. */
    void require(String id, float[] source, int from, int steps) {
        requireStep(id, steps);
        int width = featureNames.size();
        int end = from + Math.multiplyExact(steps, width);
        Objects.checkFromToIndex(from, end, source.length);
        for (int i = from; i < end; i++) {
            if (!isAllowed(source[i])) {
                int start = i - (i - from) % width;
                requireStep(id, Arrays.copyOfRange(source, start, start + width));
            }
        }
    }

    private static void requireStep(String id, int steps) {
        InvalidInputException.require(steps > 0, "Sequence '%s' has no step; it must have at least one.", id);
    }

    private boolean isAllowed(float value) {
        return Float.isFinite(value) || (missingAllowed && Float.isNaN(value));
    }

    private void requireStep(String id, float[] step) {
        InvalidInputException.require(
                step.length == featureNames.size(),
                "Sequence '%s' has a step of %d values; its features are %d: %s.",
                id,
                step.length,
                featureNames.size(),
                featureNames);
        for (int f = 0; f < step.length; f++) {
            InvalidInputException.require(
                    isAllowed(step[f]),
                    "Sequence '%s' has %s in feature '%s'; values must be finite.",
                    id,
                    step[f],
                    featureNames.get(f));
        }
    }
}
