package org.seqwise.data.io;

import java.util.Collection;
import java.util.stream.Collectors;

/** What was found in a file, as an error shows it: one line, of bearable length. */
final class Quoted {

    private static final int LONGEST = 60;
    private static final int LONGEST_MESSAGE = 200;

    private Quoted() {}

    static String shortened(String text) {
        String line = text.replaceAll("\\R", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    /** Returns the first line of what a library says of a failure, as a sentence. */
    static String shortenedMessage(Exception failure) {
        String first =
                String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
        String line = first.length() <= LONGEST_MESSAGE ? first : first.substring(0, LONGEST_MESSAGE) + "...";
        return line.endsWith(".") ? line : line + ".";
    }

    static String list(Collection<String> texts, int most) {
        String first =
                texts.stream().limit(most).map(t -> "'" + shortened(t) + "'").collect(Collectors.joining(", "));
        return texts.size() <= most ? first : first + " and " + (texts.size() - most) + " more";
    }
}
