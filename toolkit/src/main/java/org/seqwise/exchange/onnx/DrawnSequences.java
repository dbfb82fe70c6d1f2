package org.seqwise.exchange.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.seqwise.data.FeatureRule;
import org.seqwise.data.MissingRule;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.ReadSteps;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** Random sequences such as a model may meet: values within the range of training, categories it knows and one that it does not, gaps. */
final class DrawnSequences {

    static final int COUNT = 256;

    private static final int SHORT = 12;
    private static final int LONG = 120;
    private static final double GAPS = 0.1;
    private static final double SPREADS = 3;

    private final Random random = new Random(42);
    private final List<FeatureRule> rules;
    private final double gaps;
    private final ReadSteps readSteps;

    private DrawnSequences(Preprocessor preprocessor) {
        rules = preprocessor.features();
        readSteps = preprocessor.readSteps();
        gaps = preprocessor.settings().missing() == MissingRule.IMPUTE ? GAPS : 0;
    }

    static Sequences of(Preprocessor preprocessor) {
        return new DrawnSequences(preprocessor).draw(preprocessor.inputNames());
    }

    private Sequences draw(List<String> names) {
        SequencesBuilder builder = Sequences.builder(names).missingAllowed();
        for (int i = 0; i < COUNT; i++) {
            float[][] steps = new float[stepCount(i % 16 == 0 ? LONG : SHORT)][rules.size()];
            for (float[] step : steps) {
                for (int f = 0; f < step.length; f++) {
                    step[f] = random.nextDouble() < gaps ? Float.NaN : value(rules.get(f));
                }
            }
            if (readSteps.masking()) {
                maskSome(steps);
            }
            builder.addUnlabeled("random " + i, steps);
        }
        for (int f = 0; f < rules.size(); f++) {
            if (!rules.get(f).categories().isEmpty()) {
                builder.categories(f, withOneMore(rules.get(f).categories()));
            }
        }
        return builder.build();
    }

    private int stepCount(int longest) {
        int filledUpTo = readSteps.frontPadding();
        return 1 + random.nextInt(filledUpTo == 0 ? longest : Math.min(filledUpTo, longest));
    }

    // The last one stays, for a sequence must have one.
    private void maskSome(float[][] steps) {
        for (float[] step : Arrays.asList(steps).subList(0, steps.length - 1)) {
            if (random.nextBoolean()) {
                Arrays.fill(step, readSteps.maskValue());
            }
        }
    }

    private static List<String> withOneMore(List<String> known) {
        List<String> names = new ArrayList<>(known);
        names.add(String.join("", known) + " unknown");
        return names;
    }

    private float value(FeatureRule rule) {
        if (!rule.categories().isEmpty()) {
            return random.nextInt(rule.categories().size() + 1);
        }
        double low = rule.minimum();
        double high = rule.maximum();
        if (low == -Double.MAX_VALUE || high == Double.MAX_VALUE) {
            double spread = Math.max(rule.values().spread(), Float.MIN_NORMAL);
            return (float) (rule.values().middle() + spread * SPREADS * (2 * random.nextDouble() - 1));
        }
        // More at the lower end, where amounts with a long tail are.
        double part = random.nextDouble();
        return (float)
                Math.max(low, Math.min(high, low + (random.nextBoolean() ? part : part * part * part) * (high - low)));
    }
}
