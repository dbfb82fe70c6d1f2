package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;
import org.seqwise.data.InvalidInputException;

/** Asserts that what a user gave is refused in one clear sentence. */
final class Refusal {

    private Refusal() {}

    static void assertRefused(Executable executable, String... partsOfTheMessage) {
        String message = String.valueOf(
                assertThrows(InvalidInputException.class, executable).getMessage());
        for (String part : partsOfTheMessage) {
            assertTrue(message.contains(part), message + "  <- lacks: " + part);
        }
    }
}
