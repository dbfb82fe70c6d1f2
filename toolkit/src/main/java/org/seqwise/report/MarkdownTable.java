package org.seqwise.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table of texts that are shown as they are. */
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... header) {
        text.append('\n');
        add(header);
        text.append("|")
                .append(String.join("", Collections.nCopies(header.length, "---|")))
                .append('\n');
    }

    /** Adds a row, whose cells may be any text. */
    MarkdownTable add(String... cells) {
        List<String> escaped = Arrays.stream(cells).map(MarkdownTable::escaped).toList();
        text.append(escaped.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    /** Returns a text that Markdown shows as it is, in one line; names come from files, and may hold anything. */
    static String escaped(String text) {
        return text.replaceAll("[\\\\`*_\\[\\]<>|#]", "\\\\$0").replaceAll("\\p{Cntrl}+", " ");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
