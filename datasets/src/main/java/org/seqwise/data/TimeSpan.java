package org.seqwise.data;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stretch of time as people write it. */
public final class TimeSpan {

    private static final Pattern WRITTEN = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d|)");
    private static final Map<String, Double> SECONDS =
            Map.of("ms", 0.001, "s", 1.0, "m", 60.0, "h", 3_600.0, "d", 86_400.0);

    private TimeSpan() {}

    /**
     * Reads {@code 90}, {@code 90s}, {@code 1.5m}, {@code 2h}, {@code 7d} or {@code 500ms}.
     *
     * @param name what it is, as a complaint begins
     * @return seconds; a number alone is as it is, in the unit of the data's times where those are numbers
     * @throws InvalidInputException if it is none
     */
    public static double parse(String name, String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        InvalidInputException.require(
                parts.matches(),
                "%s (%s) must be a number, alone or with a unit: 500ms, 90s, 5m, 2h or 7d.",
                name,
                text);
        return Double.parseDouble(parts.group(1)) * SECONDS.getOrDefault(parts.group(2), 1.0);
    }

    /** Returns whether a text that can be read has a unit. */
    public static boolean hasUnit(String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        return parts.matches() && !parts.group(2).isEmpty();
    }
}
