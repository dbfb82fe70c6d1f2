package org.seqwise.data.io;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.Sequences;
import org.seqwise.data.Windows;

/** Says what a file is, then reads it; what is not said is as the format usually has it. One may read many files. */
public final class SequenceReader {

    private static final String FORMAT = "format";
    private static final String QUERY = "a query";

    private final Map<ReadOption, String> said = new EnumMap<>(ReadOption.class);
    private final Map<ReadOption, String> presumed = new EnumMap<>(ReadOption.class);
    private List<String> features = List.of();
    private @Nullable String format;
    private @Nullable String presumedFormat;
    private boolean labeled = true;
    private boolean inOrder;

    SequenceReader() {}

    /** Names the format, one of {@link SequenceFiles#formats()}; told by the file's name unless said. */
    public SequenceReader format(String name) {
        format = SequenceFiles.named(name).name();
        return this;
    }

    /**
     * Says something about the file; reading it is refused if its format has no such option.
     *
     * @param option any but {@link ReadOption#FEATURES}
     */
    public SequenceReader set(ReadOption option, String text) {
        said.put(option, option.checked(text));
        return this;
    }

    /**
     * Presumes what was said of another file: its format, if this file can be of it by its name, and each option that the format has; both
     * only where nothing else is said.
     *
     * @param source what {@link #source} returned; other keys mean nothing
     */
    public SequenceReader presume(Map<String, String> source) {
        presumedFormat = source.get(FORMAT);
        for (ReadOption option : ReadOption.values()) {
            String text = source.get(option.key());
            // Models of before there were formats have what is usual for a CSV, too.
            if (text != null && !text.equals(option.usual()) && option != ReadOption.FEATURES) {
                presumed.put(option, option.checked(text));
            }
        }
        return this;
    }

    /**
     * Returns how a file will be read, for {@link #presume}: its format, and the options that are not as usual but for features and the file
     * of labels, which another file has anew.
     */
    public Map<String, String> source(Path path) {
        SequenceFormat chosen = formatOf(path);
        Map<String, String> source = new LinkedHashMap<>();
        source.put(FORMAT, chosen.name());
        source.putAll(source(named(chosen), chosen.options()));
        return source;
    }

    /** Returns how a query will be read, for {@link #presume}. */
    public Map<String, String> querySource() {
        return source(QUERY, Query.OPTIONS);
    }

    private Map<String, String> source(String what, Set<ReadOption> options) {
        Map<String, String> source = new LinkedHashMap<>();
        for (ReadOption option : options) {
            String text = settingsFor(what, options).texts().get(option);
            if (text != null && option != ReadOption.LABELS) {
                source.put(option.key(), text);
            }
        }
        return source;
    }

    /** Names the column that tells the sequences apart, any text; {@code sequence} unless said. */
    public SequenceReader id(String column) {
        return set(ReadOption.ID, column);
    }

    /**
     * Names the column that orders the steps, {@code time} unless said: numbers, or ISO-8601 dates and date-times such as {@code
     * 2015-02-04}, {@code 2015-02-04 17:51:00} or {@code 2015-02-04T17:51:00Z}; all of one kind.
     */
    public SequenceReader time(String column) {
        return set(ReadOption.TIME, column);
    }

    /** Names the column of what sequences share that must stay on one side of a split; they have no groups unless set. */
    public SequenceReader group(String column) {
        return set(ReadOption.GROUP, column);
    }

    /** Passes values that are missing on as NaN, for a preprocessor that fills them; they are an error unless set. */
    public SequenceReader keepMissing() {
        return set(ReadOption.MISSING, "keep");
    }

    /** Names the columns whose values are categories, text or codes. */
    public SequenceReader categorical(List<String> columns) {
        return set(ReadOption.CATEGORICAL, String.join(",", columns));
    }

    /**
     * Cuts recordings into windows: each id's rows are a recording with a label at each step. Where there is no column of ids, and none was
     * named, all rows are one recording.
     */
    public SequenceReader windows(Windows windows) {
        set(ReadOption.WINDOW, Integer.toString(windows.length()));
        set(ReadOption.STRIDE, Integer.toString(windows.stride()));
        set(ReadOption.HORIZON, Integer.toString(windows.horizon()));
        set(ReadOption.WINDOW_LABEL, windows.label().name().toLowerCase(Locale.ROOT));
        // Whatever was said or presumed before of the longest step.
        said.remove(ReadOption.MAX_STEP);
        presumed.remove(ReadOption.MAX_STEP);
        return Double.isInfinite(windows.maxStep())
                ? this
                : set(ReadOption.MAX_STEP, new BigDecimal(windows.maxStep()).toPlainString());
    }

    /** Names the column or array of the answer. */
    public SequenceReader label(String column) {
        return set(ReadOption.LABEL, column);
    }

    /** Sets the column of what a sequence counts in training beside one of weight 1; each counts 1 unless set. */
    public SequenceReader weight(String column) {
        return set(ReadOption.WEIGHT, column);
    }

    /** Makes one label the 1 and every other the 0. */
    public SequenceReader positive(String value) {
        return set(ReadOption.POSITIVE, value);
    }

    /** Names the file of the labels, and of the weights where they are named, where they are not in the data's own. */
    public SequenceReader labels(Path file) {
        return set(ReadOption.LABELS, file.toString());
    }

    /** Says where rows of zeros are padding: {@code front}, {@code back}, {@code none}, or {@code auto} to find out. */
    public SequenceReader padding(String side) {
        return set(ReadOption.PADDING, side);
    }

    /**
     * Chooses the features by name; or names them, where the file has no names for them.
     *
     * @param names at least one, in the order that the features shall have
     */
    public SequenceReader features(List<String> names) {
        features = CsvSettings.checkedFeatures(names);
        return this;
    }

    /** Reads data whose answers are not known: labels may be absent, and are not looked at where they are there. */
    public SequenceReader unlabeled() {
        labeled = false;
        return this;
    }

    /**
     * Takes the rows of a long CSV as they come, so that one sequence at a time is held in place of all: they must be in the order of
     * sequences and, within one, of times, or reading ends with a {@link RowsOutOfOrderException} after some sequences were passed on.
     * Recordings that are cut into windows, and labels in a file of their own, are read as ever, and so is every other format.
     */
    public SequenceReader inOrder() {
        inOrder = true;
        return this;
    }

    /** Takes the rows of a long CSV in any order again. */
    public SequenceReader inAnyOrder() {
        inOrder = false;
        return this;
    }

    /** Returns the format in which a file will be read. */
    public SequenceFormat formatOf(Path path) {
        if (format != null) {
            return SequenceFiles.named(format);
        }
        return presumedFormat != null && SequenceFiles.named(presumedFormat).claims(path)
                ? SequenceFiles.named(presumedFormat)
                : SequenceFiles.claiming(path);
    }

    /**
     * Reads a file.
     *
     * @param path the file, or the folder
     * @throws InvalidInputException if an option does not fit the format, or the file is missing or breaks a rule
     * @throws java.io.UncheckedIOException if the medium fails
     */
    public Sequences read(Path path) {
        SequenceFormat chosen = formatOf(path);
        return chosen.read(path, settingsFor(named(chosen), chosen.options()));
    }

    /**
     * Reads a file into any sink.
     *
     * @param opener makes the sink, once the names of the features are known
     * @return the sink, after the last sequence
     */
    public <S extends SequenceSink> S readInto(Path path, Function<List<String>, S> opener) {
        SequenceFormat chosen = formatOf(path);
        return chosen.read(path, settingsFor(named(chosen), chosen.options()), opener);
    }

    /**
     * Reads a long CSV that is at hand as text. Where it has no column of ids all of it is one sequence, whose id is empty, and its rows may
     * have no times and be in order; every other column must then be a feature.
     *
     * @param name what complaints call the text
     * @throws InvalidInputException if an option does not fit a CSV, or the text breaks a rule
     */
    public Sequences readText(String name, String text) {
        SequenceFormat csv = SequenceFiles.named("csv");
        return CsvText.read(name, text, settingsFor(named(csv), csv.options()));
    }

    /**
     * Reads the rows of a query, one a step, with the columns of a long CSV. They must be ordered by sequence and time: they are passed on as
     * they come. The connection is left as it was. DuckDB gives rows before it has all only over a connection that was opened with its
     * property {@code jdbc_stream_results}, as {@link #query(String, String)} does.
     *
     * @throws InvalidInputException if the query fails or its rows break a rule
     */
    public Sequences query(Connection connection, String sql) {
        return queryInto(connection, sql, settingsFor(QUERY, Query.OPTIONS)::builder)
                .build();
    }

    /**
     * Reads the rows of a query as {@link #query(Connection, String)} does, over a connection of its own.
     *
     * @param url of a database whose driver is on the classpath, such as {@code jdbc:duckdb:}
     */
    public Sequences query(String url, String sql) {
        return queryInto(url, sql, settingsFor(QUERY, Query.OPTIONS)::builder).build();
    }

    /** Reads the rows of a query into any sink, over a connection of its own. */
    public <S extends SequenceSink> S queryInto(String url, String sql, Function<List<String>, S> opener) {
        try (Connection connection = JdbcDrivers.connect(url)) {
            return queryInto(connection, sql, opener);
        } catch (SQLException e) {
            throw new InvalidInputException("The connection cannot be closed: " + Quoted.shortenedMessage(e), e);
        }
    }

    /**
     * Reads the rows of a query into any sink.
     *
     * @param opener makes the sink, once the names of the features are known
     * @return the sink, after the last sequence
     */
    public <S extends SequenceSink> S queryInto(Connection connection, String sql, Function<List<String>, S> opener) {
        InvalidInputException.require(
                format == null,
                "format (%s) does not fit a query, whose rows are steps. Maybe leave --format away.",
                format);
        return new Query(connection, sql).read(settingsFor(QUERY, Query.OPTIONS), opener);
    }

    private ReadSettings settingsFor(String what, Set<ReadOption> options) {
        said.forEach((option, text) -> requireFit(what, options, option, text));
        Map<ReadOption, String> texts = new EnumMap<>(ReadOption.class);
        texts.putAll(presumed);
        texts.keySet().retainAll(options);
        texts.putAll(said);
        return new ReadSettings(texts, features, labeled, inOrder);
    }

    private static String named(SequenceFormat format) {
        return "the format " + format.name();
    }

    private static void requireFit(String what, Set<ReadOption> options, ReadOption option, String text) {
        InvalidInputException.require(
                options.contains(option),
                "%s (%s) does not fit %s, which takes %s. Maybe %s.",
                option.key(),
                text,
                what,
                options.stream().map(ReadOption::key).collect(Collectors.joining(", ")),
                what.equals(QUERY) ? "leave it away" : "say another format with --format");
    }
}
