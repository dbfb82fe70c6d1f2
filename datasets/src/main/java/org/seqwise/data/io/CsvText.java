package org.seqwise.data.io;

import java.util.List;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** Reads a long CSV, or a CSV that is one sequence, out of a text. */
final class CsvText {

    private static final CsvCells.Owner ALONE = new CsvCells.Owner("", SequenceSink.UNLABELED, 1, null);

    private CsvText() {}

    static Sequences read(String name, String text, ReadSettings settings) {
        CsvSettings columns = settings.csv();
        try (CsvTable table = CsvTable.of(name, text)) {
            return table.header().contains(columns.id())
                    ? CsvImport.of(table, columns).run(settings::builder).build()
                    : readAlone(table, columns, settings);
        }
    }

    private static Sequences readAlone(CsvTable table, CsvSettings settings, ReadSettings said) {
        CsvColumns columns = CsvColumns.ofOne(table, settings, false);
        List<String> features = columns.featureNames(table.header());
        requireNoOther(table, features, settings);
        Gaps gaps = new Gaps(settings.keepsMissing(), "rows");
        CategoryCodes codes = new CategoryCodes(features, settings.categorical());
        SequencesBuilder builder = CsvImport.ofOne(table, settings, columns, ALONE, gaps, codes, false)
                .run(said::builder);
        gaps.requireNone();
        return builder.build();
    }

    // A column of ids under another name would make one sequence of many.
    private static void requireNoOther(CsvTable table, List<String> features, CsvSettings settings) {
        for (String column : table.header()) {
            boolean known = column.isEmpty()
                    || features.contains(column)
                    || column.equals(settings.time())
                    || column.equals(settings.label());
            if (!known) {
                throw table.broken(
                        "column '%s' is neither the time '%s' nor one of the features %s, and there is no column '%s' of ids."
                                + " Maybe leave it out, or call the ids '%s'.",
                        Quoted.shortened(column),
                        settings.time(),
                        Quoted.list(features, 30),
                        settings.id(),
                        settings.id());
            }
        }
    }
}
