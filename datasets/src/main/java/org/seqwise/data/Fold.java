package org.seqwise.data;

/**
 * One of several ways to learn from some sequences and be judged on others.
 *
 * @param train what the model learns from; a part to stop by is to be taken from it
 * @param test what it is judged on
 */
public record Fold(Sequences train, Sequences test) {}
