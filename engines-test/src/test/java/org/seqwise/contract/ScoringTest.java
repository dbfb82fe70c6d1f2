package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.seqwise.data.Sequences;
import org.seqwise.nn.LogitScorer;
import org.seqwise.reference.ReferenceNetwork;

class ScoringTest {

    private static final Sequences MANY = Study.first(130, Study.SPLIT.test());

    @Test
    void logitsAreTheReferencesInTheOrderOfTheSequences() {
        try (Net net = Net.random(5, 8, 1)) {
            ReferenceNetwork reference = net.reference();
            float[] logits = LogitScorer.logits(net.block(), net.manager(), MANY, 50);
            for (int i = 0; i < MANY.size(); i++) {
                assertEquals(reference.logit(MANY.steps(i)), logits[i], 1e-5);
            }
        }
    }

    @Test
    void batchSizeChangesNothing() {
        try (Net net = Net.random(5, 8, 2)) {
            float[] one = LogitScorer.logits(net.block(), net.manager(), MANY, 1);
            float[] all = LogitScorer.logits(net.block(), net.manager(), MANY, 1000);
            assertArrayEquals(one, all, 1e-6f);
        }
    }

    @Test
    void scoringLeavesNoArrayBehind() {
        try (Net net = Net.random(5, 8, 3)) {
            int before = net.manager().getManagedArrays().size();
            LogitScorer.logits(net.block(), net.manager(), MANY, 50);
            assertEquals(before, net.manager().getManagedArrays().size());
        }
    }

    @Test
    void otherThreadScoresTheSame() throws Exception {
        try (Net net = Net.random(5, 8, 4)) {
            float[] here = LogitScorer.logits(net.block(), net.manager(), MANY, 50);
            assertArrayEquals(here, OtherThread.call(() -> LogitScorer.logits(net.block(), net.manager(), MANY, 50)));
        }
    }
}
