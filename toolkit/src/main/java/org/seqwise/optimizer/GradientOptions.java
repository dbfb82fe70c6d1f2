package org.seqwise.optimizer;

import ai.djl.ndarray.NDArray;

/**
 * What DJL's builder offers to do to a gradient before the rule sees it, in DJL's order: rescaled, clipped by value, then drawn towards
 * the weight (an L2 penalty's gradient).
 *
 * @param rescale the gradient's factor
 * @param clip the largest magnitude of a gradient's entry; none where negative
 * @param decay how much of the weight is added to its gradient
 */
record GradientOptions(float rescale, float clip, float decay) {

    boolean areNone() {
        return rescale == 1 && clip < 0 && decay == 0;
    }

    @Override
    public String toString() {
        return "rescale=" + rescale + " clip=" + clip + " decay=" + decay;
    }

    /** Returns a new array; the gradient stays as it was. */
    NDArray applied(NDArray weight, NDArray gradient) {
        NDArray applied = gradient.mul(rescale);
        if (clip >= 0) {
            // Not clip(), which on one engine leaves its two bounds behind in the manager.
            try (NDArray unbounded = applied;
                    NDArray below = unbounded.minimum(clip)) {
                applied = below.maximum(-clip);
            }
        }
        if (decay != 0) {
            try (NDArray pull = weight.mul(decay)) {
                applied.addi(pull);
            }
        }
        return applied;
    }
}
