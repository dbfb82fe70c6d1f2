package org.seqwise.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Small CSV files for the command. */
final class CsvFixture {

    private CsvFixture() {}

    /** Writes sequences s0, s1, ... of 1 to 6 steps; a quarter are 1, those whose last x is high. */
    static Path learnable(Path file, int count) throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("sequence,time,x,y,label\n");
        for (int i = 0; i < count; i++) {
            int label = i % 4 == 0 ? 1 : 0;
            int steps = 1 + random.nextInt(6);
            for (int t = 0; t < steps; t++) {
                double x = t == steps - 1 ? label + 0.2 * random.nextGaussian() : random.nextDouble();
                text.append(String.format(Locale.ROOT, "s%d,%d,%.4f,%.4f,%d%n", i, t, x, random.nextDouble(), label));
            }
        }
        return Files.writeString(file, text.toString().replace("\r\n", "\n"));
    }

    /** Copies a file without its last column. */
    static Path withoutLabel(Path labeled, Path target) throws IOException {
        return Files.write(
                target,
                Files.readAllLines(labeled).stream()
                        .map(line -> line.substring(0, line.lastIndexOf(',')))
                        .toList());
    }
}
