package org.seqwise.tuning;

import java.util.HashSet;
import java.util.List;
import org.seqwise.data.InvalidInputException;

/**
 * A setting that is one of some values, each as likely.
 *
 * @param values at least one, all different; a single one is fixed
 */
record ChoiceDimension(TrainerSetting setting, List<String> values) implements Dimension {

    ChoiceDimension {
        values = List.copyOf(values);
        InvalidInputException.require(
                !values.isEmpty() && !values.contains(""),
                "%s must have a value between any two commas. Maybe %s=A,B.",
                setting,
                setting);
        InvalidInputException.require(
                new HashSet<>(values).size() == values.size(),
                "%s (%s) must have each value once.",
                setting,
                String.join(",", values));
        values.forEach(setting::require);
    }

    @Override
    public String value(double uniform) {
        return values.get((int) (uniform * values.size()));
    }

    @Override
    public double size() {
        return values.size();
    }

    @Override
    public String toString() {
        return setting + "=" + String.join(",", values);
    }
}
