package org.seqwise.data;

/**
 * A {@link Preprocessor} for sequences that come one at a time: what can be known before they come is found once. Categories are given by
 * number. Nothing in it changes; any thread may use it.
 */
public final class SingleTransform {

    private static final String ID = "the sequence";

    private final Preprocessor preprocessor;
    private final StepRules rules;
    private final StepTransform transform;
    private final boolean needsLook;

    SingleTransform(Preprocessor preprocessor) {
        this.preprocessor = preprocessor;
        rules = new StepRules(preprocessor.inputNames()).missingAllowed();
        transform = preprocessor.transform(
                Sequences.builder(preprocessor.inputNames()).build());
        needsLook = preprocessor.settings().missing() == MissingRule.ERROR
                || !preprocessor.settings().log1p().isEmpty();
    }

    /**
     * Returns a sequence as a network takes it, (steps that are read, transformed features), row after row.
     *
     * @param steps (steps, features), raw, in the order of training; NaN where a value is missing, if that is allowed
     * @throws InvalidInputException as {@link Preprocessor#apply}, or if there is no step or a step has not the features
     */
    public float[] apply(float[][] steps) {
        rules.require(ID, steps);
        float[] raw = flat(steps);
        if (needsLook && !isPlain(raw)) {
            // Says what is wrong, if anything is.
            preprocessor.transform(sequences(steps));
        }
        ReadSteps rule = preprocessor.readSteps();
        if (rule.areAll()) {
            return transform.apply(raw, steps.length);
        }
        float[] read = rule.apply(ID, raw, steps.length, transform.featureCount());
        return transform.apply(read, read.length / transform.featureCount());
    }

    private float[] flat(float[][] steps) {
        int width = transform.featureCount();
        float[] flat = new float[Math.multiplyExact(steps.length, width)];
        for (int t = 0; t < steps.length; t++) {
            System.arraycopy(steps[t], 0, flat, t * width, width);
        }
        return flat;
    }

    // What is there and above -1 can neither be missing nor without a logarithm.
    private static boolean isPlain(float[] values) {
        for (float value : values) {
            if (!(value > -1)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Looks through a sequence as {@link Preprocessor#inspect} does.
     *
     * @return whether there was something to warn of
     */
    public boolean inspect(float[][] steps) {
        return !isWithinTraining(steps) && preprocessor.inspect(sequences(steps));
    }

    private boolean isWithinTraining(float[][] steps) {
        for (int f = 0; f < transform.featureCount(); f++) {
            FeatureRule rule = transform.rule(f);
            if (rule.hasCategories()) {
                return false;
            }
            for (float[] step : steps) {
                if (!(step[f] >= rule.minimum() && step[f] <= rule.maximum())) {
                    return false;
                }
            }
        }
        return true;
    }

    private Sequences sequences(float[][] steps) {
        return Sequences.builder(preprocessor.inputNames())
                .missingAllowed()
                .addUnlabeled(ID, steps)
                .build();
    }
}
