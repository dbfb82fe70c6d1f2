package org.seqwise.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.evaluation.Metric;

class StoppingRuleTest {

    @Test
    void itGoesByAFiveHundredthOfTheLogLossUnlessToldOtherwise() {
        assertEquals(new StoppingRule(7, Metric.LOG_LOSS, 0.002, null), StoppingRule.after(7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void minImprovementIsAShare(double wrong) {
        assertRefused("minImprovement (" + wrong + ") must lie in [0, 1): the share that is progress.", wrong, null);
        assertDoesNotThrow(() -> rule(0, Duration.ofNanos(1)));
    }

    @Test
    void timeIsPositive() {
        assertRefused("maxDuration (PT0S) must be positive.", 0, Duration.ZERO);
        assertRefused("maxDuration (PT-1S) must be positive.", 0, Duration.ofSeconds(-1));
    }

    private static StoppingRule rule(double minImprovement, @Nullable Duration maxDuration) {
        return new StoppingRule(1, Metric.F1, minImprovement, maxDuration);
    }

    private static void assertRefused(String message, double minImprovement, @Nullable Duration maxDuration) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> rule(minImprovement, maxDuration))
                        .getMessage());
    }
}
