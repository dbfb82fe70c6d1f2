package org.seqwise.data.io;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.seqwise.data.SequenceSink;

/**
 * Text in blocks, as UCI's robot failures: a line with the label, a word, then a line a step with its numbers between blanks or tabs,
 * or {@code ?} where one is not known. Empty
 * lines mean nothing. The ids of the sequences are their numbers, from 0.
 */
final class BlocksFormat implements SequenceFormat {

    @Override
    public String name() {
        return "blocks";
    }

    @Override
    public String description() {
        return "a line with the label, then a line a step";
    }

    @Override
    public List<String> extensions() {
        return List.of(".data");
    }

    @Override
    public Set<ReadOption> options() {
        return EnumSet.of(ReadOption.POSITIVE, ReadOption.FEATURES, ReadOption.MISSING);
    }

    @Override
    public <S extends SequenceSink> S read(Path path, ReadSettings settings, Function<List<String>, S> opener) {
        try (TextLines lines = TextLines.open(path)) {
            return new BlocksImport<>(lines, settings, opener).run();
        }
    }
}
