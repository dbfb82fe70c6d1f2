package org.seqwise.data;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of one raw feature, as it was fitted.
 *
 * @param name the raw feature's
 * @param minimum the smallest value seen in training; {@code -Double.MAX_VALUE} where that is not known, and for categories
 * @param maximum the largest; {@code Double.MAX_VALUE} likewise
 * @param fill the mean of the values seen in training, which stands in for those before a sequence's first; without meaning for categories
 * @param values what is done to its values; without meaning for categories
 * @param categories the categories seen in training, in the order of their features; empty for an amount
 * @param indicated whether two more features say where it was missing and since when
 * @param sinceSeen what is done to the steps since it was last seen
 */
public record FeatureRule(
        String name,
        double minimum,
        double maximum,
        double fill,
        ValueRule values,
        List<String> categories,
        boolean indicated,
        ValueRule sinceSeen) {

    /** Checks the numbers and copies the list. */
    public FeatureRule {
        categories = List.copyOf(categories);
        InvalidInputException.require(
                minimum <= maximum && Double.isFinite(fill),
                "Feature '%s' cannot have a range of %s to %s and a mean of %s.",
                name,
                minimum,
                maximum,
                fill);
        InvalidInputException.require(
                categories.stream().distinct().count() == categories.size(),
                "Categories %s of feature '%s' must be different.",
                categories,
                name);
    }

    /** Returns the rule of an amount of which nothing is known but what is done to it. */
    public static FeatureRule of(String name, ValueRule values) {
        return new FeatureRule(name, -Double.MAX_VALUE, Double.MAX_VALUE, 0, values, List.of(), false, ValueRule.NONE);
    }

    boolean hasCategories() {
        return !categories.isEmpty();
    }

    /**
     * Returns the number that stands for each category where there is no text: the number that a category's name is or, where not all names
     * are numbers that float32 has, the place of the category from 0 on.
     */
    public float[] codes() {
        CategoryNames names = new CategoryNames(Sequences.builder(List.of(name)).build(), name);
        CategoryPlaces places = CategoryPlaces.of(names, categories);
        float[] numbers = new float[categories.size()];
        float[] order = new float[categories.size()];
        boolean isKnownByNumber = true;
        for (int place = 0; place < numbers.length; place++) {
            BigDecimal number = CategoryNames.number(categories.get(place));
            numbers[place] = number == null ? Float.NaN : number.floatValue();
            order[place] = place;
            isKnownByNumber &= number != null && places.place(numbers[place]) == place;
        }
        return isKnownByNumber ? numbers : order;
    }

    /** Returns a number that stands for no category: the first of -1, -2, ... that is not among {@link #codes}. */
    public float codeOfNone() {
        Set<Float> taken = new HashSet<>();
        for (float code : codes()) {
            taken.add(code);
        }
        float none = -1;
        while (taken.contains(none)) {
            none--;
        }
        return none;
    }

    /** Returns the names of what it becomes. */
    public List<String> outputNames() {
        Stream<String> own =
                hasCategories() ? categories.stream().map(category -> name + "=" + category) : Stream.of(name);
        return indicated
                ? Stream.concat(own, Stream.of(name + " missing", name + " since seen"))
                        .toList()
                : own.toList();
    }
}
