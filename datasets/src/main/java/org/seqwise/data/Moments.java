package org.seqwise.data;

/**
 * The moments of one feature over every step at which it is seen.
 *
 * @param mean the mean
 * @param deviation the standard deviation of the population, 0 for a constant
 * @param kurtosis the mean fourth power of {@code (x - mean) / deviation}, 3 for a normal distribution; NaN for a constant
 */
record Moments(double mean, double deviation, double kurtosis) {}
