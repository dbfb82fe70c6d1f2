package org.seqwise.verdict;

/** What data are worth to someone who wants to train, from what hinders most to what hinders least. */
public enum Verdict {
    /** Something is wrong with the values or the labels that no setting mends. */
    DATA_FAULT("data fault"),
    /** One feature or the length gives the answer away. */
    LEAK_SUSPECTED("leak suspected"),
    /** Nothing tells 1s from 0s better than chance. */
    NO_SIGNAL("no signal found"),
    /** There is something to learn once the data are prepared, and as they are they would not do. */
    NEEDS_PREPARATION("needs preparation"),
    /** Something tells 1s from 0s better than chance, but hardly. */
    WEAK_SIGNAL("weak signal"),
    /** There is something to learn, and steps in any order tell as much. */
    ORDER_ADDS_NOTHING("learnable, but the order of steps adds nothing"),
    /** There is something to learn, and the order of steps is part of it. */
    LEARNABLE("learnable");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** Returns the words for people, such as {@code no signal found}. */
    @Override
    public String toString() {
        return text;
    }
}
