package org.seqwise.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fitted rules make of the steps of given sequences. Nothing in it changes; any thread may use it. */
final class StepTransform {

    private final FeatureRule[] rules;
    private final int[] sources;
    private final @Nullable CategoryPlaces[] places;
    private final int inputWidth;
    private final int outputWidth;

    /**
     * @param rules one a raw feature
     * @param sources the place of each raw feature in the sequences
     * @param sequences whose steps it is for
     */
    StepTransform(List<FeatureRule> rules, int[] sources, Sequences sequences) {
        this.rules = rules.toArray(FeatureRule[]::new);
        this.sources = sources.clone();
        places = new CategoryPlaces[rules.size()];
        inputWidth = sequences.featureCount();
        int outputs = 0;
        for (int f = 0; f < places.length; f++) {
            FeatureRule rule = rules.get(f);
            outputs += rule.outputNames().size();
            if (rule.hasCategories()) {
                places[f] = CategoryPlaces.of(new CategoryNames(sequences, rule.name()), rule.categories());
            }
        }
        outputWidth = outputs;
    }

    int featureCount() {
        return rules.length;
    }

    FeatureRule rule(int feature) {
        return rules[feature];
    }

    int source(int feature) {
        return sources[feature];
    }

    /** Returns where the values of a feature have their categories, null for an amount. */
    @Nullable
    CategoryPlaces places(int feature) {
        return places[feature];
    }

    int outputWidth() {
        return outputWidth;
    }

    /**
     * Transforms one sequence.
     *
     * @param raw its steps, row after row
     * @param steps how many
     * @return the same steps of {@link #outputWidth} values
     */
    float[] apply(float[] raw, int steps) {
        float[] target = new float[Math.multiplyExact(steps, outputWidth)];
        int at = 0;
        for (int f = 0; f < rules.length; f++) {
            FeatureRule rule = rules[f];
            CategoryPlaces known = places[f];
            if (known == null) {
                amounts(rule, raw, sources[f], steps, target, at);
                at++;
            } else {
                categories(known, raw, sources[f], steps, target, at);
                at += rule.categories().size();
            }
            if (rule.indicated()) {
                gaps(rule.sinceSeen(), raw, sources[f], steps, target, at);
                at += 2;
            }
        }
        return target;
    }

    private void amounts(FeatureRule rule, float[] raw, int from, int steps, float[] target, int at) {
        ValueRule values = rule.values();
        double last = rule.fill();
        for (int t = 0; t < steps; t++) {
            float value = raw[from + t * inputWidth];
            if (!Float.isNaN(value)) {
                last = value;
            }
            target[at + t * outputWidth] = values.apply(last);
        }
    }

    private void categories(CategoryPlaces known, float[] raw, int from, int steps, float[] target, int at) {
        int last = CategoryPlaces.UNKNOWN;
        for (int t = 0; t < steps; t++) {
            float value = raw[from + t * inputWidth];
            if (!Float.isNaN(value)) {
                last = known.place(value);
            }
            if (last != CategoryPlaces.UNKNOWN) {
                target[at + last + t * outputWidth] = 1;
            }
        }
    }

    private void gaps(ValueRule sinceSeen, float[] raw, int from, int steps, float[] target, int at) {
        int since = 0;
        for (int t = 0; t < steps; t++) {
            since = Float.isNaN(raw[from + t * inputWidth]) ? since + 1 : 0;
            target[at + t * outputWidth] = since > 0 ? 1 : 0;
            target[at + 1 + t * outputWidth] = sinceSeen.apply(since);
        }
    }
}
