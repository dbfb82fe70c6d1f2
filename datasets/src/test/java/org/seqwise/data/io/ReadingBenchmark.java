package org.seqwise.data.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.seqwise.data.Sequences;

/**
 * How fast sequences of 10 x 5 are read into memory: a {@code .npz} that is not compressed and a long CSV, with values of four decimals and
 * with those that a float32 needs. Arguments: how many sequences, and how often.
 */
public final class ReadingBenchmark {

    private static final int STEPS = 10;
    private static final int FEATURES = 5;

    private ReadingBenchmark() {}

    /** Writes the files into a temporary folder, reads each a few times, and prints the medians. */
    public static void main(String[] arguments) throws Exception {
        int sequences = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path folder = Files.createTempDirectory("seqwise-reading");
        Path npz = folder.resolve("data.npz");
        Path csv = folder.resolve("short.csv");
        Path longer = folder.resolve("long.csv");
        try {
            writeNpz(npz, sequences);
            writeCsv(csv, sequences, true);
            writeCsv(longer, sequences, false);
            System.out.printf(Locale.ROOT, "%,d sequences of %d x %d%n", sequences, STEPS, FEATURES);
            measure(npz, times, sequences);
            measure(csv, times, sequences);
            measure(longer, times, sequences);
        } finally {
            for (Path file : new Path[] {npz, csv, longer, folder}) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void measure(Path file, int times, int sequences) throws Exception {
        Callable<Sequences> reading = () -> SequenceFiles.read(file);
        double[] wall = new double[times];
        double[] processor = new double[times];
        for (int i = -1; i < times; i++) {
            long start = System.nanoTime();
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            if (reading.call().size() != sequences) {
                throw new IllegalStateException("Not all sequences were read.");
            }
            if (i >= 0) {
                wall[i] = (System.nanoTime() - start) / 1e9;
                processor[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used) / 1e9;
            }
        }
        Arrays.sort(wall);
        Arrays.sort(processor);
        double megabytes = Files.size(file) / 1e6;
        double rows = (double) sequences * STEPS / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%-9s %6.0f MB  median %6.2f s (%5.0f MB/s, %5.2f million rows/s)  of the reading thread %6.2f s (%5.0f MB/s, %5.2f)%n",
                file.getFileName(),
                megabytes,
                wall[times / 2],
                megabytes / wall[times / 2],
                rows / wall[times / 2],
                processor[times / 2],
                megabytes / processor[times / 2],
                rows / processor[times / 2]);
    }

    private static void writeNpz(Path file, int sequences) throws IOException {
        Random random = new Random(1);
        String shape = "(" + sequences + ", " + STEPS + ", " + FEATURES + ")";
        byte[] header = NpyFixture.npy("<f4", shape, new byte[0]);
        byte[] x = Arrays.copyOf(header, header.length + sequences * STEPS * FEATURES * Float.BYTES);
        ByteBuffer values = ByteBuffer.wrap(x).order(ByteOrder.LITTLE_ENDIAN).position(header.length);
        long[] labels = new long[sequences];
        for (int i = 0; i < sequences; i++) {
            labels[i] = i % 4 == 0 ? 1 : 0;
            for (int k = 0; k < STEPS * FEATURES; k++) {
                values.putFloat((float) random.nextGaussian());
            }
        }
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            store(zip, "X.npy", x);
            store(zip, "y.npy", NpyFixture.npy("<i8", "(" + sequences + ",)", NpyFixture.longs(labels)));
        }
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static void writeCsv(Path file, int sequences, boolean fourDecimals) throws IOException {
        Random random = new Random(1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write("sequence,time,a,b,c,d,e,label\n".getBytes(StandardCharsets.US_ASCII));
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < sequences; i++) {
                for (int t = 0; t < STEPS; t++) {
                    row.setLength(0);
                    row.append('s').append(i).append(',').append(t);
                    for (int k = 0; k < FEATURES; k++) {
                        double value = random.nextGaussian();
                        row.append(',');
                        if (!fourDecimals) {
                            row.append((float) value);
                        } else {
                            row.append(Math.round(value * 1e4) / 1e4);
                        }
                    }
                    row.append(i % 4 == 0 ? ",1\n" : ",0\n");
                    out.write(row.toString().getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    }
}
