package org.seqwise.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.seqwise.data.InvalidInputException;

/**
 * The files of sequences in a folder, by id. Ids come from the listing alone, so that none leads out of the folder.
 *
 * @param path the folder that has them
 * @param files in the order of their ids
 */
record SequenceFolder(Path path, NavigableMap<String, Path> files) {

    private static final List<String> ENDS = List.of(".csv", ".csv.gz");

    /** @param labels the file of the labels, which is no sequence */
    static SequenceFolder of(Path given, Path labels) {
        InvalidInputException.require(
                Files.exists(given), "%s does not exist; it must be a folder. Maybe look at its spelling.", given);
        InvalidInputException.require(Files.isDirectory(given), "%s is a file; it must be a folder.", given);
        Path inner = given.resolve("sequences");
        Path path = Files.isDirectory(inner) ? inner : given;
        NavigableMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(path)) {
            entries.filter(file -> !file.normalize().equals(labels.normalize())).forEach(file -> add(files, file));
        } catch (IOException e) {
            throw ReadFailure.explained(path, e);
        }
        InvalidInputException.require(
                !files.isEmpty(),
                "%s has no file of a sequence; there must be one each, with a name that ends in %s.",
                path,
                String.join(" or ", ENDS));
        return new SequenceFolder(path, files);
    }

    private static void add(NavigableMap<String, Path> files, Path file) {
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        for (String end : ENDS) {
            if (lower.endsWith(end) && Files.isRegularFile(file)) {
                Path other = files.put(name.substring(0, name.length() - end.length()), file);
                InvalidInputException.require(
                        other == null,
                        "%s and %s have the same name but for their end; it is the sequence's id, and ids must differ.",
                        other,
                        file);
            }
        }
    }
}
