package org.seqwise.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;

/** {@code SequenceTrainer.train} beside the bare loop and the limit, and on sequences of unequal length beside the same ones padded. */
final class TrainingSpeeds {

    private static final int VALIDATION = 1000;
    private static final int PADDED = 20_000;
    private static final double LIMIT_SECONDS = 0.3;
    private static final double OF_STEPS = 0.85;
    private static final String BARE = "bare loop";

    private final SpeedSettings settings;

    TrainingSpeeds(SpeedSettings settings) {
        this.settings = settings;
    }

    List<Speed> all() {
        Point question = Point.QUESTION;
        List<Speed> speeds = new ArrayList<>();
        speeds.add(equal("training, batch 1000", question, largeBatchMark()));
        speeds.add(equal("training, batch 32", question.withBatch(32), "0.95"));
        speeds.add(unequal(
                "training, 1 to 10 steps", () -> IntStream.rangeClosed(1, 10).toArray(), 1.6));
        for (RealLengths real : RealLengths.values()) {
            if (real.isThere()) {
                speeds.add(unequal("training, steps as " + real.set(), real::lengths, 0));
            }
        }
        for (int hidden : settings.hidden()) {
            speeds.add(equal("training, " + hidden + " units", question.withHidden(hidden), ""));
        }
        return speeds;
    }

    private static String largeBatchMark() {
        return Engines.choose().name().equals("MXNet") ? "1.00" : "1.25";
    }

    private Speed equal(String what, Point point, String toReach) {
        return new Speed(what, () -> beside(what, point, toReach));
    }

    private SpeedRow beside(String what, Point point, String toReach) {
        TrainerSpeed ours = speed(DrawnSequences.of(point, settings.sequences()), point);
        try (BareLoop bare = new BareLoop(point);
                MatMulLimit limit = new MatMulLimit(point)) {
            Interleaved measured = Interleaved.of(
                    settings.rounds(),
                    () -> ours.ofSteps(settings.seconds()),
                    () -> bare.training(settings.seconds()),
                    () -> limit.training(LIMIT_SECONDS));
            return SpeedRow.ofSpeedsAndLimit(what, measured, BARE, toReach);
        }
    }

    private Speed unequal(String what, Supplier<int[]> lengths, double least) {
        return new Speed(what, () -> besidePadded(what, lengths.get(), least));
    }

    private SpeedRow besidePadded(String what, int[] lengths, double least) {
        Point point = Point.QUESTION;
        Sequences drawn = DrawnSequences.ofLengths(lengths, settings.sequences(), point.features(), 1);
        TrainerSpeed ours = speed(drawn, point);
        // One padded batch takes as long as every other: some are enough.
        TrainerSpeed padded = speed(DrawnSequences.padded(drawn, Math.min(drawn.size(), PADDED)), point);
        Interleaved measured =
                Interleaved.of(settings.epochRounds(), ours::ofAnEpoch, () -> padded.ofSteps(settings.seconds()));
        double most = (double) drawn.longestStepCount() * drawn.size() / drawn.totalSteps();
        String toReach = String.format(Locale.ROOT, "%.2f (steps: %.2f)", least > 0 ? least : OF_STEPS * most, most);
        return SpeedRow.ofSpeeds(what, measured, "padded", toReach);
    }

    private static TrainerSpeed speed(Sequences train, Point point) {
        return new TrainerSpeed(train, DrawnSequences.of(point, VALIDATION), point);
    }
}
