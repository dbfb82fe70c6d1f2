package org.seqwise.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.seqwise.data.InvalidInputException;

/** Tells a person what went wrong: one line for what the input broke or a disk refused, one line and a log file for what nobody foresaw. */
final class Failures {

    private static final int BAD_INPUT = 2;
    private static final int UNFORESEEN = 3;

    private Failures() {}

    static int report(Exception failure, boolean verbose) {
        if (failure instanceof InvalidInputException) {
            System.err.println("seqwise: " + failure.getMessage());
            if (verbose) {
                System.err.print(trace(failure));
            }
            return BAD_INPUT;
        }
        if (failure instanceof UncheckedIOException unwritten) {
            System.err.println("seqwise: " + reason(unwritten));
            if (verbose) {
                System.err.print(trace(failure));
            }
            return BAD_INPUT;
        }
        System.err.println("seqwise: unforeseen: " + failure);
        System.err.println(verbose ? trace(failure) : "The trace is in " + log(failure) + ".");
        return UNFORESEEN;
    }

    /** Returns what could not be read or written, and why. */
    static String reason(UncheckedIOException failure) {
        return failure.getMessage() + " The reason: " + failure.getCause() + ".";
    }

    private static String trace(Exception failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static Path log(Exception failure) {
        String time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .format(LocalDateTime.now(ZoneId.systemDefault()));
        String name = "seqwise-error-" + time + ".log";
        try {
            return Files.writeString(Path.of(name).toAbsolutePath(), trace(failure));
        } catch (IOException e) {
            return writeToTemporary(name, failure);
        }
    }

    private static Path writeToTemporary(String name, Exception failure) {
        try {
            return Files.writeString(Path.of(System.getProperty("java.io.tmpdir"), name), trace(failure));
        } catch (IOException e) {
            return Path.of("no file, since none could be written; maybe run again with --verbose");
        }
    }
}
