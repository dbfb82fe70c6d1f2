package org.seqwise.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.synthetic.Exhibit;
import org.seqwise.data.synthetic.Museum;

/** Verdicts that need no training; the others are in the contract of the engines. */
class DiagnoserTest {

    private static Diagnosis of(Museum piece) {
        Exhibit exhibit = piece.generate(1000, 3);
        return Diagnoser.of(exhibit.sequences(), exhibit.array(), List.of(), 3);
    }

    @Test
    void conflictsAreAFaultAndTwoAreNamed() {
        Diagnosis diagnosis = of(Museum.CONFLICTING_DUPLICATES);
        assertEquals(Verdict.DATA_FAULT, diagnosis.verdict());
        assertTrue(diagnosis
                .reason()
                .matches(".* of 1,000 sequences are equal to another with the other label, such as .*"));
    }

    @Test
    void computedPaddingIsAFault() {
        Diagnosis diagnosis = of(Museum.PADDING_COMPUTED);
        assertEquals(Verdict.DATA_FAULT, diagnosis.verdict());
        assertTrue(diagnosis.reason().contains("one and the same in front of sequences"), diagnosis.reason());
    }

    @Test
    void featureThatStandsStillIsAFaultAndCanBeLeftOut() {
        Diagnosis diagnosis = of(Museum.CONSTANT_FEATURE);
        assertEquals(Verdict.DATA_FAULT, diagnosis.verdict());
        assertTrue(diagnosis.reason().startsWith("first never changes"), diagnosis.reason());
        assertEquals(
                new Diagnosis.Next("diagnose", Map.of("--features", "second,third,fourth,fifth")), diagnosis.next());
    }

    @Test
    void oneClassIsAFault() {
        SequencesBuilder builder = Sequences.builder(List.of("a"));
        for (int i = 0; i < 50; i++) {
            builder.add("s" + i, new float[][] {{i}}, i < 5 ? 1 : 0);
        }
        Diagnosis diagnosis = Diagnoser.of(builder.build(), false, List.of(), 1);
        assertEquals(Verdict.DATA_FAULT, diagnosis.verdict());
        assertTrue(diagnosis.reason().startsWith("There are 5 1s and 45 0s"), diagnosis.reason());
    }

    @Test
    void labelsAreNeeded() {
        Sequences unlabeled = Sequences.builder(List.of("a"))
                .addUnlabeled("s", new float[][] {{1}})
                .build();
        assertThrows(InvalidInputException.class, () -> Diagnoser.of(unlabeled, false, List.of(), 1));
    }
}
