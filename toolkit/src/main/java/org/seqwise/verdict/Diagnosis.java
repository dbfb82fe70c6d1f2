package org.seqwise.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seqwise.diagnosis.DataDescription;
import org.seqwise.diagnosis.Finding;

/**
 * What was found out about data.
 *
 * @param verdict what they are worth
 * @param reason why, in one sentence
 * @param next the options of the command to type next, {@value #DATA} in the place of the data, such as {@code train --data F --padding none}
 * @param evidence all that was seen, what the verdict rests on first
 * @param description figures of every value
 * @param signal what could be learned; null where a fault made that a question of no use
 */
public record Diagnosis(
        Verdict verdict,
        String reason,
        String next,
        List<Finding> evidence,
        DataDescription description,
        @Nullable Signal signal) {

    /** Stands for the options that name the data. */
    public static final String DATA = "--data F";

    /** Copies the list. */
    public Diagnosis {
        evidence = List.copyOf(evidence);
    }
}
