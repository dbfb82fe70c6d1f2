package org.seqwise;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a model comes from.
 *
 * @param created when, in ISO-8601, UTC
 * @param engine the engine it was trained on
 * @param engineVersion that engine's version
 * @param device the device it was trained on
 * @param djlVersion DJL's version
 * @param seed where every draw came from
 * @param trainFingerprint the SHA-256 of the training part
 * @param validationFingerprint the SHA-256 of the validation part
 * @param epochs how many were run, those of the model that it started from among them
 * @param bestEpoch the one whose weights were kept, from 1
 * @param seconds training and validation together
 * @param trainSequencesPerSecond sequences learned from per second of training alone
 * @param parameterCount how many numbers were learned
 * @param settings every setting by its name: numbers and texts
 * @param source what the data's owner noted of it, such as file and columns
 */
public record Provenance(
        String created,
        String engine,
        String engineVersion,
        String device,
        String djlVersion,
        long seed,
        String trainFingerprint,
        String validationFingerprint,
        int epochs,
        int bestEpoch,
        double seconds,
        double trainSequencesPerSecond,
        long parameterCount,
        Map<String, Object> settings,
        Map<String, String> source) {

    /** Copies the maps, in their order. */
    public Provenance {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
    }
}
