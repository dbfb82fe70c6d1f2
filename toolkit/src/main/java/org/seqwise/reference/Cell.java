package org.seqwise.reference;

/**
 * What a recurrent layer does at one step with its input x and its memory. {@code W} and {@code b} are the layer's kernel and bias,
 * {@code U} and {@code c} its recurrent kernel and recurrent bias; each holds the gates' rows one gate after the other.
 */
public enum Cell {
    /**
     * Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000). Gates in the order input,
     * forget, cell, output:
     *
     * <pre>
     * i, f, o = sigmoid(W x + b + U h + c)    g = tanh(W x + b + U h + c)    c' = f c + i g    h' = o tanh(c')
     * </pre>
     */
    LSTM(4),

    /**
     * Gated recurrent unit (Cho et al. 2014), with the reset gate after the recurrent product, as Keras has it for {@code
     * reset_after=true}. Gates in the order reset, update, new:
     *
     * <pre>
     * r, z = sigmoid(W x + b + U h + c)    n = tanh(W x + b + r (U h + c))    h' = (1 - z) n + z h
     * </pre>
     */
    GRU(3),

    /**
     * Gated recurrent unit with the reset gate before the recurrent product (Cho et al. 2014, equations 5 to 8), as Keras has it for
     * {@code reset_after=false}. Gates in the order reset, update, new:
     *
     * <pre>
     * r, z = sigmoid(W x + b + U h + c)    n = tanh(W x + b + U (r h) + c)    h' = (1 - z) n + z h
     * </pre>
     */
    GRU_RESET_BEFORE(3);

    private final int gates;

    Cell(int gates) {
        this.gates = gates;
    }

    /** Returns how many gates a cell has, the candidate among them: a kernel has as many times hidden rows. */
    public int gates() {
        return gates;
    }
}
