package org.seqwise.data.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Padding;
import org.seqwise.data.Sequences;

/**
 * Writes sequences as {@code numpy.savez} would: {@code X (sequences, steps, features)}, float32, shorter sequences filled with zeros, and,
 * where they are labeled, {@code y (sequences,)}, int64. Ids, names of features and weights have no place in it.
 */
public final class NpzWriter {

    private static final int BUFFER = 1 << 16;
    // The first that a zip can say, and numpy's own: the same arrays are the same bytes.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Padding padding;
    private final boolean compressed;

    /**
     * Says how files are written.
     *
     * @param padding where a shorter sequence is filled with zeros; with {@link Padding#NONE} all must be of one length
     * @param compressed whether the arrays are deflated, as by {@code numpy.savez_compressed}, or stored
     */
    public NpzWriter(Padding padding, boolean compressed) {
        this.padding = padding;
        this.compressed = compressed;
    }

    /**
     * Writes a file; another of that name is replaced once the new one is whole.
     *
     * @throws InvalidInputException if padding could not be told from a sequence's own steps
     * @throws UncheckedIOException if the medium fails
     */
    public void write(Sequences sequences, Path file) {
        int longest = sequences.longestStepCount();
        for (int i = 0; i < sequences.size(); i++) {
            requireTold(sequences, i, longest);
        }
        Path target = file.toAbsolutePath();
        Path staging = target.resolveSibling("." + target.getFileName() + ".new");
        try {
            try {
                writeZip(sequences, staging);
                Files.move(staging, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(staging);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": writing failed: " + e.getMessage(), e);
        }
    }

    private void writeZip(Sequences sequences, Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            put(zip, "X", out -> writeSteps(sequences, out));
            if (sequences.isLabeled()) {
                put(zip, "y", out -> writeLabels(sequences, out));
            }
        }
    }

    private void requireTold(Sequences sequences, int index, int longest) {
        int steps = sequences.stepCount(index);
        InvalidInputException.require(
                padding != Padding.NONE || steps == longest,
                "Sequence '%s' has %d steps, others up to %d; without padding all must have the same. Maybe pad in front.",
                sequences.id(index),
                steps,
                longest);
        float[] values = bufferOf(sequences, index).array();
        int width = sequences.featureCount();
        InvalidInputException.require(
                padding.firstRow(values, steps, width) == 0 && padding.endRow(values, steps, width) == steps,
                "Sequence '%s' has a row of zeros of its own at the side of the padding, which would be taken for it. Maybe pad at the other.",
                sequences.id(index));
    }

    /** Writes one array. */
    @FunctionalInterface
    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private void put(ZipOutputStream zip, String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(NO_TIME);
        if (!compressed) {
            // A stored entry begins with its size and sum: the array is made twice rather than held.
            Measure measure = new Measure();
            content.to(measure.summing);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(measure.size);
            entry.setCrc(measure.summing.getChecksum().getValue());
        }
        zip.putNextEntry(entry);
        content.to(zip);
        zip.closeEntry();
    }

    /** Takes bytes to nowhere, but for their number and their sum. */
    private static final class Measure extends OutputStream {
        private final CheckedOutputStream summing = new CheckedOutputStream(this, new CRC32());
        private long size;

        @Override
        public void write(int value) {
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            size += length;
        }
    }

    private void writeSteps(Sequences sequences, OutputStream out) throws IOException {
        int longest = sequences.longestStepCount();
        int width = sequences.featureCount();
        writeHeader("<f4", "(" + sequences.size() + ", " + longest + ", " + width + ")", out);
        ByteBuffer bytes = ByteBuffer.allocate(longest * width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < sequences.size(); i++) {
            Arrays.fill(bytes.array(), (byte) 0);
            int first = padding == Padding.FRONT ? longest - sequences.stepCount(i) : 0;
            sequences.copyTo(i, bytes.asFloatBuffer().position(first * width));
            out.write(bytes.array());
        }
    }

    private static void writeLabels(Sequences sequences, OutputStream out) throws IOException {
        writeHeader("<i8", "(" + sequences.size() + ",)", out);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int label : sequences.labels()) {
            out.write(bytes.putLong(0, label).array());
        }
    }

    /**
     * Writes what stands before the values.
     *
     * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format, version 1.0</a>
     */
    private static void writeHeader(String type, String shape, OutputStream out) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        // The values begin at a multiple of 64 bytes, for programs that map them.
        int length = (10 + header.length()) / 64 * 64 + 64 - 10;
        ByteBuffer bytes = ByteBuffer.allocate(10 + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) length);
        String padded = header + " ".repeat(length - 1 - header.length()) + "\n";
        out.write(bytes.put(padded.getBytes(StandardCharsets.ISO_8859_1)).array());
    }

    private static FloatBuffer bufferOf(Sequences sequences, int index) {
        FloatBuffer buffer = FloatBuffer.allocate(sequences.stepCount(index) * sequences.featureCount());
        sequences.copyTo(index, buffer);
        return buffer;
    }
}
