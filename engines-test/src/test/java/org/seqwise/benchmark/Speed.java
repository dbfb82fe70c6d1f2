package org.seqwise.benchmark;

import java.util.function.Supplier;

/**
 * Something to measure.
 *
 * @param what in a few words
 * @param measure takes some time
 */
record Speed(String what, Supplier<SpeedRow> measure) {}
