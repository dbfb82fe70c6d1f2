package org.seqwise.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.report.JsonFile;

class CertificateTest {

    private static final EngineEntry FAST = new EngineEntry("Fast", "2.7", "cpu", "");
    private static final EngineEntry SURE = new EngineEntry("Sure", "1.9", "gpu:0", "");
    private static final CheckResult GOOD = new CheckResult(
            "forward", "Fast", "reference", 24, 1200, 3.7e-7, 3.1e-7, 1e-5, "a: logit[0] is 1 beside 2");
    private static final CheckResult BAD =
            new CheckResult("20 training steps", "Sure", "Fast", 24, 480, Double.NaN, Double.NaN, 1e-4, "b: adam[3]");

    @Test
    void jsonHasTheVersionsTheVerdictAndEveryNumber(@TempDir Path folder) throws IOException {
        Certificate certificate = certificate(List.of(FAST, SURE), List.of(GOOD, BAD));
        Path file = folder.resolve("new").resolve("certificate.json");
        JsonFile.write(file, certificate);
        assertEquals(certificate, new ObjectMapper().readValue(file.toFile(), Certificate.class));
        JsonNode tree = new ObjectMapper().readTree(file.toFile());
        assertFalse(tree.get("passed").booleanValue());
        assertTrue(tree.at("/checks/0/passed").booleanValue());
        assertEquals("0.1", tree.get("seqwise").textValue());
        assertEquals("0.36.0", tree.at("/machine/DJL").textValue());
        assertEquals("17.0.1", tree.at("/machine/Java").textValue());
        assertEquals("2.7", tree.at("/engines/0/version").textValue());
        assertEquals("gpu:0", tree.at("/engines/1/device").textValue());
        assertEquals(3.7e-7, tree.at("/checks/0/largestAbsolute").doubleValue());
        assertEquals("NaN", tree.at("/checks/1/largestRelative").asText());
    }

    @Test
    void textIsAnAlignedTableTheFaultsAndTheVerdict() {
        assertEquals(
                """
                Seqwise 0.1 on Fast 2.7 (cpu), Sure 1.9 (gpu:0)
                DJL 0.36.0; Java 17.0.1
                Two networks.

                Check              Engine  Compared with  Cases  Largest absolute  Largest relative  Tolerance
                forward            Fast    reference      24     3.7e-07           3.1e-07           1.0e-05    ok
                20 training steps  Sure    Fast           24     NaN               NaN               1.0e-04    FAILED

                Failed: 20 training steps of Sure with Fast: b: adam[3]
                1 of 2 checks failed, in 12 s.""", String.join("\n", CertificateText.lines(certificate(List.of(FAST, SURE), List.of(GOOD, BAD)))));
    }

    @Test
    void allGoodIsSaidInOneLine() {
        Certificate certificate = certificate(List.of(FAST, SURE), List.of(GOOD, GOOD));
        assertTrue(certificate.passed());
        assertTrue(certificate.toString().endsWith("All 2 checks passed, in 12 s."), certificate.toString());
    }

    @Test
    void whatNeverRanHasNotPassed() {
        assertFalse(certificate(List.of(FAST), List.of()).passed());
        EngineEntry broken = EngineEntry.broken("Lame", "Engine (Lame) does not load: add its natives.");
        Certificate certificate = certificate(List.of(FAST, broken), List.of(GOOD));
        assertFalse(certificate.passed());
        List<String> lines = CertificateText.lines(certificate);
        assertEquals("Seqwise 0.1 on Fast 2.7 (cpu), Lame (does not load)", lines.get(0));
        assertTrue(lines.contains("Failed: Engine (Lame) does not load: add its natives."), certificate.toString());
        assertTrue(lines.stream().anyMatch(line -> line.matches("load +Lame +0 +FAILED")), certificate.toString());
        assertTrue(lines.get(lines.size() - 2).startsWith("One engine alone was checked"), certificate.toString());
        assertEquals("1 of 2 checks failed, in 12 s.", lines.get(lines.size() - 1));
    }

    private static Certificate certificate(List<EngineEntry> engines, List<CheckResult> checks) {
        return new Certificate(
                "2026-11-24T10:00:00Z",
                "0.1",
                new TreeMap<>(Map.of("DJL", "0.36.0", "Java", "17.0.1")),
                engines,
                "Two networks",
                12.3,
                checks);
    }
}
