package org.seqwise.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Figures for another program to read. */
public final class JsonFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonFile() {}

    /** Returns a value as JSON, as {@link #write} writes it. */
    public static String text(Object value) {
        return text(JSON.writer(), value);
    }

    /** Returns a value as JSON in one line. */
    public static String line(Object value) {
        return text(JSON.writer().without(SerializationFeature.INDENT_OUTPUT), value);
    }

    private static String text(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a value as JSON, the file whole or not at all.
     *
     * @param file its folder is made where it is missing
     * @param value of records, maps, lists, texts and numbers; a number that is none is written as a text, {@code "NaN"}
     */
    public static void write(Path file, Object value) {
        Path target = file.toAbsolutePath();
        Path staging = target.resolveSibling("." + target.getFileName() + ".new");
        try {
            Files.createDirectories(staging.getParent());
            try {
                JSON.writeValue(staging.toFile(), value);
                Files.move(staging, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(staging);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be written.", e);
        }
    }
}
