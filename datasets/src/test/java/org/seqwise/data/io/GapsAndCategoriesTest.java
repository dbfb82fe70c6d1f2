package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

class GapsAndCategoriesTest {

    private static final float NONE = Float.NaN;

    @TempDir
    Path folder = Path.of("");

    @Test
    void missingValuesArePassedOnWhereThatIsAskedFor() throws IOException {
        Path file = write("a.csv", "sequence,time,x,y,label\na,0,,1,0\na,1,NA,2,0\nb,0,3,n/a,1\n");
        Sequences read = CsvSequences.reader().keepMissing().read(file);
        assertArrayEquals(new float[][] {{NONE, 1}, {NONE, 2}}, read.steps(0));
        assertEquals(3, read.missingCount());
    }

    @Test
    void elseTheyAreCounted() throws IOException {
        Path file = write("a.csv", "sequence,time,x,y,label\na,0,1,1,0\na,1,,nan,0\nb,0,3,n/a,1\n");
        assertEquals(
                file + ":3: the value of column 'x' is missing; in all 3 values of 2 of 3 rows are, and none may be."
                        + " Maybe have them filled with --missing impute, or leave the rows out.",
                assertThrows(InvalidInputException.class, () -> CsvSequences.read(file))
                        .getMessage());
    }

    @Test
    void everyFormatKeepsThem() throws IOException {
        Path wide = write("w.csv", "x_1,y_1,x_2,y_2,label\n,2,3,4,1\n1,2,,,0\n");
        Sequences read = SequenceFiles.reader().format("csv-wide").keepMissing().read(wide);
        assertArrayEquals(new float[][] {{NONE, 2}, {3, 4}}, read.steps(0));
        assertEquals(1, read.stepCount(1));
        Path ts = write("t.ts", "@problemName p\n@univariate true\n@classLabel true 0 1\n@data\n1,?,3:1\n4,5,6:0\n");
        assertArrayEquals(
                new float[][] {{1}, {NONE}, {3}},
                SequenceFiles.reader().keepMissing().read(ts).steps(0));
        Sequences asked = SequenceFiles.reader()
                .keepMissing()
                .query("jdbc:duckdb:", "SELECT 'a' AS sequence, 1 AS time, NULL::FLOAT AS x, 1 AS label");
        assertEquals(1, asked.missingCount());
    }

    @Test
    void categoriesOfTextHaveNumbersAndNames() throws IOException {
        Path file = write(
                "a.csv", "sequence,time,x,kind,label\na,0,1,red,0\na,1,2,,0\nb,0,3,blue,1\nb,1,3,1.0,1\nb,2,3,1,1\n");
        Sequences read =
                CsvSequences.reader().categorical(List.of("kind")).keepMissing().read(file);
        assertEquals(Map.of("kind", List.of("red", "blue", "1")), read.categories());
        assertArrayEquals(new float[][] {{1, 0}, {2, NONE}}, read.steps(0));
        assertArrayEquals(new float[][] {{3, 1}, {3, 2}, {3, 2}}, read.steps(1));
    }

    @Test
    void aFolderAndAWideTableNumberThemAcrossRows() throws IOException {
        write("p1.csv", "x,kind\n1,red\n2,blue\n");
        write("p2.csv", "kind,x\nblue,3\n");
        write("labels.csv", "sequence,label\np1,0\np2,1\n");
        Sequences read = SequenceFiles.reader().categorical(List.of("kind")).read(folder);
        assertArrayEquals(new float[][] {{3, 1}}, read.steps(1));
        assertEquals(List.of("red", "blue"), read.categories().get("kind"));
        Path wide = write("w.csv", "kind_1,kind_2,label\nb,a,1\na,a,0\n");
        Sequences rows = SequenceFiles.reader()
                .format("csv-wide")
                .categorical(List.of("kind"))
                .read(wide);
        assertArrayEquals(new float[][] {{1}, {1}}, rows.steps(1));
        assertEquals(List.of("b", "a"), rows.categories().get("kind"));
    }

    @Test
    void aQueryHasThemToo() {
        Sequences read = SequenceFiles.reader()
                .categorical(List.of("kind"))
                .query(
                        "jdbc:duckdb:",
                        "SELECT 'a' AS sequence, i AS time, CASE WHEN i = 1 THEN 'low' ELSE 'high' END AS kind, 1 AS label"
                                + " FROM range(3) t(i)");
        assertArrayEquals(new float[][] {{0}, {1}, {0}}, read.steps(0));
        assertEquals(List.of("high", "low"), read.categories().get("kind"));
    }

    @Test
    void anyWordMayBeACategory() throws IOException {
        Path file = write("a.csv", "sequence,time,kind,label\na,0,none,0\na,1,NA,0\na,2,,0\na,3,nan,0\nb,0,null,1\n");
        SequenceReader reader =
                SequenceFiles.reader().categorical(List.of("kind")).keepMissing();
        Sequences read = reader.read(file);
        assertEquals(List.of("none", "NA", "null"), read.categories().get("kind"));
        assertArrayEquals(new float[][] {{0}, {1}, {NONE}, {NONE}}, read.steps(0));
        Sequences asked = reader.query(
                "jdbc:duckdb:",
                "SELECT * FROM read_csv('" + file + "', all_varchar = true, nullstr = '') ORDER BY sequence, time");
        assertEquals(read.categories(), asked.categories());
        assertEquals(2, asked.missingCount());
    }

    @Test
    void gapsOfAFolderAreCountedTogether() throws IOException {
        write("p1.csv", "x\n1\nNA\n");
        write("p2.csv", "x\nNA\nNA\n");
        write("labels.csv", "sequence,label\np1,0\np2,1\n");
        assertEquals(
                folder.resolve("p1.csv")
                        + ":3: the value of column 'x' is missing; in all 3 values of 3 of 4 rows are, and none may be."
                        + " Maybe have them filled with --missing impute, or leave the rows out.",
                assertThrows(InvalidInputException.class, () -> SequenceFiles.read(folder))
                        .getMessage());
    }

    @Test
    void longCodesStayApart() throws IOException {
        Path file = write("a.csv", """
                sequence,time,kind,label
                a,0,100000001,0
                a,1,100000002,0
                a,2,100000001.0,0
                a,3,1e-2,0
                a,4,0.010,0
                a,5,-0,0
                a,6,0,0
                a,7,1e-999999999,0
                b,0,1e999999999,1
                """);
        Sequences read = CsvSequences.reader().categorical(List.of("kind")).read(file);
        assertEquals(
                List.of("100000001", "100000002", "0.01", "0", "1e-999999999", "1e999999999"),
                read.categories().get("kind"));
        assertArrayEquals(new float[][] {{0}, {1}, {0}, {2}, {2}, {3}, {3}, {4}}, read.steps(0));
    }

    @Test
    void categoriesMustBeOfAFeature() throws IOException {
        Path file = write("a.csv", "sequence,time,x,label\na,0,1,0\nb,0,2,1\n");
        assertEquals(
                "categorical (kind) must be a feature; they are 'x'.",
                assertThrows(InvalidInputException.class, () -> CsvSequences.reader()
                                .categorical(List.of("kind"))
                                .read(file))
                        .getMessage());
    }

    @Test
    void groupsAndTimesComeWithTheRows() throws IOException {
        Path file = write(
                "a.csv",
                "sequence,time,x,house,label\na,2015-02-04,1,h1,0\na,2015-02-05,2,h1,0\nb,2015-02-06,3,h2,1\n");
        Sequences read = CsvSequences.reader().group("house").read(file);
        assertEquals(List.of("x"), read.featureNames());
        assertEquals("h2", read.group(1));
        assertEquals(86_400, read.end(0) - read.start(0));
        Path broken = write("b.csv", "sequence,time,x,house,label\na,0,1,h1,0\na,1,2,h2,0\n");
        assertEquals(
                broken + ":3: column 'house' has 'h2'; line 2 gives sequence 'a' the group h1,"
                        + " and all rows of a sequence must have the same.",
                assertThrows(
                                InvalidInputException.class,
                                () -> CsvSequences.reader().group("house").read(broken))
                        .getMessage());
    }

    @Test
    void theHousesOfMovementAreItsGroups() {
        Sequences read = SequenceFiles.reader().group("group").read(SharedData.require("data/movement_aal"));
        assertEquals(210, read.size());
        assertEquals("1", read.group(0));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
