package org.seqwise;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.CalibrationMethod;
import org.seqwise.training.StoppingRule;
import org.seqwise.training.TrainingSettings;

/** What a training is told, as a model keeps it and a checkpoint is known by it. */
final class SettingsAsUsed {

    static final String MAX_DURATION = "maxDuration";
    static final String THRESHOLD = "threshold";
    static final String CALIBRATION = "calibration";
    static final String CALIBRATION_EFFECT = "calibrationEffect";
    static final String START_FROM = "startFrom";
    static final String LEARNING_RATE = "learningRate";
    static final String ON_DIVERGENCE = "onDivergence";
    static final String LENGTH_POOL = "lengthPool";
    static final String EXECUTION = "execution";
    static final String EXECUTIONS_MEASURED = "executionsMeasured";

    private SettingsAsUsed() {}

    /**
     * Returns them by name.
     *
     * @param from what the training begins with
     * @param batchSize sequences a step
     * @param train what to learn from
     */
    static Map<String, Object> of(SequenceTrainer trainer, StartingPoint from, int batchSize, Sequences train) {
        Map<String, Object> used = new LinkedHashMap<>();
        putNetwork(used, trainer);
        TrainingSettings settings = trainer.settings;
        used.put("optimizer", settings.optimizer().toString());
        used.put(LEARNING_RATE, settings.learningRate());
        used.put("learningRateFound", trainer.rate == SequenceTrainer.Rate.FOUND ? "range test" : "no");
        used.put("learningRateSchedule", settings.schedule().toString());
        used.put("batchSize", batchSize);
        used.put("epochs", settings.epochs());
        putStopping(used, settings.stopping());
        used.put("positiveWeight", settings.objective().positiveWeight());
        used.put("negativeWeight", settings.objective().negativeWeight());
        used.put("labelSmoothing", settings.objective().labelSmoothing());
        used.put("focalGamma", settings.objective().focalGamma());
        used.put("sampling", settings.sampling().toString());
        used.put("oversampling", settings.sampling().oversampling(train));
        used.put(LENGTH_POOL, settings.lengthPool());
        used.put(THRESHOLD, trainer.threshold.name());
        if (trainer.calibration != CalibrationMethod.NONE) {
            used.put(CALIBRATION, trainer.calibration.toString());
        }
        putPreprocessing(used, from.preprocessor().settings());
        if (Double.isFinite(settings.maxGradientNorm())) {
            used.put("maxGradientNorm", settings.maxGradientNorm());
        }
        if (trainer.onDivergence.mostRollbacks() > 0) {
            used.put(ON_DIVERGENCE, trainer.onDivergence.toString());
        }
        if (from.members().size() > 1) {
            used.put("ensemble", from.members().size());
        }
        if (trainer.start != null) {
            used.put(START_FROM, trainer.start.toString());
        }
        return used;
    }

    private static void putNetwork(Map<String, Object> used, SequenceTrainer trainer) {
        used.put("cell", trainer.network.cell().toString());
        used.put("hiddenSize", trainer.network.hiddenSize());
        used.put("layers", trainer.network.layers());
        used.put("bidirectional", trainer.network.bidirectional());
        used.put("pooling", trainer.network.pooling().toString());
        used.put("denseSize", trainer.network.denseSize());
        used.put("dropout", trainer.dropout);
        used.put("kernelInitialization", trainer.initialization.kernel().toString());
        used.put("recurrentInitialization", trainer.initialization.recurrent().toString());
        used.put("unitForgetBias", trainer.initialization.unitForgetBias());
    }

    private static void putStopping(Map<String, Object> used, StoppingRule stopping) {
        used.put("patience", stopping.patience());
        used.put("bestBy", stopping.bestBy().toString());
        used.put("minImprovement", stopping.minImprovement());
        if (stopping.maxDuration() != null) {
            used.put(MAX_DURATION, stopping.maxDuration().toString());
        }
    }

    private static void putPreprocessing(Map<String, Object> used, PreprocessorSettings prepared) {
        used.put("scaling", prepared.scaling().name().toLowerCase(Locale.ROOT));
        used.put("missing", prepared.missing().name().toLowerCase(Locale.ROOT));
        if (!prepared.log1p().isEmpty()) {
            used.put("log1p", String.join(",", prepared.log1p()));
        }
        if (prepared.clip() > 0) {
            used.put("clip", prepared.clip());
        }
        if (!prepared.categorical().isEmpty()) {
            used.put("categorical", String.join(",", prepared.categorical()));
        }
    }
}
