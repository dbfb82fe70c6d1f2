package org.seqwise.training;

import ai.djl.ndarray.NDList;
import ai.djl.training.dataset.Batch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.diagnosis.EpochFigures;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Logits;
import org.seqwise.evaluation.Metric;
import org.seqwise.evaluation.Objective;
import org.seqwise.evaluation.Scores;
import org.seqwise.nn.LogitScorer;
import org.seqwise.nn.Weights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One training under way: where it stands, and how it goes from there. */
final class TrainingRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

    private static final int SCORING_BATCH = 1000;

    private final TrainingLoop loop;
    private final TrainingSettings settings;
    private final GradientSteps steps;
    private final ScheduledRate rate;
    private final RunClock time;
    private final Sequences train;
    private final Sequences validation;
    private final Objective taught;
    private final @Nullable Checkpoints checkpoints;
    private final EarlyStopping stopping;
    private final TrainingWatch watch;
    private final StepWatch stepWatch;
    private final @Nullable DjlListeners listeners;
    private final List<TrainingProgress> told = new ArrayList<>();
    private BestEpoch best;
    private EpochPart part = EpochPart.NONE;
    private int epoch;
    private long epochBegin;
    private double trainingSeconds;
    private long learned;
    private int stepsHere;
    private int cutEpoch;
    private int rollbacks;

    /**
     * @param from where the training stands: at its beginning, or at the checkpoint that it goes on from
     * @param stepsPerEpoch how many make an epoch
     * @param train what to learn from, preprocessed
     * @param validation what to stop by, preprocessed
     * @param taught what the training makes small in the data as they are
     * @param listeners of DJL, null for none
     */
    TrainingRun(
            TrainingLoop loop,
            GradientSteps steps,
            TrainingState from,
            int stepsPerEpoch,
            Sequences train,
            Sequences validation,
            Objective taught,
            @Nullable DjlListeners listeners) {
        this.loop = loop;
        this.listeners = listeners;
        this.steps = steps;
        this.train = train;
        this.validation = validation;
        this.taught = taught;
        settings = loop.settings;
        stopping = new EarlyStopping(
                settings.stopping().patience(), settings.stopping().minImprovement());
        best = new BestEpoch(Weights.of(loop.block), loop.before, new float[0]);
        epoch = from.epochs();
        steps.resume(from);
        if (loop.resumed != null) {
            restore(loop.resumed);
        }
        rate = new ScheduledRate(settings, stepsPerEpoch, from, part);
        if (loop.resumed == null) {
            rate.requireBegin();
        }
        rate.scaleBy(DivergenceRule.rateFactor(rollbacks));
        watch = new TrainingWatch(loop, train, validation, taught, told);
        watch.from(part.steps() > 0 ? null : loop.resumed == null ? best.weights() : loop.resumed.weights());
        time = new RunClock(loop.clock, loop.begin, loop.resumed == null ? 0 : loop.resumed.seconds());
        stepWatch = new StepWatch(loop.steps, loop.clock, lastEpoch(), stepsPerEpoch);
        steps.watch(this::tellStep);
        checkpoints = loop.store == null || loop.plan == null ? null : new Checkpoints(loop.store, loop.plan, time);
    }

    private void restore(Checkpoint checkpoint) {
        Weights.restore(loop.block, checkpoint.weights());
        best = checkpoint.best();
        stopping.restore(checkpoint.stopping());
        told.addAll(checkpoint.told());
        part = checkpoint.part();
        trainingSeconds = checkpoint.trainingSeconds();
        learned = checkpoint.learned();
        rollbacks = checkpoint.rollbacks();
    }

    /** Runs to the end. */
    void go() {
        if (loop.resumed != null && loop.resumed.isFinished()) {
            return;
        }
        watch.begin();
        while (epochsHere() == 0 || (wantsMore() && !isTimeOver())) {
            try {
                advance();
            } catch (NonFiniteException e) {
                rollBack(e);
            }
        }
        if (cutEpoch > 0 || wantsMore()) {
            logTimeOver();
        }
        if (checkpoints != null) {
            // One that time ended may be given more of it, unless its first epoch was cut and counts as one.
            boolean isFinished = !wantsMore() || cutEpoch == epoch;
            checkpoints.keep(checkpoint(part, Weights.of(loop.block), trainingSeconds, learned, isFinished));
        }
    }

    /** Leaves the best weights in the block and says how it went. */
    TrainingOutcome outcome(int batchSize) {
        Weights.restore(loop.block, best.weights());
        return new TrainingOutcome(
                epoch,
                stopping.bestEpoch(),
                time.seconds(),
                speed(),
                batchSize,
                rollbacks,
                probabilities(best.validationLogits()),
                best.state());
    }

    private boolean wantsMore() {
        return epoch < lastEpoch() && !stopping.shouldStopAfter(epoch) && (listeners == null || !listeners.wantEnd());
    }

    private boolean isTimeOver() {
        return time.isOver(settings.stopping().maxDuration());
    }

    private void logTimeOver() {
        LOG.info(
                "The time for training ({}) is over: it ends {}, and the weights of epoch {} are kept.",
                settings.stopping().maxDuration(),
                cutEpoch > 0 ? "within epoch " + cutEpoch : "with epoch " + epoch,
                stopping.bestEpoch());
    }

    private void advance() {
        epochBegin = time.now();
        stepWatch.begin(epoch + 1, part.steps());
        GradientSteps.Learned done = steps.epoch(part, this::beforeStep);
        trainingSeconds += time.since(epochBegin);
        learned += done.part().sequences() - part.sequences();
        part = done.part();
        if (!done.isWhole()) {
            cutEpoch = epoch + 1;
        }
        if (done.isWhole() || epochsHere() == 0) {
            float[] logits = finiteLogits();
            Map<String, float[]> weights = finiteWeights(part.steps());
            epoch++;
            judge(done, logits, weights);
            part = EpochPart.NONE;
        }
    }

    private void tellStep(Batch batch, NDList logits) {
        stepWatch.step(batch.getSize());
        if (listeners != null) {
            listeners.trained(batch, logits);
        }
    }

    private float[] finiteLogits() {
        float[] logits = LogitScorer.logits(loop.block, loop.manager, validation, SCORING_BATCH);
        int broken = Divergence.firstNonFinite(logits);
        if (broken >= 0) {
            throw NonFiniteException.ofValidation(logits[broken], broken, part.steps(), steps.lastBatch());
        }
        return logits;
    }

    // The loss of the last step does not show what that step made of the weights.
    private Map<String, float[]> finiteWeights(int stepsOfEpoch) {
        Map<String, float[]> weights = Weights.of(loop.block);
        for (float[] values : weights.values()) {
            int broken = Divergence.firstNonFinite(values);
            if (broken >= 0) {
                throw NonFiniteException.ofWeight(values[broken], stepsOfEpoch, steps.lastBatch());
            }
        }
        return weights;
    }

    private void rollBack(NonFiniteException seen) {
        Divergence.Scene scene = new Divergence.Scene(loop, train, validation, best.weights(), rate.last());
        Divergence found = Divergence.of(seen, scene, epoch + 1, rate.stepsOf(epoch));
        int most = loop.onDivergence.mostRollbacks();
        if (found.isOfTheData() || rollbacks >= most) {
            String before = rollbacks == 0 ? "" : " It had been rolled back " + rollbacks + " of " + most + " times.";
            throw new InvalidInputException(found.text() + before, seen);
        }
        rollbacks++;
        LOG.warn(
                "{} The training goes back to {} and begins epoch {} again with half the rate (rollback {} of {}).",
                found.text(),
                stopping.bestEpoch() == 0 ? "what it began with" : "the weights of epoch " + stopping.bestEpoch(),
                epoch + 1,
                rollbacks,
                most);
        Weights.restore(loop.block, best.weights());
        steps.rewind(best.state(), epoch);
        rate.rewindTo(epoch);
        rate.scaleBy(DivergenceRule.rateFactor(rollbacks));
        watch.from(best.weights());
        part = EpochPart.NONE;
        stepsHere = 0;
        cutEpoch = 0;
    }

    private OptionalDouble beforeStep(GradientSteps.SoFar soFar) {
        if (stepsHere > 0) {
            if (settings.stopping().maxDuration() != null) {
                // An engine that queues steps would else be asked for many before any time has passed.
                soFar.settle();
                if (isTimeOver()) {
                    return OptionalDouble.empty();
                }
            }
            if (checkpoints != null) {
                checkpoints.afterStep(() -> checkpointWithin(soFar.settle()));
            }
        }
        requireNotCancelled(soFar);
        stepsHere++;
        return OptionalDouble.of(rate.next());
    }

    private void requireNotCancelled(GradientSteps.SoFar soFar) {
        if (!loop.cancelled.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            return;
        }
        if (checkpoints == null) {
            throw new CancellationException("The training was cancelled; nothing was kept.");
        }
        boolean kept = checkpoints.keep(checkpointWithin(soFar.settle()));
        throw new CancellationException(String.format(
                "The training was cancelled after step %d; %s %s.",
                rate.steps(),
                kept
                        ? "its checkpoint is in"
                        : checkpoints.hasAny() || loop.resumed != null
                                ? "no checkpoint of that could be written, and the last good one is in"
                                : "no checkpoint could be written to",
                checkpoints.place()));
    }

    private Checkpoint checkpointWithin(EpochPart now) {
        return checkpoint(
                now,
                finiteWeights(now.steps()),
                trainingSeconds + time.since(epochBegin),
                learned + now.sequences() - part.sequences(),
                false);
    }

    private Checkpoint checkpoint(
            EpochPart now, Map<String, float[]> weights, double seconds, long sequences, boolean isLast) {
        return new Checkpoint(
                rate.steps(),
                steps.state(epoch, rate.memory()),
                now,
                weights,
                best,
                stopping.memory(),
                told,
                time.seconds(),
                seconds,
                sequences,
                rollbacks,
                isLast);
    }

    private void judge(GradientSteps.Learned done, float[] logits, Map<String, float[]> weights) {
        Scores scores = new Scores(probabilities(logits), validation.labels());
        // By the same weights as the training's, or a model that does what they ask would be stopped for it.
        double logLoss = Evaluation.weightedLogLoss(scores, validation.weights());
        Metric bestBy = settings.stopping().bestBy();
        double figure = bestBy.of(scores, validation.weights());
        double chosenBy = bestBy.loss(figure);
        rate.endEpoch(epoch, chosenBy);
        boolean isBest = stopping.isBest(epoch, chosenBy);
        if (isBest) {
            best = new BestEpoch(weights, steps.state(epoch, rate.memory()), logits);
        }
        EpochFigures figures = new EpochFigures(
                epoch,
                done.part().meanLoss(),
                logLoss,
                Evaluation.of(scores, 0.5).rocAuc(),
                rate.last(),
                watch.health(weights, done.gradientNorm(), scores.probabilities()));
        TrainingProgress now = new TrainingProgress(
                epoch,
                lastEpoch(),
                figures.loss(),
                logLoss,
                figures.validationRocAuc(),
                bestBy,
                figure,
                figures.learningRate(),
                isBest,
                rate.steps(),
                time.seconds(),
                speed(),
                secondsLeft(),
                1,
                1,
                figures.health(),
                watch.find(told, figures));
        told.add(now);
        loop.progress.accept(now);
        if (listeners != null) {
            listeners.endEpoch(validation, logits, SCORING_BATCH);
        }
    }

    private double[] probabilities(float[] logits) {
        return Logits.probabilities(logits, taught);
    }

    private double secondsLeft() {
        double gone = time.seconds();
        double left = gone / epochsHere() * (lastEpoch() - epoch);
        Duration most = settings.stopping().maxDuration();
        return most == null ? left : Math.min(left, Math.max(0, RunClock.seconds(most) - gone));
    }

    private int lastEpoch() {
        // Some set no limit as the largest number there is.
        return (int) Math.min(Integer.MAX_VALUE, (long) loop.before.epochs() + settings.epochs());
    }

    private int epochsHere() {
        return epoch - loop.before.epochs();
    }

    private double speed() {
        return learned / trainingSeconds;
    }
}
