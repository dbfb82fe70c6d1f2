package org.seqwise.data;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is new in the raw values of one feature, beside those of training. */
final class FeatureCheck {

    private static final int EXAMPLES = 3;

    private final FeatureRule rule;
    private final @Nullable CategoryPlaces places;
    private final int source;
    private final CategoryNames names;
    private final Set<String> examples = new LinkedHashSet<>();
    private long outside;
    private float lowest = Float.POSITIVE_INFINITY;
    private float highest = Float.NEGATIVE_INFINITY;
    private long unknown;
    private long missing;

    FeatureCheck(StepTransform transform, int feature, Sequences sequences) {
        rule = transform.rule(feature);
        places = transform.places(feature);
        source = transform.source(feature);
        names = new CategoryNames(sequences, rule.name());
    }

    /** Reads one sequence's steps, row after row; what is new in them is counted. */
    void read(float[] values, int width, int end) {
        if (places != null) {
            readCategories(places, values, width, end);
            return;
        }
        for (int i = source; i < end; i += width) {
            float value = values[i];
            if (!(value >= rule.minimum() && value <= rule.maximum())) {
                note(value);
            }
        }
    }

    private void note(float value) {
        if (Float.isNaN(value)) {
            missing++;
            return;
        }
        outside++;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
    }

    private void readCategories(CategoryPlaces known, float[] values, int width, int end) {
        for (int i = source; i < end; i += width) {
            if (Float.isNaN(values[i])) {
                missing++;
            } else if (known.place(values[i]) == CategoryPlaces.UNKNOWN) {
                unknown++;
                if (examples.size() < EXAMPLES) {
                    examples.add("'" + names.name(values[i]) + "'");
                }
            }
        }
    }

    long outside() {
        return outside;
    }

    long unknown() {
        return unknown;
    }

    void addOutside(FeatureCounts counts) {
        String range = String.format(
                Locale.ROOT, " (%s to %s, in training %s to %s)", lowest, highest, (float) rule.minimum(), (float)
                        rule.maximum());
        counts.add(rule.name(), outside, range);
    }

    void addUnknown(FeatureCounts counts) {
        counts.add(
                rule.name(), unknown, examples.stream().sorted().collect(Collectors.joining(", ", " (such as ", ")")));
    }

    /** Notes gaps that no feature shows, because there were none in training. */
    void addHiddenGaps(FeatureCounts counts) {
        counts.add(rule.name(), rule.indicated() ? 0 : missing, "");
    }
}
