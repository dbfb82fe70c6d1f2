package org.seqwise.training;

import ai.djl.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.seqwise.data.Sequences;
import org.seqwise.nn.Execution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which {@link Execution} trains fastest, by some steps of the very training, on networks that are thrown away. Only one that is a
 * tenth faster than the default takes its place: the numbers of the ways differ by rounding, and chance should not choose between them.
 */
public final class ExecutionTrial {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionTrial.class);

    /** Steps of a training from which on a trial pays: it takes about twenty. */
    private static final long FEWEST_STEPS = 500;
    // An unrolled network makes ten calls a step and keeps twice the memory; 100 steps take one engine 14 times as
    // long.
    private static final int LONGEST_UNROLLED = 20;
    private static final int ROUNDS = 5;
    private static final double ENOUGH_SECONDS = 1.5;
    private static final double TURN_SECONDS = 0.05;
    private static final double MARGIN = 1.1;

    private final Function<Execution, Model> models;
    private final TrainingSettings settings;
    private final BooleanSupplier cancelled;

    /**
     * @param models makes a model with an initialized network; closed here
     * @param settings of the training
     * @param cancelled is asked before each step; true ends the trial with a {@link CancellationException}
     */
    public ExecutionTrial(Function<Execution, Model> models, TrainingSettings settings, BooleanSupplier cancelled) {
        this.models = models;
        this.settings = settings;
        this.cancelled = cancelled;
    }

    /**
     * What was found.
     *
     * @param execution the one to train with
     * @param figures sequences a second of each that was tried, such as {@code fused:1000 65,000/s, fused:all 34,000/s}
     */
    public record Found(Execution execution, String figures) {

        /** Takes one without a trial. */
        public static Found notMeasured(Execution execution) {
            return new Found(execution, "not measured");
        }
    }

    /**
     * Runs the trial, or returns the default where it would not pay: in a short training, and where the default is the whole batch at once.
     *
     * @param train what to learn from, preprocessed
     * @param hiddenSize of the network
     */
    public Found run(Sequences train, int hiddenSize) {
        Execution usual = Execution.fused(hiddenSize);
        int batch = settings.batchSizeFor(train.size());
        long steps = (long) settings.epochs() * ((train.size() - 1) / batch + 1);
        long numbers = (long) batch * train.longestStepCount();
        if (steps < FEWEST_STEPS || numbers <= usual.stepsPerCall()) {
            return Found.notMeasured(usual);
        }
        List<Candidate> candidates = new ArrayList<>();
        try {
            for (Execution one : candidates(usual, train.longestStepCount())) {
                candidates.add(new Candidate(one, models.apply(one)));
            }
            return measured(candidates, train);
        } catch (NonFiniteException e) {
            // The training will say what is wrong with the data.
            LOG.debug("The trial of executions ends: {}", e.getMessage());
            return Found.notMeasured(usual);
        } finally {
            candidates.forEach(Candidate::close);
        }
    }

    private static List<Execution> candidates(Execution usual, int longest) {
        List<Execution> candidates = new ArrayList<>();
        candidates.add(usual);
        candidates.add(new Execution(Execution.Form.FUSED, Math.max(1, usual.stepsPerCall() / 2)));
        candidates.add(new Execution(Execution.Form.FUSED, Execution.ALL));
        if (longest <= LONGEST_UNROLLED) {
            candidates.add(Execution.UNROLLED);
        }
        return candidates;
    }

    private Found measured(List<Candidate> candidates, Sequences train) {
        candidates.forEach(one -> one.turn(train, 1));
        // A second time, now that memory is there.
        candidates.forEach(one -> one.turn(train, 1));
        candidates.forEach(one -> one.speeds.clear());
        long begin = System.nanoTime();
        for (int round = 0; round < ROUNDS && seconds(begin) < ENOUGH_SECONDS; round++) {
            candidates.forEach(one -> one.turn(train, one.stepsOfATurn()));
        }
        String figures = candidates.stream()
                .map(one -> String.format(Locale.ROOT, "%s %,.0f/s", one.execution, one.speed()))
                .collect(Collectors.joining(", "));
        return new Found(fastest(candidates), figures);
    }

    private static Execution fastest(List<Candidate> candidates) {
        Candidate usual = candidates.get(0);
        Candidate best = usual;
        for (Candidate one : candidates) {
            best = one.speed() > best.speed() ? one : best;
        }
        return best.speed() > MARGIN * usual.speed() ? best.execution : usual.execution;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private final class Candidate implements AutoCloseable {

        private final Execution execution;
        private final Model model;
        private final List<Double> speeds = new ArrayList<>();
        private double secondsOfAStep;

        Candidate(Execution execution, Model model) {
            this.execution = execution;
            this.model = model;
        }

        int stepsOfATurn() {
            return (int) Math.max(1, Math.min(10, TURN_SECONDS / secondsOfAStep));
        }

        /** Takes some steps, which move nothing. */
        void turn(Sequences train, int count) {
            Turn turn = new Turn(count);
            try (GradientSteps steps = settings.steps(model.getBlock(), model.getNDManager(), train, 0)) {
                EpochPart part = steps.epoch(EpochPart.NONE, turn::next).part();
                double seconds = seconds(turn.begin);
                secondsOfAStep = seconds / part.steps();
                speeds.add(part.sequences() / seconds);
            }
        }

        double speed() {
            double[] sorted = speeds.stream().mapToDouble(each -> each).toArray();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }

        @Override
        public void close() {
            model.close();
        }
    }

    private final class Turn {

        private final int count;
        private int asked;
        private long begin;

        Turn(int count) {
            this.count = count;
        }

        OptionalDouble next(GradientSteps.SoFar soFar) {
            if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                throw new CancellationException("The training was cancelled before its first step; nothing was kept.");
            }
            if (asked == 0) {
                begin = System.nanoTime();
            }
            return asked++ == count ? OptionalDouble.empty() : OptionalDouble.of(0);
        }
    }
}
