package org.seqwise.training;

import java.util.List;
import java.util.Locale;
import org.seqwise.diagnosis.EpochFigures;
import org.seqwise.diagnosis.Finding;
import org.seqwise.diagnosis.TrainingHealth;
import org.seqwise.evaluation.Metric;

/**
 * How far a training is, told after each epoch.
 *
 * @param epoch the epoch that just ended, from 1
 * @param epochs the most there will be
 * @param loss the mean weighted loss of the epoch's batches
 * @param validationLogLoss the log-loss of the validation part in nats, its classes counting alike and its sequences by their weights
 * @param validationRocAuc the ROC AUC of the validation part, in [0, 1]
 * @param bestBy the figure of the validation part that the best epoch is chosen by
 * @param bestByValue what it is
 * @param learningRate of the epoch's last step
 * @param isBest whether that figure is the best so far
 * @param step how many steps were taken in all, those of a training that it started from among them
 * @param seconds that the training took so far, of an ensemble its member's, all processes that it ran in together
 * @param sequencesPerSecond sequences learned from per second, validation left out
 * @param secondsLeft how long the remaining epochs would take if none is saved by stopping early, or the time that is left for them if that
 *     is less; of an ensemble, for all members together
 * @param member which network of an ensemble it is, from 1
 * @param members how many there are, 1 for no ensemble
 * @param health figures that tell a training that learns from one that does not
 * @param findings why it learns nothing, if that was found after this epoch; those of the data come with the first
 */
public record TrainingProgress(
        int epoch,
        int epochs,
        double loss,
        double validationLogLoss,
        double validationRocAuc,
        Metric bestBy,
        double bestByValue,
        double learningRate,
        boolean isBest,
        long step,
        double seconds,
        double sequencesPerSecond,
        double secondsLeft,
        int member,
        int members,
        TrainingHealth health,
        List<Finding> findings) {

    /** Copies the findings. */
    public TrainingProgress {
        findings = List.copyOf(findings);
    }

    /** Returns the same of one member of an ensemble. */
    public TrainingProgress ofMember(int number, int of, double secondsLeftForAll) {
        return new TrainingProgress(
                epoch,
                epochs,
                loss,
                validationLogLoss,
                validationRocAuc,
                bestBy,
                bestByValue,
                learningRate,
                isBest,
                step,
                seconds,
                sequencesPerSecond,
                secondsLeftForAll,
                number,
                of,
                health,
                findings);
    }

    EpochFigures figures() {
        return new EpochFigures(epoch, loss, validationLogLoss, validationRocAuc, learningRate, health);
    }

    /** Returns one aligned line for people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%sepoch %3d/%d  loss %.4f  validation loss %.4f  AUC %.4f%s %s  rate %-8.3g  %,8.0f sequences/s  at most %s left",
                members == 1 ? "" : "member " + member + "/" + members + "  ",
                epoch,
                epochs,
                loss,
                validationLogLoss,
                validationRocAuc,
                bestByText(),
                isBest ? "*" : " ",
                learningRate,
                sequencesPerSecond,
                duration(Math.round(secondsLeft)));
    }

    // What the line has already is not said twice.
    private String bestByText() {
        return bestBy == Metric.LOG_LOSS || bestBy == Metric.ROC_AUC
                ? ""
                : String.format(Locale.ROOT, "  %s %.4f", bestBy, bestByValue);
    }

    private static String duration(long seconds) {
        return seconds < 60 ? seconds + " s" : String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
}
