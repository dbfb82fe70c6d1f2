package org.seqwise.baseline;

import org.seqwise.evaluation.AucDifference;
import org.seqwise.evaluation.Evaluation;

/**
 * How good one baseline is beside the model.
 *
 * @param baseline which
 * @param figures of the sequences judged on, at a threshold of 0.5
 * @param gain the model's area under the ROC curve less the baseline's
 */
public record BaselineResult(Baseline baseline, Evaluation figures, AucDifference gain) {}
