package org.seqwise.examples;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.seqwise.training.StepProgress;
import org.seqwise.training.TrainingProgress;

/**
 * A bar over all steps that there can be, one for each member of an ensemble: the time that is gone and the most that is left, how fast it learns,
 * and the figures of the last epoch.
 */
final class TrainingBar implements TrainingDisplay {

    private static final int MILLISECONDS_BETWEEN = 200;

    private final Supplier<BarLine> lines;
    private @Nullable BarLine line;
    private @Nullable ProgressBar bar;
    private int member;
    private String figures = "";

    /** @param lines gives a line for each bar */
    TrainingBar(Supplier<BarLine> lines) {
        this.lines = lines;
    }

    @Override
    public void step(StepProgress told) {
        long steps = (long) (told.epoch() - 1) * told.stepsPerEpoch() + told.steps();
        if (bar == null || told.member() != member) {
            close();
            bar = begin(told, steps);
            member = told.member();
        }
        bar.stepTo(steps);
        show(bar, told.epoch(), told.epochs(), told.sequencesPerSecond());
    }

    @Override
    public void accept(TrainingProgress told) {
        figures = String.format(
                Locale.ROOT,
                "  loss %.4f  %s %.4f%s",
                told.loss(),
                told.bestBy(),
                told.bestByValue(),
                told.isBest() ? " *" : "");
        if (bar != null) {
            show(bar, told.epoch(), told.epochs(), told.sequencesPerSecond());
        }
    }

    private void show(ProgressBar bar, int epoch, int epochs, double speed) {
        bar.setExtraMessage(String.format(Locale.ROOT, " epoch %d/%d  %,.0f/s%s", epoch, epochs, speed, figures));
    }

    private ProgressBar begin(StepProgress told, long steps) {
        figures = "";
        line = lines.get();
        return new ProgressBarBuilder()
                .setTaskName(told.members() == 1 ? "train" : told.member() + "/" + told.members())
                .setInitialMax((long) told.epochs() * told.stepsPerEpoch())
                .startsFrom(steps, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLISECONDS_BETWEEN)
                .setConsumer(line)
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        if (line != null) {
            line.end();
            line = null;
        }
    }
}
