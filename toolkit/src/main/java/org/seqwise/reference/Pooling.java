package org.seqwise.reference;

/** What the head reads of the top layer's outputs h over a sequence's valid steps: (steps, w) becomes one vector. */
public enum Pooling {
    /** The output at the last valid step; of a backward direction the output at step 0, which is its own last. Width w. */
    LAST,

    /** The mean over the steps. Width w. */
    MEAN,

    /** The largest over the steps, place by place. Width w. */
    MAX,

    /** {@link #MEAN}, {@link #MAX} and {@link #LAST}, one after the other. Width 3 w. */
    MEAN_MAX_LAST,

    /**
     * Additive attention (Bahdanau et al. 2015) with a learned query: the sum of h_t weighted by the softmax over the steps of {@code
     * query . tanh(K h_t + k)}. Width w.
     */
    ATTENTION
}
