package org.seqwise.data.io;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;

/** A CSV with a header, row by row, that knows its place: each complaint begins with the file and the line. */
final class CsvTable implements Closeable {

    private final Path file;
    private final CsvRow row = new CsvRow();
    private final CloseableIterator<CsvRow> rows;
    private List<String> header = List.of();
    private int line;
    private boolean rowAhead;
    private boolean numbered;
    private long rowNumber = -1;

    private CsvTable(Path file, Reader text) {
        this.file = file;
        rows = CsvReader.builder()
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                // Blank lines are skipped here, together with those of blanks alone.
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(row, text)
                .iterator();
    }

    /** Opens a file and reads its header. */
    static CsvTable open(Path file) {
        return open(file, TextFile.open(file));
    }

    /**
     * Reads the header of a text.
     *
     * @param name what complaints call it
     */
    static CsvTable of(String name, String text) {
        return open(Path.of(name), new StringReader(text));
    }

    private static CsvTable open(Path file, Reader text) {
        CsvTable table = new CsvTable(file, text);
        try {
            table.readHeader();
            return table;
        } catch (RuntimeException e) {
            ReadFailure.closeAfter(e, table);
            throw e;
        }
    }

    private void readHeader() {
        InvalidInputException.require(advance(), "%s is empty; it must have a header and one row for each step.", file);
        header = IntStream.range(0, row.count()).mapToObj(row::text).toList();
        line = row.line();
        rowAhead = advance();
        if (rowAhead
                && row.count() == header.size() + 1
                && row.isFirstQuoted()
                && number() >= 0
                && !row.isEmpty(row.count() - 1)) {
            // R writes the numbers of the rows, between quotes as all its texts, and no name for them; else a decimal
            // comma makes a
            // cell too many.
            numbered = true;
            List<String> names = new ArrayList<>(header);
            names.add(0, "");
            header = names;
        }
    }

    /** Returns the row's number where its first cell is one, else -1. */
    private long number() {
        StepTime cell = row.isEmpty(0) ? null : row.time(0);
        return cell != null && cell.kind() == StepTime.Kind.NUMBER && cell.fraction() == 0 ? cell.whole() : -1;
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
        if (!rowAhead && !advance()) {
            return false;
        }
        rowAhead = false;
        line = row.line();
        if (numbered) {
            requireNextNumber();
        }
        if (row.count() != header.size()) {
            throw ragged();
        }
        return true;
    }

    // A cell too many may be a mistake, too: a text with a comma, or a decimal one.
    private void requireNextNumber() {
        long number = number();
        if ((rowNumber >= 0 && number != rowNumber + 1) || row.count() != header.size()) {
            throw broken(
                    "the row begins with '%s' and has %d cells; the header has %d, so each row must begin with the number after"
                            + " that of the row before. Maybe a text with a comma in it needs quotes.",
                    Quoted.shortened(cell(0)), row.count(), header.size() - 1);
        }
        rowNumber = number;
    }

    /** Returns the line on which this row begins; the file's first line is 1. */
    int line() {
        return line;
    }

    /** Returns a cell of this row, trimmed. */
    String cell(int column) {
        return row.text(column);
    }

    /** Returns whether a cell of this row is some text. */
    boolean cellIs(int column, String text) {
        return row.is(column, text);
    }

    /** Reads a cell of this row as {@link DecimalText} reads a text. */
    float number(int column) {
        return row.number(column);
    }

    /** Returns whether a cell of this row has nothing in it. */
    boolean isEmpty(int column) {
        return row.isEmpty(column);
    }

    /** Reads a cell of this row as {@link StepTime} reads a text; null where it is no time. */
    @Nullable
    StepTime time(int column) {
        return row.time(column);
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

    /** Returns how a complaint about this line begins. */
    String place() {
        return file + ":" + line + ": ";
    }

    /** Returns a complaint about some line. */
    InvalidInputException brokenAt(int place, String message, Object... arguments) {
        return new InvalidInputException(file + ":" + place + ": " + String.format(Locale.ROOT, message, arguments));
    }

    /** Takes in the next row that is not blank; returns whether there was one. */
    private boolean advance() {
        try {
            do {
                if (!rows.hasNext()) {
                    return false;
                }
                rows.next();
            } while (row.isBlank());
            return true;
        } catch (UncheckedIOException e) {
            throw ReadFailure.explained(file, row.line(), Objects.requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            throw unparsed(e);
        }
    }

    private InvalidInputException unparsed(CsvParseException e) {
        // The parser tells its two failures apart by words alone.
        boolean tooLong = String.valueOf(e.getMessage()).contains("buffer");
        return new InvalidInputException(
                file + ":" + row.line()
                        + (tooLong
                                ? ": the row has a cell of more than 16,777,216 characters, the most there may be. Maybe a quote is not closed."
                                : ": the quotes of the row do not match; a cell that begins with a quote must end with one."
                                        + " Maybe write a quote inside a cell twice."),
                e);
    }

    private InvalidInputException ragged() {
        return broken(
                "the row has %d cells; the header has %d. Maybe a text with a comma in it needs quotes.",
                row.count(), header.size());
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw ReadFailure.explained(file, line, e);
        }
    }
}
