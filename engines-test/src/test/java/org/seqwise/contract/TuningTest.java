package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Fold;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.data.Splitter;
import org.seqwise.evaluation.Evaluation;
import org.seqwise.evaluation.Scores;
import org.seqwise.tuning.SearchSpace;
import org.seqwise.tuning.SplitRule;
import org.seqwise.tuning.TrialOutcome;
import org.seqwise.tuning.Tuning;
import org.seqwise.tuning.TuningBuilder;
import org.seqwise.tuning.TuningResult;

/** A search through real processes. */
class TuningTest {

    private static final Sequences DATA = Study.first(300, Study.SPLIT.train());
    private static final long DEADLINE_SECONDS = 120;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void figuresAreThoseOfThisProcessWithOneProcessOrTwo() {
        TuningResult one = small().processes(1).build().run(DATA, folder.resolve("one"));
        SequenceStore.write(folder.resolve("store"), opener -> DATA.copyTo(opener.apply(DATA.featureNames())));
        TuningResult two = small().processes(2).build().run(folder.resolve("store"), folder.resolve("two"));
        assertEquals(3, one.ranked().size());
        for (int rank = 0; rank < 3; rank++) {
            TrialOutcome first = one.ranked().get(rank);
            TrialOutcome second = two.ranked().get(rank);
            assertEquals(first.settings(), second.settings());
            assertEquals(
                    IntStream.range(0, 2).mapToObj(f -> first.figures()[f]).toList(),
                    IntStream.range(0, 2).mapToObj(f -> second.figures()[f]).toList());
        }
        assertEquals(ownLogLoss(one.best()), one.best().figures()[1], 1e-5);
        assertFalse(Files.exists(folder.resolve("two/data")));
    }

    private static TuningBuilder small() {
        return Tuning.builder()
                .space(SearchSpace.of("hidden=2,3,4", "learning-rate=0.01..0.05:log", "batch-size=16", "dropout=0.2"))
                .trials(3)
                .folds(2)
                .epochs(2)
                .seed(5)
                .split(SplitRule.stratified(8));
    }

    /** Trains the second fold by hand. */
    private static double ownLogLoss(TrialOutcome best) {
        Fold fold = Splitter.stratified(8).folds(DATA, 2).get(1);
        List<Sequences> parts = Splitter.stratified(8).parts(fold.train(), 0.85, 0.15);
        SequenceTrainerBuilder builder = SequenceTrainer.builder().epochs(2).seed(5);
        best.settings().applyTo(builder, parts.get(0));
        try (SequenceClassifier classifier = builder.build().train(parts.get(0), parts.get(1))) {
            Scores scores = new Scores(
                    classifier.probabilities(fold.test()), fold.test().labels());
            return Evaluation.of(scores, 0.5).logLoss();
        }
    }

    @Test
    void workerThatIsKilledOnceCostsNoTrial() throws InterruptedException {
        Thread killer = new Thread(() -> kill(worker(ProcessHandle.current())));
        killer.start();
        TuningResult result = small().processes(1).build().run(DATA, folder.resolve("once"));
        killer.join();
        assertFalse(result.ranked().get(2).isFailed(), result.toString());
        assertTrue(Files.exists(folder.resolve("once/logs/worker-2.log")));
    }

    @Test
    void workersThatAreKilledTwiceFailTheirTrialAndTheSearchGoesOn() throws InterruptedException {
        Thread killer = new Thread(() -> {
            kill(worker(ProcessHandle.current()));
            kill(worker(ProcessHandle.current()));
        });
        killer.start();
        TuningResult result = small().processes(1).build().run(DATA, folder.resolve("killed"));
        killer.join();
        TrialOutcome failed = result.ranked().get(2);
        assertTrue(failed.isFailed(), result.toString());
        assertTrue(failed.failure().contains("the worker process ended with exit code"), failed.failure());
        assertFalse(result.ranked().get(1).isFailed());

        TuningResult again = small().processes(1).build().run(DATA, folder.resolve("killed"));
        assertFalse(again.ranked().get(2).isFailed(), again.toString());
    }

    @Test
    void workersEndWithTheirParent() throws IOException, InterruptedException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dai.djl.default_engine=" + System.getProperty("ai.djl.default_engine"),
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongSearch.class.getName(),
                        folder.resolve("long").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("long.log").toFile())
                .start();
        ProcessHandle worker;
        try {
            worker = worker(parent.toHandle());
            assertTrue(worker.isAlive());
        } finally {
            parent.destroyForcibly().waitFor();
        }
        worker.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
        assertFalse(worker.isAlive());
    }

    /** A search without an end. */
    static final class LongSearch {

        private LongSearch() {}

        /** Searches in the folder that is named. */
        public static void main(String[] arguments) {
            Tuning.builder()
                    .space(SearchSpace.of("hidden=64", "patience=1000000"))
                    .epochs(1_000_000)
                    .folds(2)
                    .processes(1)
                    .build()
                    .run(DATA, Path.of(arguments[0]));
        }
    }

    private static void kill(ProcessHandle worker) {
        worker.destroyForcibly();
        worker.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Waits for a worker of a process and returns it. */
    private static ProcessHandle worker(ProcessHandle parent) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (System.nanoTime() < deadline) {
            Optional<ProcessHandle> found = parent.children()
                    .filter(child -> child.info().commandLine().orElse("").contains("TuningWorker"))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("No worker was started.");
    }
}
