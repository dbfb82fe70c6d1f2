package org.seqwise.contract;

import java.util.List;
import org.seqwise.data.synthetic.Exhibit;
import org.seqwise.data.synthetic.Museum;
import org.seqwise.verdict.Diagnoser;
import org.seqwise.verdict.Diagnosis;
import org.seqwise.verdict.Verdict;

/** Which verdict each piece of the museum must get. */
public final class MuseumVerdicts {

    private MuseumVerdicts() {}

    /** Returns the verdict. */
    public static Verdict of(Museum piece) {
        return switch (piece) {
            case HEALTHY -> Verdict.LEARNABLE;
            // The rows that were padded with are no zeros any more: no option finds them.
            case PADDING_COMPUTED -> Verdict.DATA_FAULT;
            case UNSCALED -> Verdict.NEEDS_PREPARATION;
            // An option mends it.
            case ZEROS_TAKEN_FOR_PADDING -> Verdict.NEEDS_PREPARATION;
            case NO_SIGNAL -> Verdict.NO_SIGNAL;
            case CONFLICTING_DUPLICATES -> Verdict.DATA_FAULT;
            case LEAK_BY_ID, LEAK_BY_LENGTH -> Verdict.LEAK_SUSPECTED;
            case ORDER_FREE -> Verdict.ORDER_ADDS_NOTHING;
            // Labels that are wrong at random cannot be told from a world that is hard to predict.
            case WRONG_LABELS -> Verdict.LEARNABLE;
            // What it knew is lost, and no option brings it back.
            case CONSTANT_FEATURE -> Verdict.DATA_FAULT;
            case DRIFT -> Verdict.DATA_FAULT;
            case RARE_POSITIVES -> Verdict.LEARNABLE;
        };
    }

    /** Diagnoses a piece of its usual size. */
    public static Diagnosis diagnose(Museum piece, long seed) {
        Exhibit exhibit = piece.generate(piece.defaultSize(), seed);
        return Diagnoser.of(exhibit.sequences(), exhibit.array(), List.of(), seed);
    }
}
