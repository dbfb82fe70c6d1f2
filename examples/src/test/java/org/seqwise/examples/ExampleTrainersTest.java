package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example trainer without real data holds what it claims. */
class ExampleTrainersTest {

    @Test
    void modelServesAlikeOnEveryEngine(@TempDir Path folder) {
        double largest = TrainHereServeThere.largestDifference(folder.resolve("model"));
        assertTrue(largest < 1e-5, "largest difference " + largest);
    }
}
