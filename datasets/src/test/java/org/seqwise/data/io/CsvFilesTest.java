package org.seqwise.data.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;

/** The bytes around the rows: encodings, line ends, gzip, and what cannot be read. */
class CsvFilesTest {

    private static final String TEXT = "sequence,time,größe,label\nä,0,1,0\nä,1,2,0\nb,0,3,1\n";

    private final Path folder;

    CsvFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void gzipIsKnownByItsBytesNotByItsName() throws IOException {
        assertSame(write("plainly-named.csv", gzip(bytes(TEXT))));
        assertSame(write("named-so.csv.gz", gzip(bytes(TEXT))));
        assertSame(write("not-so.csv.gz", bytes(TEXT)));
        assertSame(write("with-mark.csv.gz", gzip(bytes("\uFEFF" + TEXT))));
    }

    @Test
    void severalGzipMembersAreOneText() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(bytes(TEXT.substring(0, 40))));
        members.write(gzip(bytes(TEXT.substring(40))));
        assertSame(write("members.csv.gz", members.toByteArray()));
    }

    @Test
    void aByteOrderMarkChangesNothing() throws IOException {
        assertSame(write("mark.csv", bytes("\uFEFF" + TEXT)));
    }

    @Test
    void lineEndsOfAnySystemChangeNothing() throws IOException {
        assertSame(write("windows.csv", bytes(TEXT.replace("\n", "\r\n"))));
        assertSame(write("classic.csv", bytes(TEXT.replace("\n", "\r"))));
        assertSame(write("no-last-end.csv", bytes(TEXT.strip())));
    }

    @Test
    void linesAreCountedAlikeWithAnyLineEnd() throws IOException {
        String broken = "sequence,time,speed,label\n\n\"a\nb\",0,1,0\n\nc,0,fast,0\n";
        assertFails(write("unix.csv", bytes(broken)), "unix.csv:6: column 'speed' has 'fast'");
        assertFails(
                write("windows.csv", bytes(broken.replace("\n", "\r\n"))), "windows.csv:6: column 'speed' has 'fast'");
    }

    @Test
    void theLineThatIsNotUtf8IsNamed() throws IOException {
        String text = "sequence,time,speed,label\n" + "a,0,1,0\n".repeat(5000).replace("a", "ä");
        byte[] bytes = bytes(numbered(text));
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf(",4000,") - 1] = (byte) 0xe4;
        assertFails(write("latin.csv", bytes), "latin.csv:4002: the line is not UTF-8 text");
        assertFails(write("latin.csv.gz", gzip(bytes)), "latin.csv.gz:4002: the line is not UTF-8 text");
        assertFails(
                write("utf16.csv", TEXT.getBytes(StandardCharsets.UTF_16)),
                "utf16.csv:1: the line is not UTF-8 text, and all must be. Maybe save the file as UTF-8.");
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() throws IOException {
        String rule = " is empty; it must have a header and one row for each step.";
        assertFails(write("empty.csv", new byte[0]), "empty.csv" + rule);
        assertFails(write("blank.csv", bytes("\n \n")), "blank.csv" + rule);
        assertFails(write("empty.csv.gz", gzip(new byte[0])), "empty.csv.gz" + rule);
    }

    @Test
    void whatIsNotThereOrNotAFileIsSaidSo() throws IOException {
        assertFails(write("file.csv", bytes(TEXT)).resolve("in-a-file.csv"), "in-a-file.csv cannot be opened (");
        assertFails(folder.resolve("gone.csv"), "gone.csv does not exist; it must be a file.");
        assertFails(folder, folder + " is a directory; it must be a file.");
    }

    @Test
    void aGzipCutOffAnywhereFails() throws IOException {
        byte[] whole = gzip(bytes(numbered("sequence,time,speed,label\n" + "a,0,1,0\n".repeat(5000))));
        for (int length : new int[] {2, 5, 11, whole.length / 2, whole.length - 9, whole.length - 1}) {
            Path file = write("cut.csv.gz", Arrays.copyOf(whole, length));
            String message = assertFails(file, "the gzip is cut off or damaged near here; it must be whole.");
            assertTrue(message.startsWith(file + ":"), message);
        }
    }

    @Test
    void aDamagedGzipFails() throws IOException {
        byte[] noise = new byte[200];
        new Random(7).nextBytes(noise);
        byte[] damaged = gzip(bytes(TEXT));
        System.arraycopy(noise, 0, damaged, 10, damaged.length - 10);
        assertFails(write("damaged.csv.gz", damaged), "damaged.csv.gz:1: the gzip is cut off or damaged near here");
    }

    private void assertSame(Path file) throws IOException {
        Sequences expected = CsvSequences.read(write("expected.csv", bytes(TEXT)));
        Sequences read = CsvSequences.read(file);
        assertEquals("größe", read.featureNames().get(0));
        assertEquals("ä", read.id(0));
        assertEquals(expected.fingerprint(), read.fingerprint());
    }

    private static String assertFails(Path file, String part) {
        String message = String.valueOf(assertThrows(InvalidInputException.class, () -> CsvSequences.read(file))
                .getMessage());
        assertTrue(message.contains(part), message);
        return message;
    }

    /** Gives each row its number as its time. */
    private static String numbered(String text) {
        StringBuilder numbered = new StringBuilder();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            numbered.append(lines[i].replace(",0,1,", "," + (i - 1) + ",1,")).append(i < lines.length - 1 ? "\n" : "");
        }
        return numbered.toString();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        }
        return zipped.toByteArray();
    }
}
