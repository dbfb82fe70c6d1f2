package org.seqwise.diagnosis;

/**
 * Sequences whose steps have the same values.
 *
 * @param repeated how many sequences are equal to one before them
 * @param conflicting how many sequences are equal to another with another label
 * @param mistakes how many of those even the best model gets wrong: in each set of equals, the fewer label's
 * @param example the ids of two that conflict, or are equal where none conflict; empty where none are
 */
public record Repeats(int repeated, int conflicting, int mistakes, String example) {}
