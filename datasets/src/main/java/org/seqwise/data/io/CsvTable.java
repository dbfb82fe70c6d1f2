package org.seqwise.data.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.seqwise.data.InvalidInputException;

/** A CSV with a header, row by row, that knows its place: each complaint begins with the file and the line. */
final class CsvTable implements Closeable {

    // Blank lines are skipped here, not by the parser, which would lose count of where a row begins.
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private final Path file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private List<String> header = List.of();
    private String[] cells = {};
    private int line;
    private int rowCount;

    private CsvTable(Path file, CSVParser parser) {
        this.file = file;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /** Opens a file and reads its header. */
    static CsvTable open(Path file) {
        Reader text = TextFile.open(file);
        try {
            CsvTable table = new CsvTable(
                    file, CSVParser.builder().setReader(text).setFormat(FORMAT).get());
            table.readHeader();
            return table;
        } catch (IOException | RuntimeException e) {
            ReadFailure.closeAfter(e, text);
            throw e instanceof RuntimeException known ? known : ReadFailure.explained(file, 0, (IOException) e);
        }
    }

    private void readHeader() {
        InvalidInputException.require(
                nextLine(), "%s is empty; it must have a header and one row for each step.", file);
        header = Arrays.stream(cells).map(String::strip).toList();
    }

    /** Takes away a # in front of the first name, which some programs put there. */
    void dropHeaderMark() {
        String first = header.get(0);
        if (first.startsWith("#")) {
            header = new ArrayList<>(header);
            header.set(0, first.substring(1).strip());
        }
    }

    /** Returns the columns' names, trimmed; empty where a column has none. */
    List<String> header() {
        return header;
    }

    /** Returns the file, as the caller named it. */
    Path file() {
        return file;
    }

    /** Goes to the next row, which has as many cells as the header; returns whether there was one. */
    boolean next() {
        if (!nextLine()) {
            return false;
        }
        rowCount++;
        if (cells.length != header.size()) {
            throw ragged();
        }
        return true;
    }

    /** Returns the line on which this row begins; the file's first line is 1. */
    int line() {
        return line;
    }

    /** Returns a cell of this row, trimmed. */
    String cell(int column) {
        return cells[column].strip();
    }

    /** Returns whether a cell of this row has nothing in it. */
    boolean isEmpty(int column) {
        return cells[column].isBlank();
    }

    /** Returns the complaint that a cell of this row breaks a rule. */
    InvalidInputException brokenCell(int column, String rule) {
        String found = cell(column);
        String has = found.isEmpty() ? "is empty" : "has '" + Quoted.shortened(found) + "'";
        return broken("column '%s' %s; %s", header.get(column), has, rule);
    }

    /** Returns a complaint about this line. */
    InvalidInputException broken(String message, Object... arguments) {
        return brokenAt(line, message, arguments);
    }

    /** Returns a complaint about some line. */
    InvalidInputException brokenAt(int place, String message, Object... arguments) {
        return new InvalidInputException(file + ":" + place + ": " + String.format(Locale.ROOT, message, arguments));
    }

    private boolean nextLine() {
        do {
            line = (int) parser.getCurrentLineNumber() + 1;
            try {
                if (!records.hasNext()) {
                    return false;
                }
            } catch (UncheckedIOException e) {
                throw ReadFailure.explained(file, line, Objects.requireNonNull(e.getCause()));
            }
            cells = records.next().values();
        } while (cells.length == 1 && cells[0].isBlank());
        return true;
    }

    private InvalidInputException ragged() {
        // Some programs write row numbers and leave them out of the header.
        boolean rowNumbers = rowCount == 1 && cells.length == header.size() + 1;
        return broken(
                "the row has %d cells; the header has %d. Maybe %s.",
                cells.length,
                header.size(),
                rowNumbers
                        ? "the header lacks its first name (row numbers?): begin it with a comma"
                        : "a text with a comma in it needs quotes");
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw ReadFailure.explained(file, line, e);
        }
    }
}
