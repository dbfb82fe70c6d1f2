package org.seqwise.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.SequenceFiles;

/** The lengths of real sequences, in the folder that {@code -Dseqwise.shared} names. */
enum RealLengths {
    JAPANESE_VOWELS("JapaneseVowels", "japanese_vowels/JapaneseVowels_TRAIN.ts") {
        @Override
        Sequences read(Path file) {
            return SequenceFiles.reader().positive("1").read(file);
        }
    },
    MOVEMENT("movement_aal", "movement_aal") {
        @Override
        Sequences read(Path file) {
            return SequenceFiles.read(file);
        }
    };

    private final String set;
    private final String place;

    RealLengths(String set, String place) {
        this.set = set;
        this.place = place;
    }

    abstract Sequences read(Path file);

    /** Returns the name of the set. */
    String set() {
        return set;
    }

    /** Returns the steps of each sequence; empty, and said why, where the set is not there. */
    Optional<int[]> lengths() {
        Path file = Path.of(System.getProperty("seqwise.shared", "shared"))
                .resolve("data")
                .resolve(place);
        if (!Files.exists(file)) {
            System.out.println("Lengths of " + set + " are left out: there is no " + file
                    + ". Maybe -Dseqwise.shared=F, for F/data/" + place + ".");
            return Optional.empty();
        }
        Sequences sequences = read(file);
        return Optional.of(
                IntStream.range(0, sequences.size()).map(sequences::stepCount).toArray());
    }
}
