package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seqwise.engine.Engines;

/** Neither engine may run fewer tests than the other, and none may be skipped but for lack of a GPU or of data that is not in the repository. */
class EqualCountsTest {

    private static final Path REPORTS = Path.of(System.getProperty("seqwise.reports", "target/surefire-reports"));

    @Test
    void everyEngineRanTheSameTests() throws IOException {
        List<String> engines = Engines.installed();
        assertEquals(2, engines.size());
        Map<String, List<String>> expected = SurefireReports.testsByClass(REPORTS, engines.get(0));
        assertFalse(expected.isEmpty(), "No report of " + engines.get(0) + " in " + REPORTS);
        assertEquals(expected, SurefireReports.testsByClass(REPORTS, engines.get(1)));
    }

    @Test
    void noneWasSkippedButForAGoodReason() throws IOException {
        for (String engine : Engines.installed()) {
            for (String reason : SurefireReports.reasonsOfSkipping(REPORTS, engine)) {
                assertTrue(reason.contains("GPU") || reason.contains("shared data"), engine + " skipped: " + reason);
            }
        }
    }
}
