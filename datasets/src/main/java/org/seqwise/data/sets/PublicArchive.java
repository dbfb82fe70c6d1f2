package org.seqwise.data.sets;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.seqwise.data.InvalidInputException;

/**
 * A zip at a public address, and the files wanted from it.
 *
 * @param name the set's folder in the cache
 * @param address where the zip is, by http or https
 * @param files those that must be in it
 * @param patience how long its server may take to answer, and then be silent
 */
record PublicArchive(String name, URI address, List<PublicFile> files, Duration patience) {

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);

    PublicArchive {
        InvalidInputException.require(
                "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()),
                "uri (%s) must begin with http:// or https://. Maybe name a file of this machine with optFile.",
                address);
        files = List.copyOf(files);
    }

    PublicArchive(String name, String address, PublicFile... files) {
        this(name, URI.create(address), List.of(files), USUAL_PATIENCE);
    }

    /** Returns the same files at another address. */
    PublicArchive at(URI other) {
        return new PublicArchive(name, other, files, patience);
    }

    PublicFile file(String fileName) {
        return files.stream()
                .filter(file -> file.name().equals(fileName))
                .findFirst()
                .orElseThrow();
    }
}
