package org.seqwise.data;

/** How the values of a feature are brought to a like scale. */
public enum Scaling {

    /**
     * {@code (x - mean) / deviation}, the deviation being that of the population. Where the tails are heavier than an exponential
     * distribution's they are drawn in first, see {@link TailCompression}.
     */
    STANDARD,

    /**
     * {@code (x - median) / (third quartile - first quartile)}, which a few wild values do not move; they stay as far out as they are.
     * Where both quartiles are the same, as in a feature that is mostly 0, the standard deviation takes their difference's place.
     */
    ROBUST,

    /** Values stay as they are. */
    NONE
}
