package org.seqwise.data.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.SequenceSink;

/**
 * The long CSV of {@link CsvSequences}. Its labels, and weights, may be in a file of their own: a CSV with one row a sequence, under the same
 * names of columns.
 */
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
        return ReadOption.OF_STEPS;
    }

    /** Claims what has no extension too, such as a pipe, but no folder. */
    @Override
    public boolean claims(Path path) {
        Path name = path.getFileName();
        return !Files.isDirectory(path)
                && (SequenceFormat.super.claims(path)
                        || (name != null && name.toString().indexOf('.') < 0));
    }

    @Override
    public <S extends SequenceSink> S read(Path path, ReadSettings settings, Function<List<String>, S> opener) {
        CsvSettings names = settings.csv();
        Path labels = settings.labels();
        if (labels == null || !settings.labeled()) {
            try (CsvTable table = CsvTable.open(path)) {
                return settings.inOrder() && names.windows() == null
                        ? new OrderedCsvImport(table, names).run(opener)
                        : CsvImport.of(table, names).run(opener);
            }
        }
        LabelFile answers = LabelFile.read(labels, names);
        try (CsvTable table = CsvTable.open(path)) {
            S sink = CsvImport.withLabels(table, names, answers).run(opener);
            answers.requireAllTaken(path.toString());
            return sink;
        }
    }
}
