package org.seqwise.data.io;

import java.nio.file.Path;
import org.seqwise.data.Sequences;

/**
 * Reads sequences from a long CSV: a header, then one row a step, in any order, with the rows of different sequences mixed in any way.
 *
 * <pre>
 * sequence,time,speed,load,label
 * a,0,1.2,0.9,0
 * b,0,0.4,0.1,1
 * a,1,1.3,0.8,0
 * </pre>
 *
 * <p>The file is UTF-8 text, with or without a byte order mark, plain or in gzip whatever its name; cells may be quoted and lines may end
 * in CRLF. Sequences come in the order in which their ids first appear, their steps in the order of time. Blank lines are skipped; a column
 * without a name, such as one of row numbers, is never a feature.
 */
public final class CsvSequences {

    private CsvSequences() {}

    /**
     * Reads labeled sequences with columns {@code sequence}, {@code time} and {@code label}; all other named columns are features.
     *
     * @param file the CSV, or a gzip of it
     * @throws org.seqwise.data.InvalidInputException if the file is missing or breaks a rule
     */
    public static Sequences read(Path file) {
        return reader().read(file);
    }

    /** Starts a reader whose columns have other names or other uses; what is not said is as in {@link CsvSequences#read}. */
    public static SequenceReader reader() {
        return SequenceFiles.reader().format("csv");
    }
}
