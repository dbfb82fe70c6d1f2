package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.seqwise.contract.Refusal.assertRefused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** Sequences as they come, from a store, one at a time and by many threads: the scores are those of all at once. */
class StreamedScoringTest {

    private static final double ROUNDING = 1e-6;
    private static final Sequences TEST = Study.SPLIT.test();
    private static final SequenceClassifier MODEL = Study.tinyModel(8);

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void sequencesThatComeAreScoredInTheirOrder() {
        Sequences many = repeated(70);
        double[] expected = MODEL.probabilities(many);
        List<String> ids = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        long count = MODEL.score(opener -> many.copyTo(opener.apply(many.featureNames())), (id, probability) -> {
            ids.add(id);
            scores.add(probability);
        });
        assertEquals(many.size(), count);
        assertEquals(IntStream.range(0, many.size()).mapToObj(many::id).toList(), ids);
        assertArrayEquals(expected, scores.stream().mapToDouble(score -> score).toArray(), ROUNDING);
    }

    @Test
    void aStoreIsScoredWhereItLies(@TempDir Path folder) {
        SequenceStore.write(folder.resolve("store"), opener -> TEST.copyTo(opener.apply(TEST.featureNames())));
        List<Double> scores = new ArrayList<>();
        MODEL.score(SequenceStore.open(folder.resolve("store")), (id, probability) -> scores.add(probability));
        assertArrayEquals(
                MODEL.probabilities(TEST),
                scores.stream().mapToDouble(score -> score).toArray(),
                ROUNDING);
    }

    @Test
    void oneSequenceHasItsScoreAmongMany() {
        double[] many = MODEL.probabilities(TEST);
        for (int i = 0; i < 50; i++) {
            assertEquals(many[i], MODEL.probability(TEST.steps(i)), ROUNDING);
        }
    }

    @Test
    void sixteenThreadsShareAModel() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            double[] expected = IntStream.range(0, 100)
                    .mapToDouble(i -> MODEL.probability(TEST.steps(i)))
                    .toArray();
            List<Future<double[]>> found = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                found.add(callers.submit(() -> IntStream.range(0, 100)
                        .mapToDouble(i -> MODEL.probability(TEST.steps(i)))
                        .toArray()));
            }
            for (Future<double[]> one : found) {
                assertArrayEquals(expected, one.get());
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void whatReadsOrTakesMayFail() {
        IllegalStateException full = new IllegalStateException("full");
        assertEquals(
                full,
                assertThrows(
                        IllegalStateException.class,
                        () -> MODEL.score(TEST, (id, probability) -> {
                            throw full;
                        })));
        assertRefused(
                () -> MODEL.score(
                        opener -> TEST.copyTo(opener.apply(List.of("a", "b", "c", "d", "e"))), (id, probability) -> {}),
                "Feature 'a' is none of those it was fitted on (" + String.join(", ", TEST.featureNames())
                        + "); there must be no other. Maybe leave it out.");
    }

    private static Sequences repeated(int times) {
        SequencesBuilder builder = Sequences.builder(TEST.featureNames());
        for (int time = 0; time < times; time++) {
            for (int i = 0; i < TEST.size(); i++) {
                builder.addUnlabeled(time + "-" + TEST.id(i), TEST.steps(i));
            }
        }
        return builder.build();
    }
}
