package org.seqwise.data.io;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real data sets, which are no part of the project. */
public final class SharedData {

    private SharedData() {}

    /** Returns a file of the shared folder; where it is absent, the test that asks is skipped and says why. */
    public static Path require(String name) {
        String folder = System.getProperty("seqwise.shared", "../shared");
        Path file = Path.of(folder, name);
        boolean present = Files.exists(file);
        String reason = "Skipped: " + file + " is absent. Maybe say where it is with -Dseqwise.shared=FOLDER.";
        if (!present) {
            System.out.println(reason);
        }
        Assumptions.assumeTrue(present, reason);
        return file;
    }
}
