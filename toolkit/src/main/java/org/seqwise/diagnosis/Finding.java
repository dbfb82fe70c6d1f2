package org.seqwise.diagnosis;

/**
 * Something about data that a person should know before training, or about a training while it runs.
 *
 * @param subject what it is about, a stable word for programs such as {@code padding}
 * @param text what was found, why it matters and what to do, in one line
 */
public record Finding(String subject, String text) {}
