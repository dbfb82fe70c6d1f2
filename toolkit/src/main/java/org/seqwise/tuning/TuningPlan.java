package org.seqwise.tuning;

import java.util.List;
import org.seqwise.data.PreprocessorSettings;

/**
 * All that a figure of a fold depends on beside the trial's own settings and epochs. Results of another plan are not of this search.
 *
 * @param space the dimensions, as they are written
 * @param seed of every draw and every training
 * @param partition how data is dealt
 * @param preprocessing what is done to raw values, fitted on each fold's training part
 * @param engine the name of the engine
 * @param engineVersion of its native library
 * @param device the one that computes, cpu or gpu:N
 * @param threads of each training; sums are rounded otherwise with more
 * @param data the fingerprint of what is learned from
 * @param dealtBy the fingerprint of what else it is dealt by
 */
record TuningPlan(
        List<String> space,
        long seed,
        Partition partition,
        PreprocessorSettings preprocessing,
        String engine,
        String engineVersion,
        String device,
        int threads,
        String data,
        String dealtBy) {

    TuningPlan {
        space = List.copyOf(space);
    }
}
