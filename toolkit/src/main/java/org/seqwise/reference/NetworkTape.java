package org.seqwise.reference;

import java.util.List;

/** What a network did over one sequence, from the input to the logit, with what it takes to go back. */
record NetworkTape(
        List<ReferenceLayer.Tape> layers,
        Pooled pooled,
        ReferenceHead head,
        ReferenceHead.Tape headTape,
        Dropout dropout) {

    double logit() {
        return headTape.logit();
    }

    /**
     * Adds the gradients of the weights and returns those of the steps (steps, features).
     *
     * @param dLogit the gradient of the logit
     */
    double[][] backward(double dLogit, Gradients gradients) {
        double[] dPooled = head.backward(headTape, dLogit, dropout, gradients);
        double[][] dOutputs = pooled.backward(dPooled, gradients);
        for (int layer = layers.size() - 1; layer > 0; layer--) {
            double[][] dInputs = layers.get(layer).backward(dOutputs, gradients);
            dOutputs = dropout.apply(layer - 1, dInputs);
        }
        return layers.get(0).backward(dOutputs, gradients);
    }
}
