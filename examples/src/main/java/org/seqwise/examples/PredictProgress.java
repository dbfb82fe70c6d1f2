package org.seqwise.examples;

import java.util.Locale;

/**
 * How far a scoring is.
 *
 * @param scored how many sequences were scored
 * @param all how many there are, 0 where that is not known
 * @param seconds since it began
 */
record PredictProgress(long scored, long all, double seconds) {

    @Override
    public String toString() {
        double speed = seconds > 0 ? scored / seconds : 0;
        String left =
                all == 0 || speed == 0 ? "" : String.format(Locale.ROOT, ", %s left", time((all - scored) / speed));
        String of = all == 0 ? "" : String.format(Locale.ROOT, " of %,d", all);
        return String.format(Locale.ROOT, "%,d%s sequences, %,.0f sequences/s%s", scored, of, speed, left);
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
