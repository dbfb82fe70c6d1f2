package org.seqwise.data.sets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.ClassBalance;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.CsvSequences;

class CreditDefaultSetTest {

    // As the published workbook has them, in a row below one of short names.
    private static final List<String> COLUMNS = List.of(
            "ID",
            "LIMIT_BAL",
            "SEX",
            "EDUCATION",
            "MARRIAGE",
            "AGE",
            "PAY_0",
            "PAY_2",
            "PAY_3",
            "PAY_4",
            "PAY_5",
            "PAY_6",
            "BILL_AMT1",
            "BILL_AMT2",
            "BILL_AMT3",
            "BILL_AMT4",
            "BILL_AMT5",
            "BILL_AMT6",
            "PAY_AMT1",
            "PAY_AMT2",
            "PAY_AMT3",
            "PAY_AMT4",
            "PAY_AMT5",
            "PAY_AMT6",
            "default payment next month");
    private static final double[] FIRST = {
        1, 20000, 2, 2, 1, 24, 2, 2, -1, -1, -2, -2, 3913, 3102, 689, 0, 0, 0, 0, 689, 0, 0, 0, 0, 1
    };
    private static final double[] THIRD = {
        3, 90000, 2, 2, 2, 34, 0, 0, 0, 0, 0, 0, 29239, 14027, 13559, 14331, 14948, 15549, 1518, 1500, 1000, 1000, 1000,
        5000, 0
    };

    private final Path file;

    CreditDefaultSetTest(@TempDir Path folder) {
        file = folder.resolve("clients.xls");
    }

    @Test
    void aClientIsSixMonthsTheOldestFirst() throws IOException {
        write(true, FIRST, THIRD);
        Sequences read = sequences();
        assertEquals(
                List.of("pay", "bill", "paid", "limit", "sex", "education", "marriage", "age"), read.featureNames());
        assertEquals(List.of("1", "3"), List.of(read.id(0), read.id(1)));
        assertArrayEquals(new int[] {1, 0}, read.labels());
        assertArrayEquals(
                new float[][] {
                    {-2, 0, 0, 20000, 2, 2, 1, 24},
                    {-2, 0, 0, 20000, 2, 2, 1, 24},
                    {-1, 0, 0, 20000, 2, 2, 1, 24},
                    {-1, 689, 0, 20000, 2, 2, 1, 24},
                    {2, 3102, 689, 20000, 2, 2, 1, 24},
                    {2, 3913, 0, 20000, 2, 2, 1, 24}
                },
                read.steps(0));
        assertArrayEquals(new float[] {0, 15549, 5000, 90000, 2, 2, 2, 34}, read.steps(1)[0]);
    }

    @Test
    void theRowOfShortNamesMayBeAbsent() throws IOException {
        write(false, FIRST);
        assertEquals(1, sequences().size());
    }

    @Test
    void aLabelIsZeroOrOne() throws IOException {
        double[] other = THIRD.clone();
        other[24] = 2;
        write(true, FIRST, other);
        assertEquals(file + ", row 4: default payment next month is 2.0; it must be 0 or 1.", failure());
    }

    @Test
    void aClientWithoutANumberIsNamed() throws IOException {
        write(true, FIRST, Arrays.copyOf(THIRD, 24));
        assertEquals(
                file
                        + ", row 4: there is no number in the column 'default payment next month'; each client must have one."
                        + " Maybe fetch the file again.",
                failure());
    }

    @Test
    void aTextThatShouldBeANumberIsNamed() throws IOException {
        try (HSSFWorkbook workbook = workbook(true, FIRST);
                OutputStream out = Files.newOutputStream(file)) {
            workbook.getSheetAt(0).getRow(2).getCell(5).setCellValue("old");
            workbook.write(out);
        }
        assertEquals(file + ", row 3: AGE is 'old'; it must be a number.", failure());
    }

    @Test
    void aColumnThatIsAbsentIsNamed() throws IOException {
        try (HSSFWorkbook workbook = workbook(true, FIRST);
                OutputStream out = Files.newOutputStream(file)) {
            workbook.getSheetAt(0).getRow(1).getCell(12).setCellValue("BILL");
            workbook.write(out);
        }
        assertEquals(file + ", row 2: the columns [BILL_AMT1] are absent; the names must be as published.", failure());
    }

    @Test
    void aWorkbookOfSomethingElseIsRefused() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet().createRow(0).createCell(0).setCellValue("other");
            workbook.write(out);
        }
        assertEquals(
                file + " has no row with the column names ID, LIMIT_BAL, ...; it must be as it was published.",
                failure());
    }

    @Test
    void whatIsNoWorkbookIsRefused() throws IOException {
        Files.writeString(file, "ID,LIMIT_BAL\n1,20000\n");
        assertTrue(failure().startsWith(file + " is no .xls that can be read ("), failure());
        write(true, FIRST, THIRD);
        byte[] whole = Files.readAllBytes(file);
        for (int size = 0; size < whole.length; size += 512) {
            Files.write(file, Arrays.copyOf(whole, size));
            assertTrue(failure().startsWith(file.toString()), failure());
        }
    }

    @Test
    void withoutPoiTheErrorSaysWhatToAdd() throws Exception {
        write(true, FIRST);
        URL[] paths = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> !path.contains("poi"))
                .map(path -> url(Path.of(path)))
                .toArray(URL[]::new);
        try (URLClassLoader bare = new URLClassLoader(paths, ClassLoader.getPlatformClassLoader())) {
            Class<?> set = bare.loadClass(CreditDefault.class.getName());
            Object builder = set.getMethod("builder").invoke(null);
            builder.getClass().getMethod("optFile", Path.class).invoke(builder, file);
            Object credit = builder.getClass().getMethod("build").invoke(builder);
            Method sequences = set.getMethod("sequences");
            String thrown = String.valueOf(assertThrows(InvocationTargetException.class, () -> sequences.invoke(credit))
                    .getCause());
            assertTrue(thrown.startsWith(InvalidInputException.class.getName() + ": " + file), thrown);
            assertTrue(
                    thrown.endsWith(" is not on the class path. Maybe add the dependency org.apache.poi:poi."), thrown);
        }
    }

    @Test
    void theWholeSetHasTheSharedSequences() {
        Sequences whole = published();
        assertEquals(30_000, whole.size());
        assertEquals(new ClassBalance(30_000 - 6_636, 6_636), whole.balance());
        Path shared =
                Path.of(System.getProperty("seqwise.shared", "../shared"), "data/credit_default/credit_default.csv.gz");
        skipUnless(Files.exists(shared), shared + " is absent. Maybe say where it is with -Dseqwise.shared=FOLDER.");
        Sequences part = CsvSequences.read(shared);
        assertEquals(whole.featureNames(), part.featureNames());
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < whole.size(); i++) {
            indices.put(whole.id(i), i);
        }
        for (int i = 0; i < part.size(); i++) {
            int index = indices.getOrDefault(part.id(i), -1);
            assertArrayEquals(part.steps(i), whole.steps(index), part.id(i));
            assertEquals(part.label(i), whole.label(index), part.id(i));
        }
    }

    /** Returns the set where it has been published, put into the cache, or a folder that was named. */
    private static Sequences published() {
        String folder = System.getProperty("seqwise.sets");
        CreditDefault.Builder builder = CreditDefault.builder();
        CreditDefault set = (folder == null ? builder : builder.optFile(Path.of(folder))).build();
        try {
            set.prepare();
        } catch (InvalidInputException e) {
            skipUnless(false, e.getMessage() + " Maybe -Dseqwise.sets=FOLDER.");
        }
        return set.sequences();
    }

    private static void skipUnless(boolean present, String reason) {
        if (!present) {
            System.out.println("Skipped: " + reason);
        }
        Assumptions.assumeTrue(present, reason);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Sequences sequences() {
        return CreditDefault.builder().optFile(file).build().sequences();
    }

    private String failure() {
        return String.valueOf(
                assertInstanceOf(InvalidInputException.class, assertThrows(RuntimeException.class, this::sequences))
                        .getMessage());
    }

    private void write(boolean shortNames, double[]... clients) throws IOException {
        try (HSSFWorkbook workbook = workbook(shortNames, clients);
                OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        }
    }

    private static HSSFWorkbook workbook(boolean shortNames, double[]... clients) {
        HSSFWorkbook workbook = new HSSFWorkbook();
        Sheet sheet = workbook.createSheet("Data");
        if (shortNames) {
            Row names = sheet.createRow(0);
            for (int i = 1; i < COLUMNS.size(); i++) {
                names.createCell(i).setCellValue(i < 24 ? "X" + i : "Y");
            }
        }
        Row names = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (int i = 0; i < COLUMNS.size(); i++) {
            names.createCell(i).setCellValue(COLUMNS.get(i));
        }
        for (double[] client : clients) {
            Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
            for (int i = 0; i < client.length; i++) {
                row.createCell(i).setCellValue(client[i]);
            }
        }
        return workbook;
    }
}
