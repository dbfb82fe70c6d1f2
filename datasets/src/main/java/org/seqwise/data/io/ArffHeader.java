package org.seqwise.data.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an ARFF says before its rows.
 *
 * @param attributes in the order of a row's cells
 */
record ArffHeader(List<Attribute> attributes) {

    /**
     * One column.
     *
     * @param type {@code numeric}, {@code nominal}, {@code relational} or another
     * @param values the labels of a nominal one, or null
     * @param length how many attributes a relational one has
     * @param line where it is declared
     */
    record Attribute(String name, String type, @Nullable List<String> values, int length, int line) {

        boolean isNumeric() {
            return type.equals("numeric") || type.equals("real") || type.equals("integer");
        }

        boolean isRelational() {
            return type.equals("relational");
        }

        Attribute longer(Attribute inner, TextLines lines) {
            if (!inner.isNumeric()) {
                throw lines.broken(
                        "attribute '%s' within '%s' is %s; it must be numeric.", inner.name(), name, inner.type());
            }
            return new Attribute(name, type, values, length + 1, line);
        }
    }

    /** Reads up to the line {@code @data}. */
    static ArffHeader read(TextLines lines) {
        List<Attribute> attributes = new ArrayList<>();
        boolean within = false;
        for (String line = lines.nextBefore("@data"); ; line = lines.nextBefore("@data")) {
            ArffCells cells = new ArffCells(lines, line, 0);
            if (!cells.hasMore() || line.stripLeading().startsWith("%")) {
                continue;
            }
            String keyword = cells.next(" \t").toLowerCase(Locale.ROOT);
            switch (keyword) {
                case "@relation" -> {}
                case "@attribute" -> within = add(attribute(cells, lines), attributes, within, lines);
                case "@end" -> within = false;
                case "@data" -> {
                    return new ArffHeader(attributes);
                }
                default ->
                    throw lines.broken(
                            "the line begins with '%s'; up to a line '@data' each must begin with @attribute or %%.",
                            Quoted.shortened(keyword));
            }
        }
    }

    /** Adds an attribute, or one within the last, and returns whether the next is within one too. */
    private static boolean add(Attribute attribute, List<Attribute> attributes, boolean within, TextLines lines) {
        if (within) {
            int last = attributes.size() - 1;
            attributes.set(last, attributes.get(last).longer(attribute, lines));
            return true;
        }
        attributes.add(attribute);
        return attribute.isRelational();
    }

    private static Attribute attribute(ArffCells cells, TextLines lines) {
        String name = ArffCells.unescaped(cells.next(" \t{"));
        if (cells.takes('{')) {
            List<String> values = new ArrayList<>();
            while (!cells.takes('}')) {
                if (!cells.hasMore()) {
                    throw lines.broken("the values of attribute '%s' are not closed with }; they must be.", name);
                }
                values.add(ArffCells.unescaped(cells.next(",}")));
                cells.takes(',');
            }
            return new Attribute(name, "nominal", values, 0, lines.number());
        }
        String type = cells.next(" \t").toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            throw lines.broken("attribute '%s' has no type; it must be numeric, relational or {values}.", name);
        }
        return new Attribute(name, type, null, 0, lines.number());
    }
}
