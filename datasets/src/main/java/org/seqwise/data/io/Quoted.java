package org.seqwise.data.io;

import java.util.Collection;
import java.util.stream.Collectors;

/** What was found in a file, as an error shows it: one line, of bearable length. */
final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    static String shortened(String text) {
        String line = text.replaceAll("\\R", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    static String list(Collection<String> texts, int most) {
        String first =
                texts.stream().limit(most).map(t -> "'" + shortened(t) + "'").collect(Collectors.joining(", "));
        return texts.size() <= most ? first : first + " and " + (texts.size() - most) + " more";
    }
}
