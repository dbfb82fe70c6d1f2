package org.seqwise.parity;

import java.util.Locale;

/**
 * How far the checks are, told before each part.
 *
 * @param part which part begins, from 1
 * @param parts how many there are
 * @param doing who computes
 * @param of which case
 */
public record ParityProgress(int part, int parts, String doing, String of) {

    /** Returns one line for people. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%3d/%d  %-10s %s", part, parts, doing, of);
    }
}
