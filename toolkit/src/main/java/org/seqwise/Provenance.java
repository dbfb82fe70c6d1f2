package org.seqwise;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seqwise.data.InvalidInputException;

/**
 * Where a model comes from. Seed and epochs are those of its first member, each member's own are in {@code members}; a model that is no
 * ensemble has one member.
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
 * @param seconds training and validation together, of all members
 * @param trainSequencesPerSecond sequences learned from per second of training alone
 * @param parameterCount how many numbers were learned, by all members
 * @param settings every setting by its name: numbers and texts
 * @param source what the data's owner noted of it, such as file and columns
 * @param members one for each network, in their order
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
        Map<String, String> source,
        List<Member> members) {

    /**
     * How one network of a model was trained.
     *
     * @param seed where its draws came from
     * @param epochs how many were run, those of the model that it started from among them
     * @param bestEpoch the one whose weights were kept, from 1
     */
    public record Member(long seed, int epochs, int bestEpoch) {}

    /** Has one member. */
    public Provenance(
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
        this(
                created,
                engine,
                engineVersion,
                device,
                djlVersion,
                seed,
                trainFingerprint,
                validationFingerprint,
                epochs,
                bestEpoch,
                seconds,
                trainSequencesPerSecond,
                parameterCount,
                settings,
                source,
                List.of(new Member(seed, epochs, bestEpoch)));
    }

    /** Copies the maps, in their order, and the list. */
    public Provenance {
        members = List.copyOf(members);
        Member first = new Member(seed, epochs, bestEpoch);
        InvalidInputException.require(
                !members.isEmpty() && members.get(0).equals(first),
                "members (%s) must begin with the one whose seed and epochs are stated: %s.",
                members,
                first);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        source = Collections.unmodifiableMap(new LinkedHashMap<>(source));
    }
}
