package org.seqwise.data.io;

/** One line of an ARFF, cell by cell: texts may be in single or double quotes, with a backslash before what would end them. */
final class ArffCells {

    private final TextLines lines;
    private final String line;
    private int at;

    /** @param at where in the line the first cell begins */
    ArffCells(TextLines lines, String line, int at) {
        this.lines = lines;
        this.line = line;
        this.at = at;
    }

    /** Returns whether anything but blanks is left. */
    boolean hasMore() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at < line.length();
    }

    /** Takes a character if it is the next that is not blank. */
    boolean takes(char expected) {
        boolean there = hasMore() && line.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    /** Returns the next text as it stands between its quotes or, without quotes, up to one of some characters or the line's end. */
    String next(String ends) {
        if (!hasMore()) {
            return "";
        }
        char quote = line.charAt(at);
        if (quote == '\'' || quote == '"') {
            return quoted(quote);
        }
        int start = at;
        while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
            at++;
        }
        return line.substring(start, at).strip();
    }

    private String quoted(char quote) {
        int start = ++at;
        while (at < line.length() && line.charAt(at) != quote) {
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= line.length()) {
            throw lines.broken(
                    "a quote is not closed; each must be, on the same line. Maybe write \\%s for one in a text.",
                    quote);
        }
        return line.substring(start, at++);
    }

    /** Returns a text from between quotes without its backslashes. */
    static String unescaped(String text) {
        return text.indexOf('\\') < 0 ? text : text.replaceAll("\\\\(.)", "$1");
    }
}
