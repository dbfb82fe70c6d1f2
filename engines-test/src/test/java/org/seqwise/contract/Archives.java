package org.seqwise.contract;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs folders as zip and tar do. */
final class Archives {

    // Of a tar: everything in it is a multiple of this.
    private static final int BLOCK = 512;

    private Archives() {}

    /**
     * Writes an archive.
     *
     * @param archive whose name says the kind
     * @param withFolder whether it has the folder in it, or what the folder has
     */
    static Path pack(Path folder, Path archive, boolean withFolder) throws IOException {
        Path root = withFolder ? Objects.requireNonNull(folder.getParent()) : folder;
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        String name = archive.toString();
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive))) {
            if (name.endsWith(".zip")) {
                zip(root, files, file);
            } else if (name.endsWith("gz")) {
                try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
                    tar(root, files, gzip);
                }
            } else {
                tar(root, files, file);
            }
        }
        return archive;
    }

    private static void zip(Path root, List<Path> files, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
    }

    // The library that DJL reads tars with needs another one to write them.
    private static void tar(Path root, List<Path> files, OutputStream out) throws IOException {
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            out.write(header(root.relativize(file).toString(), content.length));
            out.write(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
        }
        out.write(new byte[2 * BLOCK]);
    }

    /** Returns what ustar (POSIX.1-1988) has before a file: name, mode, size, sum and kind, numbers in octal. */
    private static byte[] header(String name, int size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 124, String.format(Locale.ROOT, "%011o", size));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar");
        put(header, 263, "00");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, String.format(Locale.ROOT, "%06o", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
