package org.seqwise.reference;

/** What a pooling made of one sequence, with what it takes to go back through it. */
interface Pooled {

    /** Returns (pooled width). */
    double[] values();

    /**
     * Adds the gradients of the pooling's weights and returns those of the outputs that it read (steps, w).
     *
     * @param dValues (pooled width)
     */
    double[][] backward(double[] dValues, Gradients gradients);
}
