package org.seqwise.data.sets;

import ai.djl.util.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A set that its authors have published, prepared as DJL's basic datasets are: the file that the user names, else the one in DJL's cache
 * folder under {@code seqwise}, else one fetched from the set's own address, which is checked by SHA-256 before it gets its name there.
 * While {@code ai.djl.offline} is true nothing is fetched. What comes of it are the {@link org.seqwise.data.Sequences} that this toolkit
 * trains with and that {@link org.seqwise.data.PaddedSequenceDataset} makes into DJL's batches: they must be split, and scaled by what only
 * the training part shows, before they are batches.
 */
public abstract sealed class PublicSet permits CreditDefault, JapaneseVowels, Occupancy {

    private final PublicArchive archive;
    private final PublicFile file;
    private final @Nullable Path named;
    private @Nullable Path prepared;

    PublicSet(Builder<?> builder, PublicArchive published, String fileName) {
        archive = builder.uri == null ? published : published.at(builder.uri);
        file = archive.file(fileName);
        named = builder.file;
    }

    /** Makes sure that the file is there; fetches it where it is not. */
    public final void prepare() {
        prepare(null);
    }

    /**
     * Makes sure that the file is there; fetches it where it is not.
     *
     * @param progress told how much of a download has come, or null
     * @throws org.seqwise.data.InvalidInputException if it is not where it was said to be, or cannot be fetched, or is not what was
     *     published; the message says the address, and where to put the file by hand
     * @throws java.io.UncheckedIOException if the medium fails
     */
    public final void prepare(@Nullable Progress progress) {
        if (prepared == null) {
            prepared = new PublicFiles(archive).find(file, named, progress);
        }
    }

    /** Returns the file as it was published, prepared if it was not yet. */
    public final Path path() {
        prepare();
        return Objects.requireNonNull(prepared);
    }

    /** Says where a set comes from. */
    public abstract static sealed class Builder<B extends Builder<B>>
            permits CreditDefault.Builder, JapaneseVowels.Builder, Occupancy.Builder {

        private @Nullable Path file;
        private @Nullable URI uri;

        Builder() {}

        abstract B self();

        /**
         * Names a file of this machine, to be read rather than the cache's. One with another content than the published is read, too,
         * and a warning says so.
         *
         * @param path the set's file, or a folder that has it under the name with which it was published
         */
        public final B optFile(Path path) {
            file = path;
            return self();
        }

        /**
         * Names another address of the zip that its publisher offers, such as one in a network of your own.
         *
         * @param address begins with {@code http://} or {@code https://}; the files in it must be the published ones all the same
         */
        public final B optUri(URI address) {
            uri = address;
            return self();
        }
    }
}
