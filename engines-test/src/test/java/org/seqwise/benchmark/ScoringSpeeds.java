package org.seqwise.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;

/** {@code SequenceClassifier} beside bare forward calls: many sequences from a store, and one at a time. */
final class ScoringSpeeds {

    private static final double WARM_UP_SECONDS = 3;
    private static final double LIMIT_SECONDS = 0.3;

    private final SpeedSettings settings;

    ScoringSpeeds(SpeedSettings settings) {
        this.settings = settings;
    }

    List<Speed> all() {
        return List.of(
                named("scoring, from a store", this::batches),
                named("one sequence, p50", this::beside),
                named("one sequence, p99", this::tail));
    }

    private static Speed named(String what, Function<String, SpeedRow> measure) {
        return new Speed(what, () -> measure.apply(what));
    }

    private SpeedRow batches(String what) {
        Point point = Point.QUESTION;
        try (GeneratedStore store = new GeneratedStore(settings.sequences());
                SequenceClassifier classifier = classifier(store);
                BareLoop bare = new BareLoop(point);
                MatMulLimit limit = new MatMulLimit(point)) {
            warmUp(classifier, store);
            Interleaved measured = Interleaved.of(
                    settings.rounds(),
                    () -> scored(classifier, store),
                    () -> bare.scoring(settings.seconds()),
                    () -> limit.scoring(LIMIT_SECONDS));
            return SpeedRow.ofSpeedsAndLimit(what, measured, "bare loop", "0.90");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The Java around the engine is compiled in some seconds.
    private static void warmUp(SequenceClassifier classifier, GeneratedStore store) {
        long begin = System.nanoTime();
        while ((System.nanoTime() - begin) / 1e9 < WARM_UP_SECONDS) {
            scored(classifier, store);
        }
    }

    private static double scored(SequenceClassifier classifier, GeneratedStore store) {
        Sequences sequences = SequenceStore.open(store.path());
        long begin = System.nanoTime();
        return classifier.probabilities(sequences).length / ((System.nanoTime() - begin) / 1e9);
    }

    // Of those to score, so that none has an unusual value to warn of.
    private static SequenceClassifier classifier(GeneratedStore store) {
        Sequences all = SequenceStore.open(store.path());
        Sequences some = all.subset(IntStream.range(0, all.size() / 2).toArray());
        return SequenceTrainer.builder()
                .hiddenSize(Point.QUESTION.hidden())
                .epochs(1)
                .build()
                .train(some, some);
    }

    private SpeedRow beside(String what) {
        Interleaved p50 = Interleaved.of(
                settings.rounds(),
                () -> Latency.of("classifier", settings.seconds()).p50(),
                () -> Latency.of("bareForward", settings.seconds()).p50());
        return SpeedRow.ofTimes(what, p50.median(0), p50.median(1), p50.ratio(0, 1), "bare forward", "at most 1.30");
    }

    private SpeedRow tail(String what) {
        List<Latency> calls = Stream.generate(() -> Latency.of("classifier", settings.seconds()))
                .limit(settings.rounds())
                .toList();
        double p50 = Interleaved.median(calls.stream().mapToDouble(Latency::p50).toArray());
        double p99 = Interleaved.median(calls.stream().mapToDouble(Latency::p99).toArray());
        return SpeedRow.ofTimes(what, p99, p50, p99 / p50, "its p50", "at most 3.00");
    }
}
