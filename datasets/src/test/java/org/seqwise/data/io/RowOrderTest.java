package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.Sequences;

class RowOrderTest {

    private final Path folder;

    RowOrderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rowsInAnyOrderGiveTheSameSequences(long seed) throws IOException {
        Random random = new Random(seed);
        // Enough rows for several blocks of the store.
        List<String> rows = rows(random, 300, t -> Integer.toString(t * 7 - 50));
        Sequences expected = read(rows);
        Collections.shuffle(rows, random);
        Sequences shuffled = read(rows);
        assertEquals(expected.fingerprint(), byId(shuffled).fingerprint());
        for (int i = 0; i < shuffled.size(); i++) {
            assertArrayEquals(expected.steps(Integer.parseInt(shuffled.id(i))), shuffled.steps(i));
        }
    }

    @Test
    void onlyOneSequenceOutOfOrderIsPutRight() throws IOException {
        List<String> rows = rows(new Random(9), 40, Integer::toString);
        Sequences expected = read(rows);
        int first = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).startsWith("20,0,"))
                .findFirst()
                .orElseThrow();
        Collections.reverse(rows.subList(first, first + expected.stepCount(20)));
        assertEquals(expected.fingerprint(), read(rows).fingerprint());
    }

    @Test
    void roundRobinRowsGiveTheSameSequences() throws IOException {
        List<String> rows = rows(new Random(11), 50, t -> String.format("%02d", t));
        Sequences expected = read(rows);
        rows.sort(Comparator.comparing(row -> row.substring(row.indexOf(',') + 1, row.indexOf(',') + 3)));
        assertEquals(expected.fingerprint(), byId(read(rows)).fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1423072260123456789,1423072260123456790,1423072260123456791",
                "-9223372036854775808,-9223372036854775807.5,-9223372036854775807",
                "9007199254740992,9007199254740992.5,9007199254740993",
                "-1.5,-1.25,-1",
                "-1,-0.5,-1e-30,0,1e-30,0.5,1",
                "9,10,1.5e1,100,2E3",
                "2015-02-04,2015-02-04T00:00:01,2015-02-04 17:51,2015-02-04 17:51:00.000000001,2015-02-05",
                "2015-02-04T17:51:00+01:00,2015-02-04T17:00:00Z,2015-02-04 17:51:00+0030,2015-02-04t17:51z",
                "1969-12-31 23:59:59.5,1969-12-31 23:59:59.75,1970-01-01,1970-01-01 00:00:00.25"
            })
    void timesOrderByWhatTheyMean(String ascending) throws IOException {
        List<String> times = List.of(ascending.split(",", -1));
        List<String> rows = new ArrayList<>();
        times.forEach(time -> rows.add("0," + time + "," + rows.size() + ",0,0"));
        Sequences expected = read(rows);
        Collections.reverse(rows);
        assertEquals(expected.fingerprint(), read(rows).fingerprint());
        assertEquals(times.size() - 1.0f, expected.value(0, times.size() - 1, 0));
    }

    private static List<String> rows(Random random, int sequences, IntFunction<String> time) {
        List<String> rows = new ArrayList<>();
        for (int id = 0; id < sequences; id++) {
            int label = random.nextInt(2);
            int steps = 1 + random.nextInt(60);
            for (int t = 0; t < steps; t++) {
                rows.add(id + "," + time.apply(t) + "," + random.nextFloat() + "," + random.nextGaussian() + ","
                        + label);
            }
        }
        return rows;
    }

    private Sequences read(List<String> rows) throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, "sequence,time,speed,load,label\n" + String.join("\n", rows));
        return CsvSequences.read(file);
    }

    private static Sequences byId(Sequences read) {
        return read.subset(IntStream.range(0, read.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> Integer.parseInt(read.id(i))))
                .mapToInt(Integer::intValue)
                .toArray());
    }
}
