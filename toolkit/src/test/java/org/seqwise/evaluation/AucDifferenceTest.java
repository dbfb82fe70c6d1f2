package org.seqwise.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.data.InvalidInputException;

class AucDifferenceTest {

    private static final double EXACT = 1e-12;

    static Stream<JsonNode> cases() throws IOException {
        try (InputStream file = Objects.requireNonNull(AucDifferenceTest.class.getResourceAsStream("delong.json"))) {
            return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false);
        }
    }

    /** {@code delong.py} takes every pair and the whole covariance matrix. */
    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheDefinitionPairByPair(JsonNode json) {
        int[] labels = IntStream.range(0, json.get("labels").size())
                .map(i -> json.get("labels").get(i).intValue())
                .toArray();
        AucDifference found = AucDifference.of(
                new Scores(numbers(json.get("one")), labels),
                new Scores(numbers(json.get("other")), labels),
                texts(json.get("groups")));
        assertEquals(json.get("aucOne").doubleValue(), found.one(), EXACT);
        assertEquals(json.get("aucOther").doubleValue(), found.other(), EXACT);
        assertEquals(json.get("standardError").doubleValue(), found.standardError(), EXACT);
        assertEquals(json.get("pValue").doubleValue(), found.pValue(), EXACT);
    }

    private static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).doubleValue())
                .toArray();
    }

    private static @Nullable List<String> texts(JsonNode array) {
        return array.isNull()
                ? null
                : StreamSupport.stream(array.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }

    // Placements of the 1s: (1, 1) and (0.5, 1), of the 0s: (1, 1) and (1, 0.5); variances of their differences 1/8
    // each.
    @Test
    void fourSequencesByHand() {
        int[] labels = {0, 0, 1, 1};
        AucDifference found = AucDifference.of(
                new Scores(new double[] {0.1, 0.2, 0.8, 0.9}, labels),
                new Scores(new double[] {0.1, 0.6, 0.3, 0.9}, labels),
                null);
        assertEquals(1, found.one());
        assertEquals(0.75, found.other());
        assertEquals(0.25, found.difference());
        assertEquals(Math.sqrt(0.125 / 2 + 0.125 / 2), found.standardError(), EXACT);
        assertEquals(0.25 - 1.96 * Math.sqrt(0.125), found.interval().low(), 1e-4);
        assertFalse(found.isClearGain() || found.isClearLoss());
    }

    @Test
    void sequencesThatAllStandTwiceInTheirGroupsSayNoMoreThanOnce() {
        Random random = new Random(7);
        Scores one = scores(random, new int[40], 1, true);
        Scores other = scores(random, one.labels(), 0.5, false);
        AucDifference once = AucDifference.of(one, other, null);
        List<String> groups = new ArrayList<>();
        IntStream.range(0, 80).forEach(i -> groups.add("g" + i / 2));
        AucDifference twice = AucDifference.of(doubled(one), doubled(other), groups);
        assertEquals(once.difference(), twice.difference(), EXACT);
        assertEquals(once.standardError(), twice.standardError(), EXACT);
        assertTrue(AucDifference.of(doubled(one), doubled(other), null).standardError() < 0.8 * once.standardError());
    }

    private static Scores doubled(Scores scores) {
        return new Scores(
                IntStream.range(0, 2 * scores.n())
                        .mapToDouble(i -> scores.probability(i / 2))
                        .toArray(),
                IntStream.range(0, 2 * scores.n()).map(i -> scores.label(i / 2)).toArray());
    }

    private static Scores scores(Random random, int[] labels, double shift, boolean draws) {
        double[] probabilities = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = draws ? i % 2 : labels[i];
            probabilities[i] = Logits.probability(random.nextGaussian() + shift * labels[i], 1);
        }
        return new Scores(probabilities, labels);
    }

    @Test
    void intervalsHoldTheTruthNinetyFiveTimesOfAHundred() {
        Random random = new Random(11);
        // P(N(d, 1) > N(0, 1)) is the normal distribution at d / sqrt(2): 0.760250, and 0.638163 for half of d.
        double truth = 1 - NormalTail.above(1 / Math.sqrt(2)) - (1 - NormalTail.above(0.5 / Math.sqrt(2)));
        int held = 0;
        for (int draw = 0; draw < 1000; draw++) {
            Scores one = scores(random, new int[200], 1, true);
            Scores other = scores(random, one.labels(), 0.5, false);
            held += AucDifference.of(one, other, null).interval().contains(truth) ? 1 : 0;
        }
        assertTrue(held >= 930 && held <= 970, "held " + held);
    }

    @Test
    void equalScoresDoNotDiffer() {
        Scores scores = scores(new Random(3), new int[30], 1, true);
        AucDifference found = AucDifference.of(scores, scores, null);
        assertEquals(new Interval(0, 0), found.interval());
        assertEquals(1, found.pValue());
        assertFalse(found.isClearGain() || found.isClearLoss());
    }

    @Test
    void oneClassLeavesAllUndefined() {
        Scores scores = new Scores(new double[] {0.1, 0.2}, new int[] {1, 1});
        AucDifference found = AucDifference.of(scores, scores, null);
        assertTrue(Double.isNaN(found.difference()) && Double.isNaN(found.pValue()));
        assertTrue(Double.isNaN(found.interval().low())
                && Double.isNaN(found.interval().high()));
        assertFalse(found.isClearGain() || found.isClearLoss());
    }

    @Test
    void aSingleOneLeavesTheIntervalUndefined() {
        int[] labels = {0, 0, 1};
        AucDifference found = AucDifference.of(
                new Scores(new double[] {0.1, 0.2, 0.9}, labels),
                new Scores(new double[] {0.1, 0.9, 0.2}, labels),
                null);
        assertEquals(0.5, found.difference());
        assertTrue(Double.isNaN(found.standardError()));
        assertFalse(found.isClearGain());
    }

    @Test
    void otherLabelsAreRefused() {
        Scores one = new Scores(new double[] {0.1, 0.2}, new int[] {0, 1});
        Scores other = new Scores(new double[] {0.1, 0.2}, new int[] {1, 0});
        assertThrows(InvalidInputException.class, () -> AucDifference.of(one, other, null));
    }

    /** As scipy 1.17's {@code norm.sf} has them. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "0.5, 0.3085375387259869",
        "1, 0.15865525393145707",
        "2.4999, 0.006211418374944587",
        "2.5, 0.006209665325776132",
        "3, 0.0013498980316300933",
        "5, 2.866515718791933e-07",
        "10, 7.61985302416047e-24"
    })
    void tailOfTheNormalDistribution(double z, double above) {
        assertEquals(above, NormalTail.above(z), 1e-13 * above);
    }
}
