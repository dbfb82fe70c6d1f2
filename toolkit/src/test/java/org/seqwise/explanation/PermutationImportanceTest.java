package org.seqwise.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;

/** What is lost, by models that are known. */
class PermutationImportanceTest {

    private static final Sequences SEQUENCES = Drawn.sequences(500, 1);
    private static final RawFeatures FEATURES = RawFeatures.of(Preprocessor.none(Drawn.NAMES));
    private static final ToyModel READS_LAST_SIGNAL = ToyModel.of(steps -> 3 * Drawn.lastSignal(steps));

    private static PermutationImportance of(PreparedModel model, int repeats, long seed) {
        return new PermutationImportance(model, SEQUENCES, repeats, seed);
    }

    @Test
    void onlyWhatIsReadIsMissed() {
        PermutationImportance importance = of(READS_LAST_SIGNAL, 5, 1);
        assertEquals(1, importance.unchanged().rocAuc());
        List<Importance> features = importance.ofFeatures(FEATURES);
        assertEquals(List.of("a", "b", "signal"), names(features));
        assertNothingLost(features.get(0));
        assertNothingLost(features.get(1));
        assertEquals(0.5, features.get(2).rocAucLost().mean(), 0.05);
        assertTrue(features.get(2).logLossGained().mean() > 0.5);
        List<Importance> steps = importance.ofSteps();
        assertEquals(List.of("last", "-1", "-2", "-3", "-4", "-5"), names(steps));
        assertEquals(features.get(2).rocAucLost(), steps.get(0).rocAucLost());
        assertEquals(500, steps.get(0).sequences());
        steps.subList(1, 6).forEach(PermutationImportanceTest::assertNothingLost);
        assertTrue(steps.get(5).sequences() < 120, steps.toString());
    }

    private static List<String> names(List<Importance> parts) {
        return parts.stream().map(Importance::name).toList();
    }

    private static void assertNothingLost(Importance part) {
        assertEquals(new Repeated(0, 0), part.rocAucLost());
        assertEquals(new Repeated(0, 0), part.logLossGained());
    }

    @Test
    void lengthIsNeverReplaced() {
        PermutationImportance importance = of(ToyModel.of(steps -> steps.length), 3, 1);
        Stream.concat(importance.ofFeatures(FEATURES).stream(), importance.ofSteps().stream())
                .forEach(PermutationImportanceTest::assertNothingLost);
    }

    @Test
    void whatNumbersAreThereStaysTheSame() {
        Sequences changed = new PreparedValues(SEQUENCES)
                .replaced(new DonorCircle(new PreparedValues(SEQUENCES).stepCounts(), 5), new StepSpan(0, 5), 1, 2);
        for (int ago = 0; ago < 6; ago++) {
            assertEquals(sortedAt(SEQUENCES, ago, 1), sortedAt(changed, ago, 1));
            assertNotEquals(at(SEQUENCES, ago, 1), at(changed, ago, 1));
            assertEquals(at(SEQUENCES, ago, 0), at(changed, ago, 0));
            assertEquals(at(SEQUENCES, ago, 2), at(changed, ago, 2));
        }
    }

    private static List<Float> sortedAt(Sequences sequences, int ago, int feature) {
        return at(sequences, ago, feature).stream().sorted().toList();
    }

    private static List<Float> at(Sequences sequences, int ago, int feature) {
        return Stream.iterate(0, i -> i < sequences.size(), i -> i + 1)
                .filter(i -> sequences.stepCount(i) > ago)
                .map(i -> sequences.value(i, sequences.stepCount(i) - 1 - ago, feature))
                .toList();
    }

    @Test
    void seedSaysWhatIsDrawnAndOneRepeatHasNoSpread() {
        Importance one = of(READS_LAST_SIGNAL, 1, 1).ofFeatures(FEATURES).get(2);
        assertEquals(one, of(READS_LAST_SIGNAL, 1, 1).ofFeatures(FEATURES).get(2));
        assertNotEquals(one, of(READS_LAST_SIGNAL, 1, 2).ofFeatures(FEATURES).get(2));
        assertTrue(Double.isNaN(one.rocAucLost().spread()));
        assertTrue(of(READS_LAST_SIGNAL, 2, 1)
                        .ofFeatures(FEATURES)
                        .get(2)
                        .rocAucLost()
                        .spread()
                > 0);
    }

    @Test
    void whereAllLabelsAreTheSameOnlyLogLossIsDefined() {
        Sequences ones = SEQUENCES.subset(Stream.iterate(0, i -> i + 1)
                .limit(500)
                .filter(i -> SEQUENCES.label(i) == 1)
                .mapToInt(i -> i)
                .toArray());
        // All signals are exchanged among 1s, so that what is lost here is gained there.
        Importance signal = new PermutationImportance(
                        ToyModel.of(steps -> Math.pow(Drawn.lastSignal(steps), 2)), ones, 2, 1)
                .ofFeatures(FEATURES)
                .get(2);
        assertTrue(Double.isNaN(signal.rocAucLost().mean()));
        assertEquals(0, signal.logLossGained().mean(), 1e-12);
    }

    @Test
    void longSequencesAreReplacedInSpans() {
        assertEquals(List.of(new StepSpan(0, 0), new StepSpan(1, 1)), StepSpan.upTo(2));
        assertEquals(20, StepSpan.upTo(20).size());
        List<StepSpan> spans = StepSpan.upTo(45);
        assertEquals(new StepSpan(0, 2), spans.get(0));
        assertEquals(new StepSpan(42, 44), spans.get(spans.size() - 1));
        assertEquals("last..-2", spans.get(0).toString());
        assertEquals("-3..-5", spans.get(1).toString());
        assertEquals(new StepSpan(45, 45), StepSpan.upTo(46).get(15));
    }
}
