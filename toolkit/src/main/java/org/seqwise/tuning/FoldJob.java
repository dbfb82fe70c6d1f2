package org.seqwise.tuning;

import java.util.Locale;
import java.util.Map;

/**
 * One fold of one trial, to be trained and judged.
 *
 * @param trial its number, from 1
 * @param settings of the trial, by name
 * @param epochs the most it may take
 * @param fold its number, from 1
 */
record FoldJob(int trial, Map<String, String> settings, int epochs, int fold) {

    /** Returns the name of the file that its result is in. */
    String fileName() {
        return String.format(Locale.ROOT, "trial-%04d-epochs-%d-fold-%d.json", trial, epochs, fold);
    }
}
