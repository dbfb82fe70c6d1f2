package org.seqwise.training;

import java.util.List;
import java.util.Locale;
import org.seqwise.diagnosis.EpochFigures;
import org.seqwise.diagnosis.Finding;
import org.seqwise.diagnosis.TrainingHealth;

/**
 * How far a training is, told after each epoch.
 *
 * @param epoch the epoch that just ended, from 1
 * @param epochs the most there will be
 * @param loss the mean weighted loss of the epoch's batches
 * @param validationLogLoss the log-loss of the validation part in nats, its classes counting alike and its sequences by their weights
 * @param validationRocAuc the ROC AUC of the validation part, in [0, 1]
 * @param learningRate of the epoch's last step
 * @param isBest whether the figure that the best epoch is chosen by is the best so far
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
        double learningRate,
        boolean isBest,
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

    /** Tells of the only member. */
    public TrainingProgress(
            int epoch,
            int epochs,
            double loss,
            double validationLogLoss,
            double validationRocAuc,
            double learningRate,
            boolean isBest,
            double sequencesPerSecond,
            double secondsLeft,
            TrainingHealth health,
            List<Finding> findings) {
        this(
                epoch,
                epochs,
                loss,
                validationLogLoss,
                validationRocAuc,
                learningRate,
                isBest,
                sequencesPerSecond,
                secondsLeft,
                1,
                1,
                health,
                findings);
    }

    /** Returns the same of one member of an ensemble. */
    public TrainingProgress ofMember(int number, int of, double secondsLeftForAll) {
        return new TrainingProgress(
                epoch,
                epochs,
                loss,
                validationLogLoss,
                validationRocAuc,
                learningRate,
                isBest,
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
                "%sepoch %3d/%d  loss %.4f  validation loss %.4f  AUC %.4f %s  rate %-8.3g  %,8.0f sequences/s  at most %s left",
                members == 1 ? "" : "member " + member + "/" + members + "  ",
                epoch,
                epochs,
                loss,
                validationLogLoss,
                validationRocAuc,
                isBest ? "*" : " ",
                learningRate,
                sequencesPerSecond,
                duration(Math.round(secondsLeft)));
    }

    private static String duration(long seconds) {
        return seconds < 60 ? seconds + " s" : String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
}
