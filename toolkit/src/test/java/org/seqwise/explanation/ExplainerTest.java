package org.seqwise.explanation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.seqwise.data.FrontPaddedArrays;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.MissingRule;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

/** From raw sequences to an explanation of raw features. */
class ExplainerTest {

    private static final Sequences SEQUENCES = Drawn.sequences(200, 3);

    private static Explainer explainer(
            PreparedModel model, Preprocessor preprocessor, Consumer<ExplanationSettings.Builder> how) {
        ExplanationSettings.Builder settings = ExplanationSettings.builder();
        how.accept(settings);
        return new Explainer(model, preprocessor, settings.build());
    }

    private static ToyModel network(int features, long seed) {
        return ToyModel.network(new NetworkShape(Cell.LSTM, features, 6, 1, false, Pooling.LAST, 0), seed);
    }

    @Test
    void mapIsTheMeanOfItsSequences() {
        Explainer explainer = explainer(network(3, 1), Preprocessor.fit(SEQUENCES), how -> how.attributed(1000));
        AttributionMap map = explainer.explain(SEQUENCES).attributions();
        double[][] sizes = new double[3][6];
        double[][] means = new double[3][6];
        int[] counts = new int[6];
        double error = 0;
        for (int i = 0; i < SEQUENCES.size(); i++) {
            SequenceExplanation one = explainer.explain(SEQUENCES, i);
            error = Math.max(error, one.completenessError());
            for (int t = 0; t < one.stepCount(); t++) {
                int ago = one.stepCount() - 1 - t;
                counts[ago]++;
                for (int f = 0; f < 3; f++) {
                    sizes[f][ago] += Math.abs(one.added()[t][f]);
                    means[f][ago] += one.added()[t][f];
                }
            }
        }
        assertEquals(SEQUENCES.size(), map.sequences());
        assertArrayEquals(counts, map.counts());
        assertEquals(error, map.completenessError());
        assertTrue(error < 1e-5);
        for (int f = 0; f < 3; f++) {
            for (int ago = 0; ago < 6; ago++) {
                assertEquals(sizes[f][ago] / counts[ago], map.size()[f][ago], 1e-12);
                assertEquals(means[f][ago] / counts[ago], map.mean()[f][ago], 1e-12);
                assertEquals(map.size()[f][ago], map.size(f, new StepSpan(ago, ago)), 1e-12);
            }
        }
    }

    @Test
    void whatARawFeatureBecomesCountsAsOne() {
        PreprocessorSettings settings = PreprocessorSettings.builder()
                .missing(MissingRule.IMPUTE)
                .categorical("kind")
                .build();
        Sequences raw = withKindsAndGaps();
        Preprocessor preprocessor = Preprocessor.fit(raw, settings);
        assertEquals(6, preprocessor.outputNames().size());
        Explainer explainer = explainer(network(6, 2), preprocessor, how -> {});
        DataExplanation data = explainer.explain(raw);
        assertEquals(
                List.of("kind", "gappy"),
                data.features().stream().map(Importance::name).toList());
        assertEquals(2, data.attributions().size().length);
        SequenceExplanation one = explainer.explain(raw, 1);
        assertEquals(
                one.logit() - one.baseline(),
                Arrays.stream(one.added()).flatMapToDouble(Arrays::stream).sum(),
                1e-5);
        assertEquals("green", one.value(0, 0));
        assertEquals(Float.NaN, one.value(1, 1));
        Sequences swapped = raw.withFeatures(List.of("gappy", "kind"));
        assertEquals(one, explainer.explain(swapped, 1));
        assertEquals(data, explainer.explain(swapped));
    }

    private static Sequences withKindsAndGaps() {
        Random random = new Random(4);
        SequencesBuilder builder = Sequences.builder(List.of("kind", "gappy")).missingAllowed();
        for (int i = 0; i < 60; i++) {
            float[][] steps = new float[2 + i % 3][];
            for (int t = 0; t < steps.length; t++) {
                steps[t] = new float[] {(i + t) % 3, t == 1 ? Float.NaN : (float) random.nextGaussian()};
            }
            builder.add("s" + i, steps, i % 2);
        }
        builder.categories(0, List.of("red", "green", "blue"));
        return builder.build();
    }

    @Test
    void moreFrontPaddingChangesNothing() {
        Explainer explainer = explainer(network(3, 1), Preprocessor.fit(SEQUENCES), how -> {});
        DataExplanation little = explainer.explain(frontPadded(6));
        assertEquals(little, explainer.explain(frontPadded(30)));
        assertEquals(6, little.attributions().counts().length);
    }

    private static Sequences frontPadded(int time) {
        float[][][] values = new float[SEQUENCES.size()][time][3];
        for (int i = 0; i < values.length; i++) {
            float[][] steps = SEQUENCES.steps(i);
            System.arraycopy(steps, 0, values[i], time - steps.length, steps.length);
        }
        return FrontPaddedArrays.convert(values, SEQUENCES.labels(), Drawn.NAMES)
                .sequences();
    }

    @Test
    void ofMoreThanAskedForSomeAreDrawnByTheSeed() {
        PreparedModel model = network(3, 1);
        Preprocessor preprocessor = Preprocessor.fit(SEQUENCES);
        DataExplanation some = explainer(model, preprocessor, how -> how.permuted(50)
                        .attributed(20)
                        .repeats(2))
                .explain(SEQUENCES);
        assertEquals(200, some.available());
        assertEquals(50, some.sequences());
        assertEquals(20, some.attributions().sequences());
        assertEquals(2, some.repeats());
        assertEquals(
                some,
                explainer(model, preprocessor, how -> how.permuted(50)
                                .attributed(20)
                                .repeats(2)
                                .seed(42))
                        .explain(SEQUENCES));
        assertNotEquals(
                some.logLoss(),
                explainer(model, preprocessor, how -> how.permuted(50)
                                .attributed(20)
                                .repeats(2)
                                .seed(43))
                        .explain(SEQUENCES)
                        .logLoss());
    }

    @Test
    void baselineIsTheMeanOfTheTraining() {
        Preprocessor preprocessor = Preprocessor.fit(SEQUENCES);
        SequencesBuilder builder = Sequences.builder(Drawn.NAMES);
        float[] means = new float[3];
        for (int f = 0; f < 3; f++) {
            means[f] = (float) preprocessor.features().get(f).values().middle();
        }
        Sequences mean =
                builder.addUnlabeled("mean", new float[][] {means, means}).build();
        SequenceExplanation one =
                explainer(network(3, 1), preprocessor, how -> {}).explain(mean, 0);
        assertEquals(one.baseline(), one.logit(), 1e-6);
        assertEquals(
                0,
                Arrays.stream(one.added())
                        .flatMapToDouble(Arrays::stream)
                        .map(Math::abs)
                        .sum(),
                1e-6);
    }

    @Test
    void whatCannotBeExplainedIsRefused() {
        Explainer explainer = explainer(network(3, 1), Preprocessor.fit(SEQUENCES), how -> {});
        assertRefused("have no labels", () -> explainer.explain(SEQUENCES.withoutLabels()));
        assertRefused(
                "There is no sequence",
                () -> explainer.explain(Sequences.builder(Drawn.NAMES).build()));
        assertRefused(
                "repeats (0) must be positive",
                () -> ExplanationSettings.builder().repeats(0).build());
        assertRefused(
                "permuted (-1) must be positive",
                () -> ExplanationSettings.builder().permuted(-1).build());
        assertRefused(
                "attributed (0) must be positive",
                () -> ExplanationSettings.builder().attributed(0).build());
        assertRefused(
                "points (10001) must lie in 1 to 10000",
                () -> ExplanationSettings.builder().points(10_001).build());
    }

    private static void assertRefused(String message, Runnable work) {
        String said = String.valueOf(
                assertThrows(InvalidInputException.class, work::run).getMessage());
        assertTrue(said.contains(message), said);
    }
}
