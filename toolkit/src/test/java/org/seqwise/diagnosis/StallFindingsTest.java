package org.seqwise.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.evaluation.Objective;

/** What is said of a training's figures, and of which nothing is. */
class StallFindingsTest {

    private static final RunFacts FACTS =
            new RunFacts(Math.log(2), 0.5623, 0.5623, 0.25, List.of(figures("x", 0, 1), figures("y", 0, 1)), List.of());

    @Test
    void learningSaysNothing() {
        assertEquals(List.of(), found(history(30, epoch -> 0.6 * Math.exp(-0.1 * epoch), 0.1, 0.1, 0.7)));
    }

    /** As those of QuestionTrainer do, which leave the floor after some epochs. */
    @Test
    void slowBeginningSaysNothing() {
        assertEquals(List.of(), found(history(12, epoch -> 0.575 - 0.002 * epoch, 0.03, 0.02, 0.2)));
    }

    @Test
    void trainingThatIsDoneSaysNothing() {
        assertEquals(List.of(), found(history(30, epoch -> 0.31, 1e-6, 0.3, 0.9)));
    }

    @Test
    void lossAtTheFloorIsSaidOnceWithTheFloor() {
        List<Finding> found = found(history(20, epoch -> 0.5625 + 0.0002 * (epoch % 2), 0.01, 0.1, 0.05));
        assertEquals(List.of("floor"), subjects(found));
        assertTrue(found.get(0).text().contains("one answer for all sequences has 0.5623"), found.toString());
        assertTrue(found.get(0).text().contains("always saying 25.0 % has 0.5623"), found.toString());
    }

    @Test
    void runningAwayAndGrowingAreTheRateAndNothingElse() {
        assertEquals(List.of("rate-high"), subjects(found(history(8, epoch -> 40 + epoch, 0.9, 0.9, 1))));
        assertEquals(List.of("rate-high"), subjects(found(history(5, epoch -> 0.4 + 0.05 * epoch, 0.2, 0.1, 1))));
    }

    @Test
    void lossThatTremblesNearZeroIsNoGrowth() {
        assertEquals(List.of(), found(history(5, epoch -> 0.001 + 0.0005 * epoch, 0.02, 0.1, 1)));
    }

    @Test
    void weightsThatHardlyMoveAreALowRate() {
        assertEquals(List.of("rate-low"), subjects(found(history(10, epoch -> 0.69, 1e-5, 0.05, 0.005))));
    }

    @Test
    void warmUpIsNoLowRate() {
        List<EpochFigures> warming = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            warming.add(new EpochFigures(i, 0.69, 0.69, 0.5, 1e-6 * i, new TrainingHealth(1, 10, 1e-4, 0.1, 0.1)));
        }
        assertEquals(List.of(), found(warming));
    }

    @Test
    void saturationIsLaidToLargeInputsOrToGrownWeights() {
        List<EpochFigures> saturated = history(3, epoch -> 0.5 - 0.01 * epoch, 0.1, 0.8, 0.5);
        List<Finding> grown = found(saturated);
        assertEquals(List.of("saturated"), subjects(grown));
        assertTrue(grown.get(0).text().contains("so the weights have grown (norm 10.0)"), grown.toString());
        RunFacts large = new RunFacts(0.69, 0.56, 0.56, 0.25, List.of(figures("x", 300, 20)), List.of());
        String text = StallFindings.of(large, saturated, Set.of()).get(0).text();
        assertTrue(text.contains("Feature 'x' is about 300.7"), text);
        assertEquals(List.of(), StallFindings.of(large, saturated, Set.of("input-scale")), "explained already");
    }

    @Test
    void oneAnswerForAllIsSaidUnlessOnesAreAsRare() {
        List<EpochFigures> same = history(4, epoch -> 0.5 - 0.02 * epoch, 0.1, 0.1, 0.003);
        assertEquals(List.of("spread"), subjects(found(same)));
        RunFacts rare = new RunFacts(0.69, 0.01, 0.01, 0.002, FACTS.inputs(), List.of());
        assertEquals(List.of(), StallFindings.of(rare, same, Set.of()));
    }

    @Test
    void constantAndUnscaledFeaturesAreFoundInTheData() {
        Random random = new Random(1);
        SequencesBuilder builder = Sequences.builder(List.of("usual", "dead", "rare", "huge", "other"));
        for (int i = 0; i < 400; i++) {
            float[] step = {(float) random.nextGaussian(), 3, i == 399 ? 1 : 0, 4000, (float) random.nextGaussian()};
            step[3] += step[0];
            builder.add("s" + i, new float[][] {step}, i % 4 == 0 ? 1 : 0);
        }
        Sequences sequences = builder.build();
        RunFacts facts = RunFacts.of(sequences, sequences, Objective.CROSS_ENTROPY);
        assertEquals(List.of("dead"), facts.constants());
        List<Finding> found = StallFindings.ofInputs(facts);
        assertEquals(List.of("dead-feature", "input-scale"), subjects(found));
        assertTrue(found.get(0).text().startsWith("'dead' never changes in training"), found.toString());
        assertTrue(
                found.get(1).text().startsWith("Feature 'huge' is far larger than the others: about 4000 as the"),
                found.toString());
    }

    /** The floor of the entropy, and with class weights that balance, ln 2 of twice the rarer class's share. */
    @Test
    void floorIsThatOfTheObjective() {
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        for (int i = 0; i < 100; i++) {
            builder.add("s" + i, new float[][] {{i}}, i % 4 == 0 ? 1 : 0);
        }
        Sequences sequences = builder.build();
        RunFacts plain = RunFacts.of(sequences, sequences, Objective.CROSS_ENTROPY);
        assertEquals(-0.25 * Math.log(0.25) - 0.75 * Math.log(0.75), plain.floorLoss(), 1e-9);
        assertEquals(plain.floorLoss(), plain.floorLogLoss(), 1e-9);
        assertEquals(Math.log(2), plain.startLoss(), 1e-9);
        RunFacts balanced = RunFacts.of(sequences, sequences, Objective.weighted(3));
        assertEquals(1.5 * Math.log(2), balanced.floorLoss(), 1e-9);
        assertEquals(plain.floorLogLoss(), balanced.floorLogLoss(), 1e-9);
        RunFacts focal = RunFacts.of(sequences, sequences, Objective.focal(2, 0.25, 0));
        assertTrue(focal.floorLoss() < focal.startLoss());
    }

    private static List<Finding> found(List<EpochFigures> history) {
        List<Finding> found = new ArrayList<>();
        for (int epoch = 1; epoch <= history.size(); epoch++) {
            found.addAll(StallFindings.of(FACTS, history.subList(0, epoch), subjects(found)));
        }
        return found;
    }

    private static List<String> subjects(List<Finding> found) {
        return found.stream().map(Finding::subject).toList();
    }

    private static List<EpochFigures> history(
            int epochs, IntToDoubleFunction loss, double updateRatio, double saturation, double spread) {
        List<EpochFigures> history = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double now = loss.applyAsDouble(epoch);
            history.add(new EpochFigures(
                    epoch, now, now, 0.52, 0.01, new TrainingHealth(1, 10, updateRatio, saturation, spread)));
        }
        return history;
    }

    private static FeatureFigures figures(String name, double mean, double deviation) {
        return new FeatureFigures(name, 0, 100, 0, mean - deviation, mean + deviation, mean, deviation, 0);
    }
}
