package org.seqwise.parity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of the checks found, and on what.
 *
 * @param created when, in ISO-8601, UTC
 * @param seqwise Seqwise's version
 * @param machine versions of DJL and Java, system and processor, by name
 * @param engines all that are on the classpath, those too that do not load
 * @param covers what was checked, for people
 * @param seconds how long it took
 * @param checks one row for each check and each two that were compared
 */
@JsonPropertyOrder({"created", "passed"})
@JsonIgnoreProperties(value = "passed", allowGetters = true)
public record Certificate(
        String created,
        String seqwise,
        Map<String, String> machine,
        List<EngineEntry> engines,
        String covers,
        double seconds,
        List<CheckResult> checks) {

    /** Copies the collections, in their order. */
    public Certificate {
        machine = Collections.unmodifiableMap(new LinkedHashMap<>(machine));
        engines = List.copyOf(engines);
        checks = List.copyOf(checks);
    }

    /** Returns whether every engine loads, something was checked and all of it passed. */
    @JsonProperty
    public boolean passed() {
        return !checks.isEmpty()
                && engines.stream().allMatch(EngineEntry::loads)
                && checks.stream().allMatch(CheckResult::passed);
    }

    /** Returns the certificate as aligned lines of text. */
    @Override
    public String toString() {
        return String.join(System.lineSeparator(), CertificateText.lines(this));
    }
}
