package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;

/** One reading of a folder: one file after the other, all with the columns of the first. */
final class FolderImport<S extends SequenceSink> {

    private final SequenceFolder folder;
    private final ReadSettings settings;
    private final Function<List<String>, S> opener;
    // One for all files, which are counted together.
    private final Gaps gaps;
    private List<String> features;
    private @Nullable S sink;
    private @Nullable Path first;
    private @Nullable CategoryCodes categories;

    FolderImport(SequenceFolder folder, ReadSettings settings, Function<List<String>, S> opener) {
        this.folder = folder;
        this.settings = settings;
        this.opener = opener;
        features = settings.features();
        gaps = new Gaps(settings.keepsMissing(), "rows");
    }

    /** Reads every sequence, in the order of the file of labels. */
    S labeled(Path labels) {
        LabelFile answers = LabelFile.read(labels, settings.csv());
        Set<String> without = new TreeSet<>(folder.files().keySet());
        for (int row = 0; row < answers.size(); row++) {
            String id = answers.id(row);
            without.remove(id);
            Path file = folder.files().get(id);
            if (file == null) {
                throw new InvalidInputException(answers.place(row) + "column '"
                        + settings.text(ReadOption.ID) + "' has '" + Quoted.shortened(id)
                        + "'; there must be a file of that name in " + folder.path() + ".");
            }
            read(file, new CsvCells.Owner(id, answers.label(row), answers.weight(row), answers.group(row)));
        }
        InvalidInputException.require(
                without.isEmpty(),
                "%s has no row for %s, of which there are files in %s; each sequence must have a label.",
                labels,
                Quoted.list(without, LabelText.MOST_SHOWN),
                folder.path());
        return opened();
    }

    /** Reads every sequence, in the order of their ids. */
    S unlabeled() {
        folder.files().forEach((id, file) -> read(file, new CsvCells.Owner(id, SequenceSink.UNLABELED, 1, null)));
        return opened();
    }

    private void read(Path file, CsvCells.Owner owner) {
        try (CsvTable table = CsvTable.open(file)) {
            table.dropHeaderMark();
            CsvSettings found = settings.csv();
            CsvColumns columns = CsvColumns.ofOne(table, found, settings.says(ReadOption.TIME));
            if (!settings.says(ReadOption.FEATURES)) {
                requireFirstColumns(table, columns.featureNames(table.header()), file);
                columns = inFirstOrder(table, columns);
            }
            CategoryCodes codes = codes(columns.featureNames(table.header()), found);
            CsvImport.ofOne(table, found, columns, owner, gaps, codes, settings.says(ReadOption.TIME))
                    .run(this::sink);
        }
    }

    // One for all files, so that a number means the same in each.
    private CategoryCodes codes(List<String> names, CsvSettings found) {
        CategoryCodes codes = categories == null ? new CategoryCodes(names, found.categorical()) : categories;
        categories = codes;
        return codes;
    }

    private void requireFirstColumns(CsvTable table, List<String> names, Path file) {
        if (first == null) {
            first = file;
            features = names;
        } else if (names.size() != features.size() || !Set.copyOf(names).equals(Set.copyOf(features))) {
            throw table.broken(
                    "the columns are %s; those of %s are %s, and all must have the same. Maybe choose with --features.",
                    Quoted.list(names, 30), first.getFileName(), Quoted.list(features, 30));
        }
    }

    private CsvColumns inFirstOrder(CsvTable table, CsvColumns columns) {
        return new CsvColumns(
                columns.id(),
                columns.time(),
                columns.label(),
                columns.weight(),
                columns.group(),
                features.stream().mapToInt(table.header()::indexOf).toArray());
    }

    private S sink(List<String> names) {
        S present = sink == null ? opener.apply(names) : sink;
        sink = present;
        return present;
    }

    private S opened() {
        gaps.requireNone();
        S present = sink;
        if (present == null) {
            throw new InvalidInputException(
                    folder.path() + " has no sequence with a label; there must be at least one.");
        }
        return present;
    }
}
