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

    private static final int WIDTH = 79;

    /** Returns one line for people, no wider than a terminal. */
    @Override
    public String toString() {
        String line = String.format(Locale.ROOT, "%3d/%d  %-10s  %s", part, parts, doing, of);
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH);
    }
}
