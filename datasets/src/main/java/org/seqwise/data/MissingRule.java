package org.seqwise.data;

/** What is done about values that are missing. */
public enum MissingRule {

    /** They are refused, counted and named. */
    ERROR,

    /**
     * The sequence's last seen value stands in for them; before its first one the mean of all values seen in training does, and no category
     * at all. A feature that had values missing in training becomes three: itself, whether it is missing (1) or seen (0), and the
     * steps since it was seen: 0 where it is, before the first seen value as many as have passed, brought to mean 0 and deviation 1 in
     * training. One that lacks values only later is filled in the same way, without a sign of it but a warning.
     */
    IMPUTE
}
