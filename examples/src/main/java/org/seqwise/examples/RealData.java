package org.seqwise.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import org.seqwise.data.InvalidInputException;

/** Where the example trainers find real data, none of which comes with this library. */
final class RealData {

    private RealData() {}

    /**
     * Returns a file or a folder of a set.
     *
     * @param data the folder that has a folder for each set
     * @param name the set's folder and what is looked for in it
     * @param source where it can be had
     * @throws InvalidInputException if it is not there, saying where to get it
     */
    static Path find(Path data, String name, String source) {
        Path path = data.resolve(name);
        InvalidInputException.require(
                Files.exists(path),
                "There is no %s. It can be had from %s. Put it there, or name the folder that has %s as the argument.",
                path,
                source,
                name);
        return path;
    }
}
