package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.SequenceSink;

/** The {@code .ts} files of the UEA and UCR archives of time series. */
final class TsFormat implements SequenceFormat {

    @Override
    public String name() {
        return "ts";
    }

    @Override
    public String description() {
        return "UEA and UCR archives' .ts";
    }

    @Override
    public List<String> extensions() {
        return List.of(".ts");
    }

    @Override
    public Set<ReadOption> options() {
        return EnumSet.of(ReadOption.POSITIVE, ReadOption.FEATURES, ReadOption.MISSING);
    }

    @Override
    public <S extends SequenceSink> S read(Path path, ReadSettings settings, Function<List<String>, S> opener) {
        try (TextLines lines = TextLines.open(path)) {
            return new TsImport(lines, settings).run(opener);
        }
    }
}
