package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.SequenceSink;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;

/** A {@link SequenceStore}, whose sequences are used where they lie. */
final class StoreFormat implements SequenceFormat {

    @Override
    public String name() {
        return "store";
    }

    @Override
    public String description() {
        return "a store that seqwise convert wrote";
    }

    @Override
    public List<String> extensions() {
        return List.of();
    }

    @Override
    public Set<ReadOption> options() {
        return EnumSet.of(ReadOption.FEATURES, ReadOption.MISSING);
    }

    /** Claims what is left of a writing that was cut off too, in order to say so. */
    @Override
    public boolean claims(Path path) {
        return SequenceStore.isStore(path) || SequenceStore.isUnfinished(path);
    }

    @Override
    public Sequences read(Path path, ReadSettings settings) {
        Sequences all = SequenceStore.open(path);
        InvalidInputException.require(
                !settings.labeled() || all.isLabeled() || all.size() == 0,
                "%s has no labels; each sequence needs one. Maybe write it again from data with labels.",
                path);
        Sequences chosen = settings.features().isEmpty() ? all : all.withFeatures(settings.features());
        if (!settings.keepsMissing()) {
            // Of chosen features it is counted, with a pass over all.
            long missing = chosen.missingCount();
            InvalidInputException.require(
                    missing == 0,
                    "%s: %d values are missing, and none may be. Maybe have them filled with --missing impute.",
                    path,
                    missing);
        }
        return settings.labeled() ? chosen : chosen.withoutLabels();
    }

    @Override
    public <S extends SequenceSink> S read(Path path, ReadSettings settings, Function<List<String>, S> opener) {
        Sequences sequences = read(path, settings);
        S sink = opener.apply(sequences.featureNames());
        sequences.copyTo(sink);
        return sink;
    }
}
