package org.seqwise.data.io;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;

/** The categories of each feature that has such, numbered as they come. */
final class CategoryCodes {

    // Beyond, a column is not of categories, and its texts would fill the memory.
    private static final int MOST = 10_000;

    // As in CategoryNames: beyond, a text is no number.
    private static final int LONGEST_NUMBER = 50;

    private final List<String> features;
    private final List<@Nullable Map<String, Integer>> codes = new ArrayList<>();

    CategoryCodes(List<String> features, List<String> categorical) {
        this.features = features;
        for (String column : categorical) {
            InvalidInputException.require(
                    features.contains(column),
                    "categorical (%s) must be a feature; they are %s.",
                    column,
                    Quoted.list(features, 30));
        }
        for (String feature : features) {
            codes.add(categorical.contains(feature) ? new HashMap<>() : null);
        }
    }

    boolean has(int feature) {
        return codes.get(feature) != null;
    }

    /** Returns the number of a category; a text that is a number counts as that number, however it is written. */
    float code(int feature, String text) {
        Map<String, Integer> known = codes.get(feature);
        if (known == null) {
            throw new IllegalArgumentException("Feature " + feature + " has no categories.");
        }
        Integer code = known.get(text);
        if (code == null) {
            String plain = plain(text);
            code = known.computeIfAbsent(plain, name -> known.size());
            InvalidInputException.require(
                    code < MOST,
                    "Column '%s' has more than %d different values; it must be of categories. Maybe leave it out of --categorical.",
                    features.get(feature),
                    MOST);
        }
        return code;
    }

    // In decimal, since whole numbers of nine digits and more are no different float32; as CategoryNames writes values
    // that are numbers.
    private static String plain(String text) {
        if (text.length() > LONGEST_NUMBER || !Float.isFinite(DecimalText.parse(text))) {
            return text;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        // Its zeros would be written out: 1e-999999999 is a short text.
        return Math.abs(number.scale()) > LONGEST_NUMBER ? text : number.toPlainString();
    }

    /** Tells a sink, after the last sequence, what the numbers mean. */
    void tell(SequenceSink sink) {
        for (int feature = 0; feature < features.size(); feature++) {
            Map<String, Integer> known = codes.get(feature);
            if (known != null) {
                String[] names = new String[known.size()];
                known.forEach((name, code) -> names[code] = name);
                sink.categories(feature, List.of(names));
            }
        }
    }
}
