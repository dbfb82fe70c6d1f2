package org.seqwise.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seqwise.data.FrontPaddedArrays;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.report.DescriptionPage;
import org.seqwise.report.JsonFile;

class DataDescriptionTest {

    private static final List<String> NAMES = List.of("x", "y");
    private static final float NONE = Float.NaN;

    @Test
    void theQuestionHasEverythingThatIsWrongWithIt() {
        QuestionSequences question = QuestionSequences.generate(4_000, 42);
        SequencesBuilder builder = Sequences.builder(QuestionSequences.FEATURES);
        float[][][] x = question.frontPadded();
        for (int i = 0; i < x.length; i++) {
            builder.add("s" + i, x[i], question.labels()[i]);
        }
        DataDescription asked = DataDescription.of(builder.build(), true);
        assertEquals(
                List.of("padding", "nearly-constant", "nearly-constant", "scales", "floor"),
                asked.findings().stream().map(Finding::subject).toList());
        FrontPaddedArrays arrays = FrontPaddedArrays.convert(x, question.labels(), QuestionSequences.FEATURES);
        assertEquals(arrays.paddingShare(), asked.paddingShare());
        DataDescription stripped = DataDescription.of(arrays.sequences());
        assertEquals(stripped.features(), asked.features());
        assertEquals(stripped.lengths(), asked.lengths());
        assertFalse(stripped.findings().stream().anyMatch(f -> f.subject().equals("padding")));
    }

    @Test
    void figuresAreThoseOfRealSteps() {
        DataDescription data = DataDescription.of(
                Sequences.builder(NAMES)
                        .add("a", new float[][] {{0, 0}, {2, 0}, {4, 1}}, 1)
                        .add("b", new float[][] {{6, 3}, {0, 0}}, 0)
                        .add("c", new float[][] {{0, 0}, {0, 0}}, 0)
                        .build(),
                true);
        assertEquals(new LengthFigures(1, 1, 4 / 3.0, 2), data.lengths());
        assertEquals(new PaddingFigures(2, 1, 3, 1), data.padding());
        assertEquals(
                new FeatureFigures("x", 0, 4, 0, 0, 6, 3, Math.sqrt(5), 0.25),
                data.features().get(0));
        assertEquals(3 / 7.0, data.paddingShare());
        assertEquals(0.6365, data.balance() == null ? 0 : data.balance().floorLogLoss(), 1e-4);
    }

    @Test
    void whereZerosAreDataTheyCountInEveryFigure() {
        DataDescription data = DataDescription.of(Sequences.builder(List.of("x"))
                .add("a", new float[][] {{0}, {5}}, 1)
                .add("b", new float[][] {{5}}, 0)
                .build());
        assertEquals(new PaddingFigures(1, 0, 1, 0), data.padding());
        assertEquals(2, data.lengths().longest());
        assertEquals(1 / 3.0, data.features().get(0).zeroShare());
        assertEquals(0, data.repeats().conflicting());
        assertTrue(data.findings().get(0).text().endsWith("leave these rows out of the file."));
    }

    @Test
    void namesAreNoAmounts() {
        SequencesBuilder builder = Sequences.builder(List.of("x", "kind"))
                .add("a", new float[][] {{1, 0}, {2, 1}}, 1)
                .add("b", new float[][] {{1000, 0}}, 0);
        builder.categories(1, List.of("red", "blue"));
        DataDescription data = DataDescription.of(builder.build());
        assertEquals(2, data.features().get(1).categories());
        assertFalse(data.findings().stream().anyMatch(f -> f.subject().equals("scales")));
        assertTrue(DescriptionPage.lines(data).get(6).endsWith("2 categories"));
    }

    @Test
    void whatIsMissingIsCountedAndMeasuresNothing() {
        DataDescription data = DataDescription.of(Sequences.builder(NAMES)
                .missingAllowed()
                .addUnlabeled("a", new float[][] {{NONE, 1}, {3, NONE}, {NONE, 5}})
                .build());
        assertEquals(
                new FeatureFigures("x", 0, 1, 2, 3, 3, 3, 0, 0), data.features().get(0));
        assertEquals(3, data.features().get(1).mean());
        assertNull(data.balance());
        assertTrue(data.findings().get(0).text().startsWith("3 values are missing, in x, y: "));
    }

    @Test
    void equalSequencesAreFound() {
        DataDescription data = DataDescription.of(
                Sequences.builder(NAMES)
                        .add("a", new float[][] {{1, 2}, {3, 4}}, 1)
                        .add("b", new float[][] {{1, 2}, {3, 4}}, 0)
                        .add("c", new float[][] {{0, 0}, {1, 2}, {3, 4}}, 1)
                        .add(
                                "d",
                                new float[][] {
                                    {
                                        1, 2,
                                    },
                                    {4, 3}
                                },
                                0)
                        .add("e", new float[][] {{1, 2}, {4, 3}}, 0)
                        .build(),
                true);
        assertEquals(new Repeats(3, 3, 1, "a and b"), data.repeats());
        assertEquals(
                List.of("padding", "floor", "few", "conflicts", "repeats"),
                data.findings().stream().map(Finding::subject).toList());
    }

    @Test
    void aFeatureThatNeverChangesAndOneClassAreNamed() {
        DataDescription data = DataDescription.of(Sequences.builder(NAMES)
                .add("a", new float[][] {{1, 2}, {1, 4}}, 1)
                .build());
        assertEquals(
                List.of(
                        "x never changes and says nothing. Maybe leave it out.",
                        "All sequences have the same label: there is no difference to learn. Maybe name the 1 with --positive."),
                data.findings().stream().map(Finding::text).toList());
    }

    @Test
    void thePageShowsWholeFeaturesAndFindings() {
        List<String> lines = DescriptionPage.lines(DataDescription.of(
                Sequences.builder(NAMES)
                        .add("a", new float[][] {{0, 0}, {2, 0}, {4, 1}}, 1)
                        .add("b", new float[][] {{6, 3}}, 0)
                        .build(),
                true));
        assertEquals("Sequences  2 of 1 to 2 steps (median 1, mean 1.5), 2 features", lines.get(0));
        assertEquals("Padding    25.0 % of 4 rows", lines.get(1));
        assertEquals("Labels     1 0s and 1 1s (50.0 %)", lines.get(2));
        assertEquals("Feature  least   mean    deviation  greatest  zeros   missing", lines.get(4));
        assertEquals("x        2.0000  4.0000  1.6330     6.0000    0.0 %", lines.get(5));
        assertTrue(
                lines.get(8).startsWith("1. 25.0 % of all rows are zeros in front of sequences, in 1 of 2 sequences"));
    }

    @Test
    void jsonHasEveryFigure() {
        String json = JsonFile.text(DescriptionPage.figures(DataDescription.of(Sequences.builder(NAMES)
                .add("a", new float[][] {{2, 0}, {4, 1}}, 1)
                .add("b", new float[][] {{6, 3}}, 0)
                .build())));
        for (String key :
                List.of("sequences", "lengths", "paddingShare", "deviation", "zeroShare", "floorLogLoss", "subject")) {
            assertTrue(json.contains("\"" + key + "\""), key + " in " + json);
        }
    }

    @Test
    void thereMustBeASequence() {
        assertEquals(
                "There is no sequence to describe; there must be at least one.",
                assertThrows(
                                InvalidInputException.class,
                                () -> DataDescription.of(
                                        Sequences.builder(NAMES).build()))
                        .getMessage());
    }
}
