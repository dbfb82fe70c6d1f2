package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.SequenceSink;

/** The long CSV of {@link CsvSequences}. */
final class CsvFormat implements SequenceFormat {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "CSV, one row a step, rows in any order";
    }

    @Override
    public List<String> extensions() {
        return List.of(".csv", ".txt");
    }

    @Override
    public Set<ReadOption> options() {
        return EnumSet.of(
                ReadOption.ID,
                ReadOption.TIME,
                ReadOption.LABEL,
                ReadOption.WEIGHT,
                ReadOption.POSITIVE,
                ReadOption.FEATURES);
    }

    /** Claims what has no extension too, such as a pipe. */
    @Override
    public boolean claims(Path path) {
        Path name = path.getFileName();
        return SequenceFormat.super.claims(path)
                || (name != null && name.toString().indexOf('.') < 0);
    }

    @Override
    public <S extends SequenceSink> S read(Path path, ReadSettings settings, Function<List<String>, S> opener) {
        try (CsvTable table = CsvTable.open(path)) {
            return new CsvImport(table, settings.csv()).run(opener);
        }
    }
}
