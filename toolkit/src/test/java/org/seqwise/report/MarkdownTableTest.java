package org.seqwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {

    @Test
    void anyTextStaysInItsCellAndIsShownAsItIs() {
        String table = new MarkdownTable("feature", "value")
                .add("a|b\n| c", "<script>[x](y)_z")
                .toString();
        assertEquals("""

                | feature | value |
                |---|---|
                | a\\|b \\| c | \\<script\\>\\[x\\](y)\\_z |
                """, table);
    }
}
