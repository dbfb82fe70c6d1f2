package org.seqwise.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveFindingsTest {

    private static List<EpochFigures> curve(double[] losses, double... validation) {
        List<EpochFigures> epochs = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            epochs.add(new EpochFigures(
                    i + 1, losses[i], validation[i], 0.7, 0.001, new TrainingHealth(1, 1, 0.1, 0, 0.5)));
        }
        return epochs;
    }

    private static List<String> subjects(List<EpochFigures> epochs) {
        return CurveFindings.of(epochs).stream().map(Finding::subject).toList();
    }

    @Test
    void bestEpochIsNamed() {
        List<Finding> findings = CurveFindings.of(curve(new double[] {0.6, 0.5, 0.5}, 0.58, 0.52, 0.522));
        assertEquals(List.of("best"), findings.stream().map(Finding::subject).toList());
        assertTrue(findings.get(0).text().startsWith("Of 3 epochs number 2 is the best: validation log-loss 0.5200"));
    }

    @Test
    void learningByHeartIsTold() {
        assertEquals(
                List.of("best", "by-heart"), subjects(curve(new double[] {0.6, 0.5, 0.4, 0.3}, 0.58, 0.52, 0.55, 0.6)));
    }

    @Test
    void lossThatStandsStillIsTold() {
        assertEquals(
                List.of("best", "still"), subjects(curve(new double[] {0.562, 0.562, 0.562}, 0.5623, 0.5622, 0.5623)));
    }

    @Test
    void trainingThatEndedTooEarlyIsTold() {
        assertEquals(List.of("best", "falling"), subjects(curve(new double[] {0.6, 0.5, 0.4}, 0.6, 0.55, 0.5)));
    }

    @Test
    void trainingThatRanAwayIsTold() {
        assertEquals(List.of("best", "diverged"), subjects(curve(new double[] {0.6, 3, 9}, 0.6, 2, 5)));
        assertEquals(List.of("best", "diverged"), subjects(curve(new double[] {0.6, Double.NaN}, 0.6, 0.7)));
    }

    @Test
    void oneEpochSaysNoMoreThanItsFigures() {
        assertEquals(List.of("best"), subjects(curve(new double[] {0.6}, 0.58)));
    }
}
