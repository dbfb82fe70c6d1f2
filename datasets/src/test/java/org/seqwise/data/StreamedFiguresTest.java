package org.seqwise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is fitted in passes is what sorting and one array give, to the bit. */
class StreamedFiguresTest {

    private static final Map<String, Function<Random, Float>> KINDS = new TreeMap<>(Map.of(
            "normal", random -> (float) random.nextGaussian(),
            "hardly moving", random -> (float) (1.248 + 0.0003 * random.nextGaussian()),
            "amounts", random -> random.nextInt(3) == 0 ? 0f : (float) Math.exp(8 + 2 * random.nextGaussian()),
            "amounts of both signs", random -> (float) (Math.pow(random.nextGaussian(), 7) * 1e4),
            "counts", random -> (float) (random.nextInt(100) == 0 ? random.nextInt(1000) : random.nextInt(3)),
            "switch", random -> random.nextInt(50) == 0 ? 1f : 0f,
            "both zeros", random -> random.nextInt(40) == 0 ? 5f : random.nextBoolean() ? 0f : -0f,
            "tiny", random -> random.nextInt(30) * Float.MIN_VALUE * (random.nextInt(20) == 0 ? 1e6f : 1),
            "huge", random -> (float) (random.nextGaussian() * 3e37 * (random.nextInt(30) == 0 ? 1 : 1e-4)),
            "constant", random -> 0.1f));

    static Set<String> kinds() {
        return KINDS.keySet();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void defaultsAreThoseOfOneArray(String kind) {
        for (int count : new int[] {1, 2, 7, 1000, 4001}) {
            float[] values = drawn(kind, count);
            ValueRule fitted = fit(values, PreprocessorSettings.DEFAULT);
            TailCompression tails = SortedFigures.tails(values);
            Moments moments = SortedFigures.moments(values, tails);
            assertEquals(ValueRule.scale(tails, moments.mean(), moments.deviation()), fitted, count + " values");
        }
    }

    @Test
    void heavyKindsAreAmongThem() {
        long heavy = KINDS.keySet().stream()
                .filter(kind -> SortedFigures.tails(drawn(kind, 4001)).width() > 0)
                .count();
        assertTrue(heavy >= 5 && heavy < KINDS.size() - 2, heavy + " are heavy");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void quartilesAndClippingAreThoseOfTheSortedValues(String kind) {
        for (int count : new int[] {1, 2, 7, 1000, 4001}) {
            float[] values = drawn(kind, count);
            SortedFigures sorted = new SortedFigures(values);
            ValueRule fitted = fit(
                    values,
                    PreprocessorSettings.builder()
                            .scaling(Scaling.ROBUST)
                            .clip(0.05)
                            .build());
            int outside = (int) (0.05 * count);
            assertEquals(sorted.at(outside), fitted.low());
            assertEquals(sorted.at(count - 1 - outside), fitted.high());
            assertEquals(sorted.at(count / 2), fitted.middle());
            double range = (double) sorted.at(count - 1 - count / 4) - sorted.at(count / 4);
            if (range > 0) {
                assertEquals(range, fitted.spread());
            } else {
                for (int i = 0; i < count; i++) {
                    values[i] = Math.min(Math.max(values[i], (float) fitted.low()), (float) fitted.high());
                }
                assertEquals(SortedFigures.moments(values, TailCompression.NONE).deviation(), fitted.spread());
            }
        }
    }

    @Test
    void whatIsMissingIsNotMeasured() {
        float[] values = drawn("amounts", 900);
        float[] gaps = new float[3 * values.length];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = i % 3 == 1 ? values[i / 3] : Float.NaN;
        }
        PreprocessorSettings impute =
                PreprocessorSettings.builder().missing(MissingRule.IMPUTE).build();
        assertEquals(fit(values, impute), fit(gaps, impute));
        PreprocessorSettings robust = PreprocessorSettings.builder()
                .missing(MissingRule.IMPUTE)
                .scaling(Scaling.ROBUST)
                .clip(0.1)
                .log1p("x")
                .build();
        assertEquals(fit(values, robust), fit(gaps, robust));
    }

    @Test
    void figuresOfLogarithmsAreThoseOfTheLogarithms() {
        float[] values = drawn("amounts", 3000);
        ValueRule fitted = fit(values, PreprocessorSettings.builder().log1p("x").build());
        double mean = 0;
        for (float value : values) {
            mean += Math.log1p(value) / values.length;
        }
        assertEquals(mean, fitted.middle(), 1e-12);
        assertEquals(0, fitted.tails().width());
        ValueRule clipped =
                fit(values, PreprocessorSettings.builder().log1p("x").clip(0.1).build());
        assertEquals(Math.log1p(new SortedFigures(values).at(300)), clipped.low());
    }

    private static ValueRule fit(float[] values, PreprocessorSettings settings) {
        Preprocessor onHeap = Preprocessor.fit(Columns.of(values), settings);
        assertEquals(onHeap, Preprocessor.fit(Columns.stored(Columns.of(values)), settings));
        return onHeap.features().get(0).values();
    }

    private static float[] drawn(String kind, int count) {
        Random random = new Random(kind.hashCode());
        Function<Random, Float> draw = Objects.requireNonNull(KINDS.get(kind));
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = draw.apply(random);
        }
        return values;
    }
}
