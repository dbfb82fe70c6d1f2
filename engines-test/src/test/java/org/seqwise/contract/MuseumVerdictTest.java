package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.synthetic.Museum;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.verdict.Diagnoser;
import org.seqwise.verdict.Diagnosis;
import org.seqwise.verdict.Signal;
import org.seqwise.verdict.Verdict;

/** Each fault is named, and where there is none that is said. Ten seeds of each are in {@code -Pbench -Dbench=Museum}. */
class MuseumVerdictTest {

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void pieceGetsItsVerdict(Museum piece) {
        Diagnosis diagnosis = MuseumVerdicts.diagnose(piece, 11);
        assertEquals(MuseumVerdicts.of(piece), diagnosis.verdict(), diagnosis.reason());
        // Noise is learned by heart as well.
        assertTrue(diagnosis.signal() == null || diagnosis.signal().isPipelineSound(), diagnosis.toString());
    }

    @Test
    void questionsDataNeedPreparationAndAreThenLearned() {
        Diagnosis diagnosis = Diagnoser.of(asAsked(6000), true, List.of(), 1);
        assertEquals(Verdict.NEEDS_PREPARATION, diagnosis.verdict());
        assertTrue(diagnosis.reason().contains("(padding, nearly-constant, scales)"), diagnosis.reason());
        assertTrue(signal(diagnosis).sequence().figures().rocAuc() > 0.65, diagnosis.reason());
    }

    /** Returns the question's sequences as they were given: rows of zeros in front, and no word that they are padding. */
    private static Sequences asAsked(int count) {
        float[][][] padded = QuestionSequences.generate(count, 1).frontPadded();
        int[] labels = QuestionSequences.generate(count, 1).labels();
        SequencesBuilder builder = Sequences.builder(QuestionSequences.FEATURES);
        for (int i = 0; i < count; i++) {
            builder.add(Integer.toString(i), padded[i], labels[i]);
        }
        return builder.build();
    }

    private static Signal signal(Diagnosis diagnosis) {
        Signal signal = diagnosis.signal();
        if (signal == null) {
            throw new AssertionError(diagnosis.reason());
        }
        return signal;
    }
}
