package org.seqwise.explanation;

/**
 * What a model loses on labeled sequences when a part of them is replaced by that of other sequences.
 *
 * @param name of the part: a feature, or steps as {@link StepSpan} calls them
 * @param sequences how many have that part; what is lost is of all sequences nevertheless
 * @param rocAucLost how much smaller ROC AUC becomes; {@code NaN} where all labels are the same
 * @param logLossGained how much greater log-loss becomes, in nats
 */
public record Importance(String name, int sequences, Repeated rocAucLost, Repeated logLossGained) {}
