package org.seqwise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file {@code serving.properties}, by which DJL's own {@code Criteria}, and DJL Serving, know how to load a folder. Nothing here reads it,
 * and it has no checksum, since whoever serves a model adds settings to it.
 */
final class ServingFile {

    static final String NAME = "serving.properties";

    /** What it says; the classes are those of {@code org.seqwise.serving}, which this package does not know. */
    static final List<String> LINES = List.of(
            "# For DJL's Criteria and DJL Serving, which may have more settings here. Seqwise does not read it.",
            "option.modelName=net",
            // The classes read and check the weights themselves.
            "option.hasParameter=false",
            "blockFactory=org.seqwise.serving.ClassifierBlockFactory",
            "translatorFactory=org.seqwise.serving.ClassifierTranslatorFactory");

    private ServingFile() {}

    static void write(Path folder) throws IOException {
        Files.write(folder.resolve(NAME), LINES);
    }
}
