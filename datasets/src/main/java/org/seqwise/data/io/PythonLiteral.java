package org.seqwise.data.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Python values that a NumPy header is written in: a dictionary of strings, booleans, whole numbers, and tuples or lists of them. Nothing
 * is evaluated.
 */
final class PythonLiteral {

    private static final int DEEPEST = 8;

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** Returns the dictionary's entries as {@link String}, {@link Boolean}, {@link Long} and {@link List}; null where it is none. */
    static @Nullable Map<String, Object> dictionary(String text) {
        PythonLiteral literal = new PythonLiteral(text.strip());
        try {
            Map<String, Object> entries = literal.entries();
            return literal.at == literal.text.length() ? entries : null;
        } catch (MalformedException | NumberFormatException e) {
            return null;
        }
    }

    private Map<String, Object> entries() {
        Map<String, Object> entries = new LinkedHashMap<>();
        take('{');
        while (!takes('}')) {
            String key = string();
            take(':');
            if (entries.put(key, value(0)) != null) {
                throw new MalformedException();
            }
            if (!takes(',')) {
                take('}');
                break;
            }
        }
        return entries;
    }

    private Object value(int depth) {
        char first = peek();
        if (first == '(' || first == '[') {
            return values(first == '(' ? ')' : ']', depth);
        }
        if (first == '\'' || first == '"') {
            return string();
        }
        String word = word();
        return switch (word) {
            case "True" -> true;
            case "False" -> false;
            // Python 2 wrote long numbers with an L behind them.
            default -> Long.valueOf(word.endsWith("L") ? word.substring(0, word.length() - 1) : word);
        };
    }

    private List<Object> values(char end, int depth) {
        if (depth == DEEPEST) {
            throw new MalformedException();
        }
        List<Object> values = new ArrayList<>();
        at++;
        while (!takes(end)) {
            values.add(value(depth + 1));
            if (!takes(',')) {
                take(end);
                break;
            }
        }
        return values;
    }

    private String string() {
        char quote = peek();
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw new MalformedException();
        }
        String string = text.substring(at + 1, end);
        at = end + 1;
        return string;
    }

    private String word() {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean takes(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    private void take(char expected) {
        if (!takes(expected)) {
            throw new MalformedException();
        }
    }

    private static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
