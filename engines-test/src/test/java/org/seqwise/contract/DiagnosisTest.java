package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.seqwise.data.SequenceDetails;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.synthetic.Exhibit;
import org.seqwise.data.synthetic.Museum;
import org.seqwise.verdict.Diagnoser;
import org.seqwise.verdict.Diagnosis;
import org.seqwise.verdict.Signal;
import org.seqwise.verdict.Verdict;

/** Verdicts on data as they come, where the museum has none of them: groups, windows, gaps, many sequences, codes. */
class DiagnosisTest {

    private static Diagnosis of(Sequences sequences) {
        return Diagnoser.of(sequences, false, List.of(), 5);
    }

    private static Diagnosis of(Museum piece) {
        Exhibit exhibit = piece.generate(1000, 3);
        return Diagnoser.of(exhibit.sequences(), exhibit.array(), List.of(), 3);
    }

    @Test
    void leaksAreSuspectedAndWhatElseIsThereIsShown() {
        Diagnosis length = of(Museum.LEAK_BY_LENGTH);
        assertEquals(Verdict.LEAK_SUSPECTED, length.verdict());
        assertTrue(length.reason().startsWith("The length alone"), length.reason());
        assertEquals("describe", length.next().command());
        assertNotNull(length.signal());
        Diagnosis id = of(Museum.LEAK_BY_ID);
        assertEquals(Verdict.LEAK_SUSPECTED, id.verdict());
        assertTrue(id.reason().contains("record alone"), id.reason());
        assertEquals("first,second,third,fourth", id.next().options().get("--features"));
    }

    /** Each patient has a level and a label of his own, which have nothing to do with each other. */
    private static Sequences patients() {
        Random random = new Random(8);
        SequencesBuilder builder = Sequences.builder(List.of("level", "age"));
        for (int patient = 0; patient < 60; patient++) {
            double level = random.nextGaussian();
            float age = 20 + 60 * random.nextFloat();
            int label = patient % 3 == 0 ? 1 : 0;
            for (int visit = 0; visit < 20; visit++) {
                float[][] steps = new float[6][];
                for (int t = 0; t < steps.length; t++) {
                    float value = (float) (level + 0.3 * random.nextGaussian());
                    steps[t] = new float[] {value, age};
                }
                builder.add(
                        new SequenceDetails(
                                patient + "-" + visit, label, 1, "patient " + patient, Double.NaN, Double.NaN),
                        steps);
            }
        }
        return builder.build();
    }

    @Test
    @Tag("slow")
    void groupsThatAreToldApartAreNoSignal() {
        Diagnosis diagnosis = of(patients());
        assertEquals(Verdict.NO_SIGNAL, diagnosis.verdict(), diagnosis.reason());
    }

    @Test
    @Tag("slow")
    void rareOnesOfManyAreKept() {
        Sequences many = thinned(Museum.HEALTHY.generate(60_000, 4).sequences(), 200);
        Diagnosis diagnosis = of(many);
        Signal signal = diagnosis.signal();
        assertTrue(signal != null && signal.isThere(), diagnosis.reason());
        assertTrue(
                diagnosis.evidence().stream().anyMatch(finding -> finding.text().contains("drawn, 200 of them 1")),
                diagnosis.evidence().toString());
    }

    private static Sequences thinned(Sequences all, int ones) {
        int[] left = {ones};
        return all.subset(IntStream.range(0, all.size())
                .filter(i -> all.label(i) == 0 || left[0]-- > 0)
                .toArray());
    }

    @Test
    @Tag("slow")
    void onesInOneStretchOfTimeAreDiagnosedNevertheless() {
        Random random = new Random(9);
        SequencesBuilder builder = Sequences.builder(List.of("a"));
        double level = 0;
        for (int i = 0; i < 600; i++) {
            level += 0.02 * random.nextGaussian();
            float[][] steps = new float[10][1];
            for (float[] step : steps) {
                step[0] = (float) (level + random.nextGaussian());
            }
            builder.add(new SequenceDetails("w" + i, i >= 480 ? 1 : 0, 1, "machine", i, i + 9), steps);
        }
        Diagnosis diagnosis = of(builder.build());
        assertTrue(
                diagnosis.evidence().stream().anyMatch(finding -> finding.text().contains("the figures flatter")),
                diagnosis.evidence().toString());
    }

    @Test
    @Tag("slow")
    void featureThatIsHardlyEverThereIsLeftOut() {
        Sequences healthy = Museum.HEALTHY.generate(1000, 6).sequences();
        SequencesBuilder builder =
                Sequences.builder(List.of("first", "second", "rare")).missingAllowed();
        for (int i = 0; i < healthy.size(); i++) {
            float[][] steps = healthy.steps(i);
            float[][] mine = new float[steps.length][];
            for (int t = 0; t < steps.length; t++) {
                mine[t] = new float[] {steps[t][0], steps[t][1], i % 200 == 0 ? 1 + i : Float.NaN};
            }
            builder.add("s" + i, mine, healthy.label(i));
        }
        Diagnosis diagnosis = of(builder.build());
        assertTrue(
                diagnosis.evidence().stream().anyMatch(finding -> finding.text().startsWith("rare has next to no")),
                diagnosis.evidence().toString());
        assertEquals("impute", diagnosis.next().options().getOrDefault("--missing", "impute"));
    }

    @Test
    @Tag("slow")
    void orderThatTheShortLstmDoesNotFindIsNotDenied() {
        Random random = new Random(10);
        SequencesBuilder builder = Sequences.builder(List.of("a"));
        for (int i = 0; i < 600; i++) {
            float[][] steps = new float[100][1];
            for (float[] step : steps) {
                step[0] = (float) random.nextGaussian();
            }
            builder.add("s" + i, steps, steps[0][0] > 0 ? 1 : 0);
        }
        Diagnosis diagnosis = of(builder.build());
        assertNotEquals(Verdict.ORDER_ADDS_NOTHING, diagnosis.verdict(), diagnosis.reason());
    }

    @Test
    @Tag("slow")
    void usualFirstRowAndZerosThatAreDataAreNoPadding() {
        Random random = new Random(11);
        SequencesBuilder builder = Sequences.builder(List.of("count", "other"));
        for (int i = 0; i < 600; i++) {
            int rate = random.nextInt(2);
            float[][] steps = new float[8][2];
            for (int t = 0; t < steps.length; t++) {
                steps[t][0] = random.nextInt(3 + 2 * rate);
                steps[t][1] = random.nextInt(2);
            }
            steps[0] = new float[] {7, 1};
            builder.add("s" + i, steps, random.nextDouble() < 0.3 + 0.4 * rate ? 1 : 0);
        }
        Diagnosis diagnosis = of(builder.build());
        assertNotEquals(Verdict.DATA_FAULT, diagnosis.verdict(), diagnosis.reason());
        assertFalse(diagnosis.reason().contains("padding"), diagnosis.reason());
    }
}
