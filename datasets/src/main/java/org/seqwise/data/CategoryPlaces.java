package org.seqwise.data;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the values of a categorical feature have their places among fitted categories: by name, else as the number that a name is. */
final class CategoryPlaces {

    static final int UNKNOWN = -1;

    private final float[] values;
    private final int[] places;

    private CategoryPlaces(SortedMap<Float, Integer> byValue) {
        values = new float[byValue.size()];
        places = new int[byValue.size()];
        int count = 0;
        for (Map.Entry<Float, Integer> entry : byValue.entrySet()) {
            values[count] = entry.getKey();
            places[count++] = entry.getValue();
        }
    }

    /**
     * @param names of the values
     * @param fitted the categories to find
     */
    static CategoryPlaces of(CategoryNames names, List<String> fitted) {
        Map<String, Integer> byName = new HashMap<>();
        Map<BigDecimal, Integer> byNumber = new HashMap<>();
        for (int place = 0; place < fitted.size(); place++) {
            byName.put(fitted.get(place), place);
            BigDecimal number = CategoryNames.number(fitted.get(place));
            if (number != null) {
                byNumber.putIfAbsent(number, place);
            }
        }
        SortedMap<Float, Integer> byValue = new TreeMap<>();
        Integer texts = names.textCount();
        if (texts == null) {
            byNumber.forEach((number, place) -> addNumber(byValue, names, byName, number, place));
            return new CategoryPlaces(byValue);
        }
        for (int code = 0; code < texts; code++) {
            Integer place = place(names.name(code), byName, byNumber);
            if (place != null) {
                byValue.put((float) code, place);
            }
        }
        return new CategoryPlaces(byValue);
    }

    private static void addNumber(
            Map<Float, Integer> byValue,
            CategoryNames names,
            Map<String, Integer> byName,
            BigDecimal number,
            int place) {
        float value = number.floatValue();
        if (Float.isFinite(value)) {
            String name = names.name(value);
            // A name with more digits than a float has is no value's.
            if (new BigDecimal(name).compareTo(number) == 0) {
                byValue.put(value, byName.getOrDefault(name, place));
            }
        }
    }

    private static @Nullable Integer place(
            String name, Map<String, Integer> byName, Map<BigDecimal, Integer> byNumber) {
        Integer place = byName.get(name);
        BigDecimal number = CategoryNames.number(name);
        return place == null && number != null ? byNumber.get(number) : place;
    }

    /** Returns the place of a value's category, or {@link #UNKNOWN}. */
    int place(float value) {
        // Of 0 and -0, which are the same number, the search knows the first alone.
        int found = Arrays.binarySearch(values, value + 0f);
        return found < 0 ? UNKNOWN : places[found];
    }
}
