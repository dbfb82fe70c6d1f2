package org.seqwise.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.EarlyStoppingListener;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListener.BatchData;
import ai.djl.training.loss.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.seqwise.data.NativeArrays;
import org.seqwise.data.PaddedSequenceDataset;
import org.seqwise.data.Sequences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells DJL's listeners of a training, with a trainer that stands beside it: they read its loss, metrics and model; it takes no step. */
final class DjlListeners implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DjlListeners.class);

    private final Trainer trainer;
    private final Device device;
    private boolean wantEnd;

    /**
     * Tells that the training begins.
     *
     * @param model that is trained
     * @param loss of these listeners alone: it sums what they ask for
     */
    DjlListeners(Model model, Loss loss, List<TrainingListener> listeners) {
        device = model.getNDManager().getDevice();
        trainer = new Trainer(
                model,
                new DefaultTrainingConfig(loss)
                        .optDevices(new Device[] {device})
                        .addTrainingListeners(listeners.toArray(new TrainingListener[0])));
        trainer.setMetrics(new Metrics());
    }

    /**
     * Tells of a step.
     *
     * @param logits {@code (batch, 1)}, recorded for a gradient
     */
    void trained(Batch batch, NDList logits) {
        // Cut from the gradient's graph, or a loss of them would be recorded again.
        try (NDList values = new NDList(logits.singletonOrThrow().stopGradient())) {
            BatchData told = told(batch, values);
            trainer.notifyListeners(listener -> listener.onTrainingBatch(trainer, told));
        }
    }

    /**
     * Tells of an epoch's validation, batch by batch, and its end.
     *
     * @param logits one of each sequence
     */
    void endEpoch(Sequences validation, float[] logits, int batchSize) {
        PaddedSequenceDataset dataset = PaddedSequenceDataset.builder()
                .setSequences(validation)
                .setSampling(batchSize, false)
                .build();
        int from = 0;
        try (NDManager scope = trainer.getManager().newSubManager()) {
            for (Batch batch : dataset.getData(scope, dataset.sampler(), null)) {
                try (batch) {
                    int to = from + batch.getSize();
                    NDList values = new NDList(NativeArrays.of(
                            batch.getManager(), Arrays.copyOfRange(logits, from, to), new Shape(batch.getSize(), 1)));
                    BatchData told = told(batch, values);
                    trainer.notifyListeners(listener -> listener.onValidationBatch(trainer, told));
                    from = to;
                }
            }
        }
        try {
            trainer.notifyListeners(listener -> listener.onEpoch(trainer));
        } catch (EarlyStoppingListener.EarlyStoppedException e) {
            LOG.info("A listener ends the training: {}", e.getMessage());
            wantEnd = true;
        }
    }

    private BatchData told(Batch batch, NDList values) {
        BatchData told = new BatchData(batch, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        told.getLabels().put(device, batch.getLabels());
        told.getPredictions().put(device, values);
        return told;
    }

    /** Returns whether a listener wants the training to end with this epoch. */
    boolean wantEnd() {
        return wantEnd;
    }

    /** Tells that the training ends. */
    @Override
    public void close() {
        trainer.close();
    }
}
