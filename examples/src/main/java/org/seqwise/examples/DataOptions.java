package org.seqwise.examples;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.ReadOption;
import org.seqwise.data.io.SequenceReader;
import picocli.CommandLine.Option;

/** Where sequences come from: a file, or a query. */
final class DataOptions {

    private static final String DUCKDB = "jdbc:duckdb:";

    @Option(names = "--data", paramLabel = "F", description = "File or folder of the sequences, gzip or not.")
    private @Nullable Path data;

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            description = "In place of --data: a query for rows as in a long CSV, ordered by sequence and time.")
    private @Nullable String sql;

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description = "Database of --sql (" + DUCKDB + ", which reads Parquet, CSV and JSON files by their names).")
    private @Nullable String jdbc;

    /** Returns whether there is a file or a query; both are refused. */
    boolean given() {
        InvalidInputException.require(
                data == null || sql == null, "--data (%s) and --sql (%s) are two sources; give one.", data, sql);
        InvalidInputException.require(
                jdbc == null || sql != null,
                "--jdbc names the database of --sql, which is not there. Maybe add --sql.");
        return data != null || sql != null;
    }

    Sequences read(SequenceReader reader) {
        InvalidInputException.require(given(), "There are no sequences to read. Maybe name a file with --data.");
        return data == null ? reader.query(jdbc == null ? DUCKDB : jdbc, String.valueOf(sql)) : reader.read(data);
    }

    /** Returns whether a reader leaves rows of zeros away, as that of arrays does unless it is told not to. */
    boolean mayBePadded(SequenceReader reader) {
        return data != null && reader.formatOf(data).options().contains(ReadOption.PADDING);
    }

    /** Returns whether a store is named. */
    boolean isStore() {
        return data != null && SequenceStore.isStore(data);
    }

    /** Returns the store that is named, if the sequences are all that it has; null where they are not. */
    @Nullable
    Path storeOf(Sequences read) {
        return data != null
                        && SequenceStore.isStore(data)
                        && SequenceStore.open(data).featureNames().equals(read.featureNames())
                ? data
                : null;
    }

    /** Reads into any sink, which is made once the names of the features are known. */
    <S extends SequenceSink> S readInto(SequenceReader reader, Function<List<String>, S> opener) {
        InvalidInputException.require(given(), "There are no sequences to read. Maybe name a file with --data.");
        return data == null
                ? reader.queryInto(jdbc == null ? DUCKDB : jdbc, String.valueOf(sql), opener)
                : reader.readInto(data, opener);
    }

    /**
     * Returns where the sequences come from and how a reader would read them; of a store, how it was read when it was written, so that whoever
     * learns from the store reads other data alike.
     */
    Map<String, String> source(SequenceReader reader) {
        Map<String, String> source = new LinkedHashMap<>();
        Path file = data;
        if (file == null) {
            source.put("data", String.valueOf(sql));
            source.putAll(reader.querySource());
            return source;
        }
        boolean stored = SequenceStore.isStore(file);
        source.putAll(stored ? SequenceStore.source(file) : reader.source(file));
        source.put("data", file.toString());
        return source;
    }
}
