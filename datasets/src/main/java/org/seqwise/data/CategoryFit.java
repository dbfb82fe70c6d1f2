package org.seqwise.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fits the rule of a feature whose values are names: collects those that training has. */
final class CategoryFit extends SeenPass {

    private static final int MOST = 100;

    private final CategoryNames names;
    private final float[] values = new float[MOST];
    private int count;

    CategoryFit(String name, Sequences train) {
        super(name);
        names = new CategoryNames(train, name);
    }

    @Override
    void see(float value) {
        float number = value + 0f;
        int found = Arrays.binarySearch(values, 0, count, number);
        if (found < 0) {
            InvalidInputException.require(
                    count < MOST,
                    "Feature '%s' has more than %d categories, the most there may be. Maybe it is an amount, or group them.",
                    name,
                    MOST);
            int place = -found - 1;
            System.arraycopy(values, place, values, place + 1, count - place);
            values[place] = number;
            count++;
        }
    }

    @Override
    public @Nullable ColumnPass next() {
        requireSeen();
        return null;
    }

    @Override
    FeatureRule rule() {
        List<String> categories = IntStream.range(0, count)
                .mapToObj(i -> names.name(values[i]))
                .sorted(CategoryNames.ORDER)
                .toList();
        return new FeatureRule(
                name, -Double.MAX_VALUE, Double.MAX_VALUE, 0, ValueRule.NONE, categories, anyMissing(), sinceSeen());
    }
}
