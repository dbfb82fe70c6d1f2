package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** Starts a reader whose columns have other names or other uses. */
    public static Builder reader() {
        return new Builder();
    }

    /** Says which column is what; what is not said is as in {@link CsvSequences#read}. One may read many files. */
    public static final class Builder {

        private String id = "sequence";
        private String time = "time";
        private String label = "label";
        private @Nullable String positive;
        private List<String> features = List.of();
        private boolean labeled = true;
        private @Nullable String weight;

        private Builder() {}

        /** Names the column that tells the sequences apart, any text; {@code sequence} unless said. */
        public Builder id(String column) {
            id = column;
            return this;
        }

        /**
         * Names the column that orders the steps, {@code time} unless said: numbers, or ISO-8601 dates and date-times such as {@code
         * 2015-02-04}, {@code 2015-02-04 17:51:00} or {@code 2015-02-04T17:51:00Z}; all of one kind.
         */
        public Builder time(String column) {
            time = column;
            return this;
        }

        /** Names the column of the answer, {@code label} unless said: 0 or 1, true or false, the same in all rows of a sequence. */
        public Builder label(String column) {
            label = column;
            return this;
        }

        /**
         * Names the column of what a sequence counts in training beside one of weight 1: a number, not negative, the same in all rows of
         * a sequence. Unless said, each counts 1.
         */
        public Builder weight(String column) {
            weight = column;
            return this;
        }

        /** Makes one text of the label column the 1 and every other text the 0. */
        public Builder positive(String value) {
            positive = CsvSettings.checkedPositive(value);
            return this;
        }

        /**
         * Names the features; other columns are then not looked at. Unless said, they are all named columns but those of id, time,
         * label and weight.
         *
         * @param columns at least one, in the order that the features shall have
         */
        public Builder features(List<String> columns) {
            features = CsvSettings.checkedFeatures(columns);
            return this;
        }

        /** Reads data whose answers are not known: those of label and weight may be absent, and are not looked at where they are there. */
        public Builder unlabeled() {
            labeled = false;
            return this;
        }

        /**
         * Reads a file.
         *
         * @param file the CSV, or a gzip of it
         * @throws org.seqwise.data.InvalidInputException if two settings clash, or the file is missing or breaks a rule
         * @throws java.io.UncheckedIOException if the medium fails
         */
        public Sequences read(Path file) {
            CsvSettings settings = new CsvSettings(id, time, label, positive, features, labeled, weight);
            try (CsvTable table = CsvTable.open(file)) {
                return new CsvImport(table, settings).run(Sequences::builder).build();
            }
        }
    }
}
