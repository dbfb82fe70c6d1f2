package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;

class ChecksumsTest {

    // FIPS 180-2, appendix B.1; and of nothing.
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final Path folder;

    ChecksumsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("abc"), "abc");
        Files.writeString(folder.resolve("empty"), "");
        Checksums.write(folder, "abc", "empty");
    }

    @Test
    void linesAreThoseOfSha256sum() throws IOException {
        assertEquals(OF_ABC + "  abc\n" + OF_NOTHING + "  empty\n", Files.readString(folder.resolve("SHA256SUMS")));
    }

    @Test
    void wholeFilesPassInAnyOrderAndBesideOthers() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertDoesNotThrow(() -> Checksums.verify(folder, "empty", "abc"));
        Files.writeString(folder.resolve("SHA256SUMS"), OF_ABC + "  abc\r\n");
        assertDoesNotThrow(() -> Checksums.verify(folder, "abc"));
    }

    @Test
    void aChangedFileIsDamaged() throws IOException {
        Files.writeString(folder.resolve("abc"), "abd");
        assertDamaged("abc");
    }

    @Test
    void aMissingFileIsDamaged() throws IOException {
        Files.delete(folder.resolve("empty"));
        assertDamaged("empty");
    }

    @Test
    void aFileWithoutAStatedChecksumIsDamaged() throws IOException {
        Files.writeString(folder.resolve("other"), "x");
        assertDamaged("other");
    }

    @Test
    void aDamagedListIsDamage() throws IOException {
        byte[] list = Files.readAllBytes(folder.resolve("SHA256SUMS"));
        list[3] ^= (byte) 0x80;
        Files.write(folder.resolve("SHA256SUMS"), list);
        assertDamaged("abc");
        Files.writeString(folder.resolve("SHA256SUMS"), "garbage");
        assertDamaged("abc");
    }

    @Test
    void aMissingListIsToldByName() throws IOException {
        Files.delete(folder.resolve("SHA256SUMS"));
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> Checksums.verify(folder, "abc"));
        assertEquals(
                folder.resolve("SHA256SUMS")
                        + " is missing; without it the model is not whole. Maybe copy the folder again.",
                thrown.getMessage());
    }

    @Test
    void whatIsNotThereCannotBeSummed() {
        assertThrows(NoSuchFileException.class, () -> Checksums.write(folder, "abc", "missing"));
    }

    private void assertDamaged(String name) {
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> Checksums.verify(folder, "abc", "empty", name));
        assertEquals(
                folder.resolve(name)
                        + " is damaged: it is missing or does not have the checksum that SHA256SUMS states. Maybe copy the folder again.",
                thrown.getMessage());
    }
}
