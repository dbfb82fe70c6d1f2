package org.seqwise.data;

import org.jspecify.annotations.Nullable;

/**
 * Something a user gave (data, a setting, a folder, an engine's name) breaks a rule. The message says the value, the rule and the
 * remedy, in that order, and is fit to be shown as it is.
 */
public final class InvalidInputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param message the value, the rule, the remedy */
    public InvalidInputException(String message) {
        super(message);
    }

    /**
     * @param message the value, the rule, the remedy
     * @param cause what was caught
     */
    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Throws unless a rule holds.
     *
     * @param rule what must hold
     * @param message a {@link String#format} pattern for the value, the rule, the remedy
     * @param arguments the pattern's arguments
     */
    public static void require(boolean rule, String message, @Nullable Object... arguments) {
        if (!rule) {
            throw new InvalidInputException(String.format(java.util.Locale.ROOT, message, arguments));
        }
    }
}
