package org.seqwise.tuning;

import java.util.List;
import org.seqwise.data.InvalidInputException;

/** One setting and what it may be. */
sealed interface Dimension permits ChoiceDimension, RangeDimension {

    /** What is searched. */
    TrainerSetting setting();

    /**
     * Returns a value.
     *
     * @param uniform drawn from [0, 1)
     */
    String value(double uniform);

    /** Returns how many values there are; infinite for a range of numbers. */
    double size();

    /**
     * Reads {@code hidden=16,32}, {@code dropout=0..0.5} or {@code learning-rate=1e-4..1e-2:log}.
     *
     * @throws InvalidInputException if it is none of these, or a value is not one of the setting's; the message begins with the text
     */
    static Dimension parse(String text) {
        try {
            int equals = text.indexOf('=');
            InvalidInputException.require(
                    equals > 0, "a dimension is NAME=VALUES, such as hidden=16,32 or learning-rate=1e-4..1e-2:log.");
            TrainerSetting setting = TrainerSetting.of(text.substring(0, equals).strip());
            String values = text.substring(equals + 1).strip();
            return values.contains("..")
                    ? RangeDimension.parse(setting, values)
                    : new ChoiceDimension(setting, List.of(values.split("\\s*,\\s*", -1)));
        } catch (InvalidInputException e) {
            throw new InvalidInputException("'" + text + "': " + e.getMessage(), e);
        }
    }
}
