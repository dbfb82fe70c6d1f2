package org.seqwise;

import java.util.Map;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.CalibrationEffect;
import org.seqwise.evaluation.CalibrationMethod;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.Scores;
import org.seqwise.evaluation.ThresholdRule;

/**
 * What is fitted on the validation part once all networks have learned.
 *
 * @param calibrator what is done to the model's probabilities
 * @param threshold the calibrated probability from which a sequence counts as a 1
 * @param noted what there is to tell of it, by name
 */
record ValidationFit(Calibrator calibrator, double threshold, Map<String, Object> noted) {

    static ValidationFit of(
            EnsembleTraining course, Sequences validation, CalibrationMethod calibration, ThresholdRule rule) {
        Scores said = new Scores(course.validationProbabilities(), validation.labels());
        if (calibration == CalibrationMethod.NONE) {
            return new ValidationFit(Calibrator.none(), rule.choose(said), Map.of());
        }
        float[] weights = validation.weights();
        Calibrator fitted = calibration.fit(said, weights);
        Scores calibrated = fitted.calibrated(said);
        CalibrationEffect effect = CalibrationEffect.of(calibration, said, calibrated, weights);
        return new ValidationFit(
                fitted, rule.choose(calibrated), Map.of(SettingsAsUsed.CALIBRATION_EFFECT, effect.toString()));
    }
}
