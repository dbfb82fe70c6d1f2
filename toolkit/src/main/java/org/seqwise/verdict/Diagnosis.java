package org.seqwise.verdict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.diagnosis.DataDescription;
import org.seqwise.diagnosis.Finding;

/**
 * What was found out about data.
 *
 * @param verdict what they are worth
 * @param reason why, in one sentence
 * @param next the command to type next
 * @param evidence all that was seen, what the verdict rests on first
 * @param description figures of every value
 * @param signal what could be learned; null where a fault made that a question of no use
 */
public record Diagnosis(
        Verdict verdict,
        String reason,
        Next next,
        List<Finding> evidence,
        DataDescription description,
        @Nullable Signal signal) {

    /**
     * A command on the same data, read in the same way.
     *
     * @param command such as {@code train}
     * @param options what to say beside where the data are, such as {@code --padding} and {@code none}
     */
    public record Next(String command, Map<String, String> options) {

        /** Copies the map. */
        public Next {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }

        /** Returns the same with one more option. */
        Next with(String option, String value) {
            Map<String, String> more = new LinkedHashMap<>(options);
            more.put(option, value);
            return new Next(command, more);
        }
    }

    /** Copies the list. */
    public Diagnosis {
        evidence = List.copyOf(evidence);
    }
}
