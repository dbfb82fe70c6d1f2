package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;

class ProvenanceTest {

    @Test
    void mapsAreCopiedInTheirOrderAndCannotBeChanged() {
        Map<String, Object> settings = new LinkedHashMap<>();
        List<String> names = List.of("zebra", "apple", "mango", "berry", "lemon");
        names.forEach(name -> settings.put(name, 1));
        Map<String, String> source = new LinkedHashMap<>(Map.of("file", "a.csv"));
        Provenance provenance = new Provenance(
                "2026-01-01T00:00:00Z",
                "Net",
                "1.9",
                "cpu",
                "0.36.0",
                42,
                "aa",
                "bb",
                20,
                12,
                1.5,
                1e5,
                42_901,
                settings,
                source);
        settings.put("late", 1);
        source.clear();
        assertEquals(names, new ArrayList<>(provenance.settings().keySet()));
        assertEquals(Map.of("file", "a.csv"), provenance.source());
        assertThrows(
                UnsupportedOperationException.class, () -> provenance.settings().put("late", 1));
        assertThrows(
                UnsupportedOperationException.class, () -> provenance.source().clear());
    }

    @Test
    void theFirstMemberIsTheOneWhoseSeedAndEpochsAreStated() {
        Provenance.Member first = new Provenance.Member(42, 20, 12);
        assertEquals(List.of(first), of(List.of(first)).members());
        Provenance.Member second = new Provenance.Member(43, 30, 22);
        List<Provenance.Member> both = new ArrayList<>(List.of(first, second));
        Provenance provenance = of(both);
        both.clear();
        assertEquals(List.of(first, second), provenance.members());
        assertThrows(InvalidInputException.class, () -> of(List.of(second, first)));
        assertThrows(InvalidInputException.class, () -> of(List.of()));
    }

    private static Provenance of(List<Provenance.Member> members) {
        return new Provenance(
                "2026", "Net", "1.9", "cpu", "0.36.0", 42, "aa", "bb", 20, 12, 1.5, 1e5, 42, Map.of(), Map.of(),
                members);
    }
}
