package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.SequenceSink;

/**
 * ARFF as the UEA and UCR archives of time series write it: a row a sequence, its steps in numeric attributes or, where there are several
 * features, all of it in one relational attribute with a line a feature. The label is the last attribute unless another is named. ARFF knows
 * no sequences of unequal length: those that end in {@code ?} for every feature are shorter.
 */
final class ArffFormat implements SequenceFormat {

    @Override
    public String name() {
        return "arff";
    }

    @Override
    public String description() {
        return "UEA and UCR archives' ARFF";
    }

    @Override
    public List<String> extensions() {
        return List.of(".arff");
    }

    @Override
    public Set<ReadOption> options() {
        return EnumSet.of(ReadOption.LABEL, ReadOption.POSITIVE, ReadOption.FEATURES, ReadOption.MISSING);
    }

    @Override
    public <S extends SequenceSink> S read(Path path, ReadSettings settings, Function<List<String>, S> opener) {
        try (TextLines lines = TextLines.open(path)) {
            return new ArffImport(lines, settings).run(opener);
        }
    }
}
