package org.seqwise.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;

/** Trains at one size, in a virtual machine of its own, and tells what it took as a {@link GrowthFigure}. */
public final class GrowthRun {

    private static final int VALIDATION = 1000;
    private static final int FEWEST_BATCHES = 20;
    private static final int MOST_STEPS = 1_000_000;
    private static final int AT_FIRST = 20_000;
    private static final double SECONDS = Double.parseDouble(System.getProperty("growth.seconds", "3"));
    // A longer epoch is not waited for to its end.
    private static final double LONGEST = Double.parseDouble(System.getProperty("growth.longest", "40"));

    private final GrowthAxis axis;
    private final int size;
    private final Point point;

    private GrowthRun(GrowthAxis axis, int size) {
        this.axis = axis;
        this.size = size;
        point = axis.at(size);
    }

    /** Arguments: the axis and the size. */
    public static void main(String[] arguments) {
        Engines.engine();
        GrowthRun run = new GrowthRun(GrowthAxis.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
        EngineProcess.awayFromLoader(run::measure);
    }

    private void measure() {
        wake();
        try (GeneratedStore store = new GeneratedStore(count(), point.steps())) {
            Sequences train = SequenceStore.open(store.path());
            TrainerSpeed trainer = new TrainerSpeed(train, DrawnSequences.of(point, VALIDATION), point);
            ProcessMemory memory = ProcessMemory.watch();
            tell(axis == GrowthAxis.SEQUENCES ? trainer.epoch(LONGEST) : time(trainer), memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // As many as there is time for, but no store of gigabytes.
    private int count() {
        return axis == GrowthAxis.SEQUENCES
                ? size
                : Math.max(FEWEST_BATCHES * point.batch(), MOST_STEPS / point.steps());
    }

    // Java compiles what runs often: until then, steps of few sequences are slow. Small ones leave no mark in memory.
    private static void wake() {
        Point few = new Point(16, 2, 5, 8);
        Sequences some = DrawnSequences.of(few, AT_FIRST);
        for (int i = 0; i < 2; i++) {
            new TrainerSpeed(some, some, few).ofSteps(SECONDS / 2);
        }
    }

    private TrainerSpeed.Timed time(TrainerSpeed trainer) {
        double seconds = 1 / trainer.ofSteps(SECONDS);
        return new TrainerSpeed.Timed(axis == GrowthAxis.BATCH ? 1e3 * point.batch() * seconds : 1e6 * seconds, true);
    }

    private void tell(TrainerSpeed.Timed timed, ProcessMemory memory) {
        GrowthFigure figure = new GrowthFigure(
                Engines.choose().name(),
                axis,
                size,
                timed.time(),
                timed.isWhole(),
                ProcessMemory.mostResident(),
                memory.mostOwn(),
                ProcessMemory.heap());
        System.out.println(figure.message());
    }
}
