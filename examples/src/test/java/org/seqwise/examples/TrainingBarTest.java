package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.seqwise.diagnosis.TrainingHealth;
import org.seqwise.evaluation.Metric;
import org.seqwise.training.StepProgress;
import org.seqwise.training.TrainingProgress;

class TrainingBarTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void itShowsStepsEpochSpeedTimeLeftAndTheFiguresOfTheLastEpoch() {
        try (TrainingBar bar = new TrainingBar(() -> new BarLine(out, 150))) {
            bar.step(step(1, 0, 1));
            bar.step(step(1, 50, 1));
            bar.accept(epoch());
            bar.step(step(2, 0, 1));
            bar.step(step(2, 25, 1));
        }
        String line = lines()[0];
        String last = line.substring(line.lastIndexOf('\r') + 1);
        assertTrue(
                Pattern.matches(
                        "train +75% \\[=+>? *\\]  75/100 \\(0:00:0\\d / [^)]+\\) +epoch 2/2  1,234/s  loss 0\\.5000  pr-auc 0\\.3000 \\* *",
                        last),
                last);
    }

    /** Often: the bar is drawn by a thread of its own. */
    @RepeatedTest(20)
    void eachMemberHasABarOfItsOwn() {
        try (TrainingBar bar = new TrainingBar(() -> new BarLine(out, 150))) {
            bar.step(step(1, 50, 1).ofMember(1, 2));
            bar.step(step(1, 50, 2).ofMember(2, 2));
        }
        assertEquals(2, lines().length);
        assertTrue(
                lines()[0].contains("\r1/2 ") && lines()[1].contains("\r2/2 "), bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void closedAgainItPrintsNothing() {
        TrainingBar bar = new TrainingBar(() -> new BarLine(out, 150));
        bar.step(step(1, 50, 1));
        bar.close();
        int size = bytes.size();
        bar.close();
        assertEquals(size, bytes.size());
    }

    private String[] lines() {
        return bytes.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
    }

    private static StepProgress step(int epoch, int steps, int member) {
        return new StepProgress(epoch, 2, steps, 50, 1234, member, 1);
    }

    private static TrainingProgress epoch() {
        return new TrainingProgress(
                1,
                2,
                0.5,
                0.4,
                0.8,
                Metric.PR_AUC,
                0.3,
                0.01,
                true,
                50,
                2.5,
                1000,
                60,
                1,
                1,
                new TrainingHealth(1, 1, 1, 0, 1),
                List.of());
    }
}
