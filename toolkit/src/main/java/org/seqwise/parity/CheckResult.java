package org.seqwise.parity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One row of a certificate.
 *
 * @param check what was compared: {@link Check#title()}
 * @param engine the engine whose answers were judged
 * @param against whose answers they were compared with: {@code reference}, or an engine's name
 * @param cases how many forms were compared
 * @param numbers how many numbers of them
 * @param largestAbsolute the largest difference; {@code NaN} where an answer was missing or no number
 * @param largestRelative the largest difference beside what the check measures it by; {@code NaN} likewise
 * @param tolerance the largest relative difference that passes
 * @param worst where the largest relative difference was, and of which numbers; empty where there was none
 */
@JsonIgnoreProperties(value = "passed", allowGetters = true)
public record CheckResult(
        String check,
        String engine,
        String against,
        int cases,
        long numbers,
        double largestAbsolute,
        double largestRelative,
        double tolerance,
        String worst) {

    /** Returns whether something was compared and all of it was within the tolerance; {@code NaN} is not. */
    @JsonProperty
    public boolean passed() {
        return cases > 0 && largestRelative <= tolerance;
    }
}
