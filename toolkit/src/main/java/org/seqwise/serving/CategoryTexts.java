package org.seqwise.serving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;

/** The categories that a body names, numbered as they come; which of them are equal as numbers, the preprocessor knows. */
final class CategoryTexts {

    private static final int MOST = 10_000;

    private final List<String> features;
    private final Map<Integer, Map<String, Integer>> codes = new TreeMap<>();

    CategoryTexts(List<String> features, List<String> categorical) {
        this.features = features;
        for (int f = 0; f < features.size(); f++) {
            if (categorical.contains(features.get(f))) {
                codes.put(f, new LinkedHashMap<>());
            }
        }
    }

    boolean has(int feature) {
        return codes.containsKey(feature);
    }

    /** Returns the number of a category of a feature that {@linkplain #has has} such. */
    float code(int feature, String text) {
        Map<String, Integer> known = codes.getOrDefault(feature, Map.of());
        Integer code = known.get(text);
        if (code != null) {
            return code;
        }
        InvalidInputException.require(
                known.size() < MOST,
                "Feature '%s' has more than %d different categories in one body.",
                features.get(feature),
                MOST);
        known.put(text, known.size());
        return known.size() - 1;
    }

    /** Tells a sink, after the last value, what the numbers mean. */
    void tell(SequenceSink sink) {
        codes.forEach((feature, known) -> sink.categories(feature, List.copyOf(known.keySet())));
    }
}
