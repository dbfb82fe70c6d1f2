package org.seqwise.data.io;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code .ts} file says before its sequences.
 *
 * @param dimensions how many features there are, or {@link #UNSAID}
 * @param seriesLength how many steps each sequence has, or {@link #UNSAID} where they may differ
 * @param classes the labels; null where sequences have none
 * @param classLine where the labels are declared
 */
record TsHeader(int dimensions, int seriesLength, @Nullable List<String> classes, int classLine) {

    static final int UNSAID = -1;

    private static final String CLASSES = "@classlabel";

    /** Reads up to the line {@code @data}. */
    static TsHeader read(TextLines lines) {
        Map<String, String> tags = new HashMap<>();
        int classLine = 0;
        for (String line = lines.nextBefore("@data"); ; line = lines.nextBefore("@data")) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith("%")) {
                continue;
            }
            String[] words = text.split("\\s+", 2);
            String tag = words[0].toLowerCase(Locale.ROOT);
            if (!tag.startsWith("@")) {
                throw lines.broken(
                        "the line begins with '%s'; up to a line '@data' each must begin with @ or #.",
                        Quoted.shortened(words[0]));
            }
            if (tag.equals("@data")) {
                return of(tags, classLine, lines);
            }
            String value = words.length < 2 ? "" : words[1];
            classLine = tag.equals(CLASSES) ? lines.number() : classLine;
            check(tag, value, lines);
            tags.put(tag, value);
        }
    }

    private static void check(String tag, String value, TextLines lines) {
        if (tag.equals("@timestamps") && isTrue(value)) {
            throw lines.broken(
                    "sequences with time stamps cannot be read; they must be plain values, and '@timeStamps false'. Maybe write a long CSV.");
        }
        if (tag.equals("@targetlabel") && isTrue(value)) {
            throw lines.broken(
                    "the labels are numbers to be predicted; they must be classes, after '@classLabel true'.");
        }
    }

    private static TsHeader of(Map<String, String> tags, int classLine, TextLines lines) {
        String dimensions = tags.getOrDefault("@dimensions", tags.get("@dimension"));
        int count = dimensions == null ? UNSAID : number("@dimensions", dimensions, lines);
        if (dimensions == null && isTrue(tags.getOrDefault("@univariate", "false"))) {
            count = 1;
        }
        String length = isTrue(tags.getOrDefault("@equallength", "false")) ? tags.get("@serieslength") : null;
        String[] labels = tags.getOrDefault(CLASSES, "false").split("\\s+", -1);
        return new TsHeader(
                count,
                length == null ? UNSAID : number("@seriesLength", length, lines),
                isTrue(labels[0]) ? List.of(Arrays.copyOfRange(labels, 1, labels.length)) : null,
                classLine);
    }

    private static int number(String tag, String value, TextLines lines) {
        if (!value.matches("[1-9]\\d{0,8}")) {
            throw lines.broken(
                    "%s is '%s'; it must be a positive whole number of at most 9 digits.",
                    tag, Quoted.shortened(value));
        }
        return Integer.parseInt(value);
    }

    private static boolean isTrue(String value) {
        return value.equalsIgnoreCase("true");
    }
}
