package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BestPossibleTest {

    @Test
    void uniformTrueProbabilitiesHaveTheirKnownLimit() {
        BestPossible limit = BestPossible.of(RandomScores.calibrated(5, 200_000));
        assertEquals(5 / 6.0, limit.rocAuc(), 0.003);
        assertEquals(0.5, limit.logLoss(), 0.003);
    }

    @Test
    void disturbedProbabilitiesStayBehindTheTrueOnes() {
        Scores truth = RandomScores.calibrated(9, 20_000);
        Random random = new Random(10);
        double[] disturbed = Arrays.stream(truth.probabilities())
                .map(p -> 0.7 * p + 0.3 * random.nextDouble())
                .toArray();
        Evaluation evaluation = Evaluation.of(new Scores(disturbed, truth.labels()), 0.5);
        BestPossible limit = BestPossible.of(truth);
        assertTrue(evaluation.rocAuc() < limit.rocAuc());
        assertTrue(evaluation.logLoss() > limit.logLoss());
    }
}
