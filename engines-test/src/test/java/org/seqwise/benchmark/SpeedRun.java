package org.seqwise.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.engine.Engines;

/** Measures speeds on one engine and tells each as a {@link SpeedRow}. */
public final class SpeedRun {

    private static final int VALIDATION = 1000;
    private static final int PADDED = 20_000;
    private static final double LIMIT_SECONDS = 0.3;
    private static final double OF_STEPS = 0.85;
    private static final String BARE = "bare loop";

    private final SpeedSettings settings = SpeedSettings.ofProperties();

    private SpeedRun() {}

    /** Measures everything on the engine that is chosen. */
    public static void main(String[] arguments) throws InterruptedException {
        EngineProcess.tellEngine();
        SpeedRun run = new SpeedRun();
        EngineProcess.awayFromLoader(run::measure);
    }

    private void measure() {
        Point question = Point.QUESTION;
        training("training, batch 1000", question, largeBatchMark());
        training("training, batch 32", question.withBatch(32), "0.95");
        unequal("training, 1 to 10 steps", IntStream.rangeClosed(1, 10).toArray(), 1.6);
        for (RealLengths real : RealLengths.values()) {
            real.lengths().ifPresent(lengths -> unequal("training, steps as " + real.set(), lengths, 0));
        }
        batches();
        single();
        for (int hidden : settings.hidden()) {
            training("training, " + hidden + " units", question.withHidden(hidden), "");
        }
    }

    private static String largeBatchMark() {
        return Engines.choose().name().equals("MXNet") ? "1.00" : "1.25";
    }

    private void training(String what, Point point, String toReach) {
        TrainerSpeed ours = speed(DrawnSequences.of(point, settings.sequences()), point);
        try (BareLoop bare = new BareLoop(point);
                MatMulLimit limit = new MatMulLimit(point)) {
            Interleaved measured = Interleaved.of(
                    settings.rounds(),
                    () -> ours.ofSteps(settings.seconds()),
                    () -> bare.training(settings.seconds()),
                    () -> limit.training(LIMIT_SECONDS));
            SpeedRow.ofSpeeds(what, measured, BARE, toReach, measured.ratio(0, 2))
                    .tell();
        }
    }

    private void unequal(String what, int[] lengths, double least) {
        Point point = Point.QUESTION;
        Sequences drawn = DrawnSequences.ofLengths(lengths, settings.sequences(), point.features(), 1);
        TrainerSpeed ours = speed(drawn, point);
        // One padded batch takes as long as every other: some are enough.
        TrainerSpeed padded = speed(DrawnSequences.padded(drawn, Math.min(drawn.size(), PADDED)), point);
        Interleaved measured =
                Interleaved.of(settings.epochRounds(), ours::ofAnEpoch, () -> padded.ofSteps(settings.seconds()));
        double most = (double) drawn.longestStepCount() * drawn.size() / drawn.totalSteps();
        String toReach = String.format(Locale.ROOT, "%.2f (steps: %.2f)", least > 0 ? least : OF_STEPS * most, most);
        SpeedRow.ofSpeeds(what, measured, "padded", toReach, Double.NaN).tell();
    }

    private void batches() {
        Point point = Point.QUESTION;
        try (GeneratedStore store = new GeneratedStore(settings.sequences());
                SequenceClassifier classifier = classifier(point);
                BareLoop bare = new BareLoop(point);
                MatMulLimit limit = new MatMulLimit(point)) {
            Interleaved measured = Interleaved.of(
                    settings.rounds(),
                    () -> scored(classifier, store),
                    () -> bare.scoring(settings.seconds()),
                    () -> limit.scoring(LIMIT_SECONDS));
            SpeedRow.ofSpeeds("scoring, from a store", measured, BARE, "0.90", measured.ratio(0, 2))
                    .tell();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double scored(SequenceClassifier classifier, GeneratedStore store) {
        Sequences sequences = SequenceStore.open(store.path());
        long begin = System.nanoTime();
        return classifier.probabilities(sequences).length / ((System.nanoTime() - begin) / 1e9);
    }

    private static SequenceClassifier classifier(Point point) {
        Sequences some = DrawnSequences.of(point, VALIDATION);
        return SequenceTrainer.builder()
                .hiddenSize(point.hidden())
                .epochs(1)
                .build()
                .train(some, some);
    }

    private void single() {
        List<Latency> ours = new ArrayList<>();
        Interleaved p50 = Interleaved.of(
                settings.rounds(),
                () -> {
                    ours.add(Latency.of("classifier", settings.seconds()));
                    return ours.get(ours.size() - 1).p50();
                },
                () -> Latency.of("bareForward", settings.seconds()).p50());
        SpeedRow.ofTimes("one sequence, p50", p50.median(0), p50.median(1), p50.ratio(0, 1), "forward", "at most 1.30")
                .tell();
        double p99 = Interleaved.median(ours.stream().mapToDouble(Latency::p99).toArray());
        SpeedRow.ofTimes("one sequence, p99", p99, p50.median(0), p99 / p50.median(0), "its p50", "at most 3.00")
                .tell();
    }

    private static TrainerSpeed speed(Sequences train, Point point) {
        return new TrainerSpeed(train, DrawnSequences.of(point, VALIDATION), point);
    }
}
