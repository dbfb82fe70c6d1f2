package org.seqwise.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.seqwise.evaluation.Scores;

class ChanceTestTest {

    private static Scores noise(long seed, int... labels) {
        return new Scores(new Random(seed).doubles(labels.length).toArray(), labels);
    }

    private static int[] labels(long seed, int n) {
        Random random = new Random(seed);
        return IntStream.range(0, n).map(i -> random.nextInt(4) == 0 ? 1 : 0).toArray();
    }

    /** Of 150 tries with five classifiers that know nothing, 0.15 in the mean are taken for a signal. */
    @Test
    void noiseIsSeldomTakenForASignal() {
        long taken = IntStream.range(0, 150)
                .filter(seed -> {
                    int[] labels = labels(seed, 120);
                    List<Scores> five = IntStream.range(0, 5)
                            .mapToObj(i -> noise(1000L * i + seed, labels))
                            .toList();
                    return ChanceTest.of(five, seed).pValue() <= 0.001;
                })
                .count();
        assertTrue(taken <= 2, taken + " of 150");
    }

    @Test
    void signalAmongNoiseIsFound() {
        int[] labels = labels(1, 200);
        double[] good = IntStream.range(0, 200)
                .mapToDouble(i -> 0.5 * labels[i] + 0.5 * new Random(i).nextDouble())
                .toArray();
        ChanceTest test = ChanceTest.of(List.of(noise(2, labels), new Scores(good, labels)), 1);
        assertEquals(0.0001, test.pValue());
        assertTrue(test.quantile() > 0.55 && test.quantile() < 0.72, test.toString());
    }

    @Test
    void classifierThatSaysOneNumberIsAtChance() {
        int[] labels = labels(1, 100);
        ChanceTest test = ChanceTest.of(List.of(new Scores(new double[100], labels)), 1);
        assertEquals(1, test.pValue());
        assertEquals(0.5, test.quantile());
    }
}
