package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.SequenceSink;

/**
 * A CSV whose rows are whole sequences, as {@code speed_1,load_1,speed_2,load_2,label}. Cells of the last steps may be empty: the sequence
 * is shorter. Its id is in the column {@code sequence}; where there is none, it is the number of its row, from 0.
 */
final class WideCsvFormat implements SequenceFormat {

    @Override
    public String name() {
        return "csv-wide";
    }

    @Override
    public String description() {
        return "CSV, one row a sequence, columns speed_1, speed_2, ...";
    }

    @Override
    public List<String> extensions() {
        return List.of(".csv", ".txt");
    }

    @Override
    public Set<ReadOption> options() {
        return EnumSet.of(
                ReadOption.ID,
                ReadOption.LABEL,
                ReadOption.WEIGHT,
                ReadOption.POSITIVE,
                ReadOption.FEATURES,
                ReadOption.ORDER,
                ReadOption.GROUP,
                ReadOption.MISSING,
                ReadOption.CATEGORICAL);
    }

    @Override
    public <S extends SequenceSink> S read(Path path, ReadSettings settings, Function<List<String>, S> opener) {
        try (CsvTable table = CsvTable.open(path)) {
            return new WideCsvImport(table, settings).run(opener);
        }
    }
}
