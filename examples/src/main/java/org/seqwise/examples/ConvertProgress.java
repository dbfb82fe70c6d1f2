package org.seqwise.examples;

import java.util.Locale;

/**
 * How far a conversion is.
 *
 * @param sequences how many were written
 * @param steps how many steps they have together
 * @param seconds since it began
 */
record ConvertProgress(int sequences, long steps, double seconds) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d sequences, %,d steps, %,.0f steps/s",
                sequences,
                steps,
                seconds > 0 ? steps / seconds : 0);
    }
}
