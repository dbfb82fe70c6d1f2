package org.seqwise.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Returns whether the set is there, and says so if not. */
    boolean isThere() {
        boolean isThere = Files.exists(path());
        if (!isThere) {
            System.out.println("Steps as " + set + " are left out: there is no " + path()
                    + ". Maybe -Dseqwise.shared=F, for F/data/" + place + ".");
        }
        return isThere;
    }

    /** Returns the steps of each sequence. */
    int[] lengths() {
        Sequences sequences = read(path());
        return IntStream.range(0, sequences.size()).map(sequences::stepCount).toArray();
    }

    private Path path() {
        return Path.of(System.getProperty("seqwise.shared", "shared"))
                .resolve("data")
                .resolve(place);
    }
}
