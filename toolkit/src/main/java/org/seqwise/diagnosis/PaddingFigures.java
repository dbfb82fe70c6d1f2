package org.seqwise.diagnosis;

/**
 * Rows of zeros at the ends of sequences.
 *
 * @param front how many rows before a sequence's first that is not all zero
 * @param back how many rows after its last
 * @param sequences how many sequences have such rows
 * @param empty how many sequences have no other row; each counts as one step of zeros
 */
public record PaddingFigures(long front, long back, int sequences, int empty) {

    /** Returns how many rows there are at both ends. */
    public long rows() {
        return front + back;
    }
}
