package org.seqwise.data.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.dataset.Dataset.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.io.SharedData;

class OccupancyTest {

    @Test
    void theSharedPartsAreThePublishedOnes() throws IOException {
        Path folder = SharedData.require("data/occupancy");
        Path train = Occupancy.builder().optFile(folder).build().path();
        Path test =
                Occupancy.builder().optUsage(Usage.TEST).optFile(folder).build().path();
        assertEquals(1 + 8_143, Files.readAllLines(train).size());
        assertEquals(1 + 2_665, Files.readAllLines(test).size());
        for (Path part : List.of(train, test)) {
            assertTrue(Occupancy.ARCHIVE.file(part.getFileName().toString()).isAt(part), part.toString());
        }
    }

    @Test
    void thePartsAreReadAsWindows() {
        Path folder = SharedData.require("data/occupancy");
        assertEquals(
                8_134, Occupancy.builder().optFile(folder).build().sequences().size());
        assertEquals(
                2_656,
                Occupancy.builder()
                        .optUsage(Usage.TEST)
                        .optFile(folder)
                        .build()
                        .sequences()
                        .size());
    }

    @Test
    void theLaterTestIsAFileOfItsOwn(@TempDir Path folder) throws IOException {
        Path later = Files.createFile(folder.resolve("datatest2.txt"));
        Occupancy.Builder builder = Occupancy.builder().optFile(folder).optLaterTest(true);
        assertEquals(later, builder.optUsage(Usage.TEST).build().path());
        assertEquals(
                "laterTest (true) must go with the usage TEST, and it is TRAIN.",
                assertThrows(InvalidInputException.class, builder.optUsage(Usage.TRAIN)::build)
                        .getMessage());
    }

    @Test
    void thereIsNoPartToValidateWith() {
        assertEquals(
                "usage (VALIDATION) must be TRAIN or TEST. Maybe set the last days of TRAIN aside.",
                assertThrows(InvalidInputException.class, Occupancy.builder().optUsage(Usage.VALIDATION)::build)
                        .getMessage());
    }
}
