package org.seqwise.data;

/**
 * The three parts of an honest experiment: one to learn from, one to choose by, one to be judged on.
 *
 * @param train what the model learns from
 * @param validation what stops the training and sets the threshold
 * @param test what is looked at once, at the end
 */
public record Split(Sequences train, Sequences validation, Sequences test) {}
