package org.seqwise.data.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.seqwise.data.InvalidInputException;

/** The arrays of a {@code .npz}, a zip with one {@code .npy} an array. No more of it is unpacked than an array's shape says. */
final class NpzFile implements Closeable {

    private static final String EXTENSION = ".npy";
    // Deflate reaches 1032 to 1, for a single value repeated. Real numbers with 99 rows of padding to one stay below
    // 200.
    private static final int MOST_TO_ONE = 500;
    private static final long HARMLESS = 1L << 26;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> arrays = new LinkedHashMap<>();

    private NpzFile(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            add(entries.nextElement());
        }
    }

    static NpzFile open(Path file) throws IOException {
        InvalidInputException.require(!Files.isDirectory(file), "%s is a directory; it must be a file.", file);
        Files.newInputStream(file).close(); // whose complaint about a file that is not there is the better one
        ZipFile zip = opened(file);
        try {
            return new NpzFile(file, zip);
        } catch (RuntimeException e) {
            ReadFailure.closeAfter(e, zip);
            throw e;
        }
    }

    private static ZipFile opened(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new InvalidInputException(
                    file + " is no whole zip (" + e.getMessage()
                            + "), and a .npz is one. Maybe copy it again, or write it with numpy.savez.",
                    e);
        }
    }

    private void add(ZipEntry entry) {
        String name = entry.getName();
        InvalidInputException.require(
                name.indexOf('/') < 0 && name.indexOf('\\') < 0,
                "%s: the entry '%s' has a path; the arrays of a .npz have plain names. Maybe write it with numpy.savez.",
                file,
                Quoted.shortened(name));
        String array = name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
        InvalidInputException.require(
                arrays.put(array, entry) == null,
                "%s: there are two arrays '%s'; names must differ. Maybe write it with numpy.savez.",
                file,
                Quoted.shortened(array));
    }

    boolean has(String array) {
        return arrays.containsKey(array);
    }

    /**
     * Opens an array.
     *
     * @param use what it is for, as in "to ..."
     * @param remedy what to do where it is absent
     */
    NpyArray array(String array, String use, String remedy) {
        ZipEntry entry = arrays.get(array);
        if (entry == null) {
            throw new InvalidInputException(String.format(
                    "%s has no array '%s' to %s; its arrays are %s. Maybe %s.",
                    file, array, use, Quoted.list(arrays.keySet(), 30), remedy));
        }
        String place = file + ", " + array;
        try {
            requireHarmless(entry);
            InputStream in = new CheckedEntry(zip.getInputStream(entry), entry, place);
            return NpyArray.open(file, place, new FileBytes(in, entry.getSize()));
        } catch (IOException e) {
            throw ReadFailure.explained(file, place, e);
        }
    }

    private void requireHarmless(ZipEntry entry) throws IOException {
        InvalidInputException.require(
                entry.getCompressedSize() <= Files.size(file),
                "%s: the entry '%s' has %,d bytes, more than the file. Maybe copy it again.",
                file,
                entry.getName(),
                entry.getCompressedSize());
        InvalidInputException.require(
                entry.getSize() <= HARMLESS || entry.getSize() / MOST_TO_ONE <= entry.getCompressedSize(),
                "%s: the entry '%s' unpacks %,d bytes to %,d; %d to 1 is the most. Maybe save it with less padding, or with numpy.savez.",
                file,
                entry.getName(),
                entry.getCompressedSize(),
                entry.getSize(),
                MOST_TO_ONE);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
