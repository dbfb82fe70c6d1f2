package org.seqwise.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.evaluation.Metric;
import org.seqwise.report.JsonFile;

/** The search itself, with figures that a formula makes up in place of trainings. */
class SearchTest {

    private static final List<TrialSettings> TRIALS =
            SearchSpace.of("hidden=1,2,3,4,5,6,7,8").draw(1, 8);

    // In place of a figure; NaN is settings that are refused.
    private static final double WORKER_ENDS = Double.POSITIVE_INFINITY;
    private static final double RUNNER_CLOSED = Double.NEGATIVE_INFINITY;

    @TempDir
    private Path temporary = Path.of("");

    private final AtomicInteger ran = new AtomicInteger();

    @Test
    void trialsAreRankedByTheirMeanAndTiesByTheirNumber() {
        TuningResult result = search("a", Rung.random(8, 10), 1, SearchTest::hidden, Metric.LOG_LOSS);
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), hiddenSizes(result));
        // The folds of 1 have 1.1 and 1.2.
        assertEquals(1.15, result.best().mean(), 1e-12);
        assertEquals(Math.sqrt(0.005), result.best().deviation(), 1e-12);
        assertEquals(
                List.of(8, 7, 6, 5, 4, 3, 2, 1),
                hiddenSizes(search("b", Rung.random(8, 10), 1, SearchTest::hidden, Metric.ROC_AUC)));
        TuningResult ties = search("c", Rung.random(8, 10), 3, job -> 1.0, Metric.LOG_LOSS);
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6, 7, 8),
                ties.ranked().stream().map(TrialOutcome::trial).toList());
    }

    @Test
    void halvingGoesOnWithTheBestAndRanksTheLastRoundFirst() {
        // With few epochs the larger is the better, with all of them the smaller.
        Function<FoldJob, Double> turning = job -> job.epochs() < 8 ? -hidden(job) : hidden(job);
        TuningResult result = search("a", Rung.halving(8, 8, 2), 1, turning, Metric.LOG_LOSS);
        assertEquals(List.of(8, 7, 6, 5, 4, 3, 2, 1), hiddenSizes(result));
        assertEquals(
                List.of(8, 4, 2, 2, 1, 1, 1, 1),
                result.ranked().stream().map(TrialOutcome::epochs).toList());
        assertEquals(2 * (8 + 4 + 2 + 1), ran.get());
    }

    @Test
    void anyNumberOfProcessesGivesTheSameTable() throws IOException {
        List<Rung> rungs = Rung.halving(8, 8, 2);
        search("one", rungs, 1, SearchTest::scattered, Metric.LOG_LOSS);
        search("four", rungs, 4, SearchTest::scattered, Metric.LOG_LOSS);
        assertEquals(
                Files.readString(temporary.resolve("one/trials.csv")),
                Files.readString(temporary.resolve("four/trials.csv")));
    }

    @Test
    void whatIsDoneIsNotRunAgain() {
        search("a", Rung.random(4, 10), 2, SearchTest::hidden, Metric.LOG_LOSS);
        assertEquals(8, ran.get());
        TuningResult more = search("a", Rung.random(8, 10), 2, SearchTest::hidden, Metric.LOG_LOSS);
        assertEquals(16, ran.get());
        assertEquals(
                more.toString(),
                search("a", Rung.random(8, 10), 1, SearchTest::hidden, Metric.LOG_LOSS)
                        .toString());
        assertEquals(16, ran.get());
    }

    @Test
    void failedTrialIsRankedLastAndTheSearchGoesOn() {
        Function<FoldJob, Double> failing = job -> job.trial() == 2 ? Double.NaN : hidden(job);
        TuningResult result = search("a", Rung.halving(8, 8, 2), 1, failing, Metric.LOG_LOSS);
        TrialOutcome last = result.ranked().get(7);
        assertEquals(2, last.trial());
        assertEquals("made up", last.failure());
        assertTrue(result.toString().endsWith("Trial 2 failed: made up"), result.toString());
        // The second fold of a trial that has failed is left out.
        assertEquals(2 * (8 + 4 + 2 + 1) - 1, ran.get());
    }

    @Test
    void whereAllFailTheFirstReasonIsGiven() {
        InvalidInputException thrown = assertThrows(
                InvalidInputException.class,
                () -> search("a", Rung.random(8, 10), 2, job -> Double.NaN, Metric.LOG_LOSS));
        assertTrue(
                String.valueOf(thrown.getMessage()).matches("All 8 trials failed. Trial 1, hidden=\\d: made up"),
                thrown.getMessage());
    }

    @Test
    void whereALaterRoundFailsWholeTheEarlierOnesAreRanked() {
        Function<FoldJob, Double> lastFails = job -> job.epochs() == 8 ? Double.NaN : hidden(job);
        TuningResult result = search("a", Rung.halving(8, 8, 2), 1, lastFails, Metric.LOG_LOSS);
        assertEquals(List.of(2, 3, 4, 5, 6, 7, 8, 1), hiddenSizes(result));
        assertEquals("made up", result.ranked().get(7).failure());
        assertTrue(result.ranked().stream().limit(7).noneMatch(TrialOutcome::isFailed));
    }

    @Test
    void whereNoOtherTrialIsLeftTheFiguresOfTheRoundBeforeStand() {
        Function<FoldJob, Double> failing = job -> job.epochs() > 1 || hidden(job) >= 5 ? Double.NaN : hidden(job);
        TuningResult result = search("a", Rung.halving(8, 8, 2), 1, failing, Metric.LOG_LOSS);
        assertEquals(List.of(1, 2, 3, 4), hiddenSizes(result).subList(0, 4));
        assertEquals(1, result.best().epochs());
        assertEquals(1.15, result.best().mean(), 1e-12);
        assertTrue(result.ranked().get(4).isFailed());
    }

    @Test
    void jobWhoseWorkerEndedIsRunOnceMore() {
        Set<String> begun = ConcurrentHashMap.newKeySet();
        Function<FoldJob, Double> onceDead = job -> begun.add(job.fileName()) ? WORKER_ENDS : hidden(job);
        TuningResult result = search("a", Rung.random(8, 10), 2, onceDead, Metric.LOG_LOSS);
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), hiddenSizes(result));
        assertEquals(2 * 16, ran.get());
    }

    @Test
    void jobWhoseWorkerEndsTwiceHasFailedAndIsRunAgainByTheNextSearch() {
        Function<FoldJob, Double> dead = job -> job.trial() == 2 ? WORKER_ENDS : hidden(job);
        TrialOutcome last = search("a", Rung.random(8, 10), 1, dead, Metric.LOG_LOSS)
                .ranked()
                .get(7);
        assertEquals("2 ended", last.trial() + " " + last.failure());
        // Its first fold twice, its second not at all.
        assertEquals(16, ran.get());
        TuningResult again = search("a", Rung.random(8, 10), 1, SearchTest::hidden, Metric.LOG_LOSS);
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), hiddenSizes(again));
        assertEquals(18, ran.get());
    }

    @Test
    void whatNoSettingCanMendEndsTheSearchAndIsNoResult() throws IOException {
        Function<FoldJob, Double> unable = job -> {
            throw new InvalidInputException("The GPU is gone.");
        };
        InvalidInputException thrown = assertThrows(
                InvalidInputException.class, () -> search("a", Rung.random(8, 10), 2, unable, Metric.LOG_LOSS));
        assertEquals("The GPU is gone.", thrown.getMessage());
        try (Stream<Path> results = Files.list(temporary.resolve("a/results"))) {
            assertEquals(0, results.count());
        }
    }

    @Test
    void searchThatIsEndedReportsNoFailureAndLeavesItsTableAlone() {
        search("a", Rung.random(4, 10), 1, SearchTest::hidden, Metric.LOG_LOSS);
        Path table = temporary.resolve("a/trials.csv");
        List<TuningProgress> told = new ArrayList<>();
        assertThrows(
                CancellationException.class,
                () -> search("a", Rung.random(8, 10), 1, job -> RUNNER_CLOSED, Metric.LOG_LOSS, told::add));
        assertEquals(4, told.size());
        assertTrue(told.stream().noneMatch(progress -> progress.outcome().isFailed()));
        assertEquals(5, lines(table).size());
    }

    @Test
    void anotherSearchIsRefusedAndSaysWhatDiffers() {
        search("a", Rung.random(1, 1), 1, SearchTest::hidden, Metric.LOG_LOSS);
        try (TuningFolder folder = new TuningFolder(temporary.resolve("a"))) {
            folder.begin(plan(1, "d"));
            InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> folder.begin(plan(2, "e")));
            assertTrue(
                    String.valueOf(thrown.getMessage())
                            .contains(
                                    "seed is 2 here and 1 there; data is e here and d there. Maybe name another folder."),
                    thrown.getMessage());
        }
    }

    @Test
    void folderIsWorkedInByOneSearchAtATimeAndOfNothingElse() throws IOException {
        try (TuningFolder first = new TuningFolder(temporary.resolve("a"))) {
            first.begin(plan(1, "d"));
            InvalidInputException thrown =
                    assertThrows(InvalidInputException.class, () -> new TuningFolder(temporary.resolve("a")));
            assertTrue(String.valueOf(thrown.getMessage()).contains("by another search"), thrown.getMessage());
            // What was refused has not let go of the first one's lock, whatever name the folder has.
            Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary.resolve("a"));
            assertThrows(InvalidInputException.class, () -> new TuningFolder(link));
        }
        new TuningFolder(temporary.resolve("a")).close();
        Files.writeString(temporary.resolve("letter.txt"), "mine");
        assertThrows(InvalidInputException.class, () -> new TuningFolder(temporary));
    }

    @Test
    void progressCountsTrialsToTheEnd() {
        List<TuningProgress> told = new ArrayList<>();
        try (TuningFolder folder = new TuningFolder(temporary.resolve("a"))) {
            new Search(
                            TRIALS,
                            Rung.halving(8, 8, 2),
                            2,
                            Metric.LOG_LOSS,
                            folder,
                            runner(folder, SearchTest::hidden),
                            2,
                            told::add)
                    .run();
        }
        assertEquals(15, told.size());
        assertEquals(15, told.get(14).done());
        assertEquals(15, told.get(0).all());
        assertEquals(0, told.get(14).secondsLeft());
        assertTrue(told.get(0).secondsLeft() > 0);
    }

    private TuningResult search(
            String name, List<Rung> rungs, int processes, Function<FoldJob, Double> figure, Metric metric) {
        return search(name, rungs, processes, figure, metric, told -> {});
    }

    private TuningResult search(
            String name,
            List<Rung> rungs,
            int processes,
            Function<FoldJob, Double> figure,
            Metric metric,
            Consumer<TuningProgress> progress) {
        try (TuningFolder folder = new TuningFolder(temporary.resolve(name))) {
            folder.begin(plan(1, "d"));
            List<TrialSettings> trials = TRIALS.subList(0, rungs.get(0).trials());
            TuningResult result =
                    new Search(trials, rungs, 2, metric, folder, runner(folder, figure), processes, progress).run();
            folder.write(result);
            return result;
        }
    }

    private FoldRunner runner(TuningFolder folder, Function<FoldJob, Double> figure) {
        return new FoldRunner() {
            @Override
            public FoldResult run(FoldJob job) throws InterruptedException {
                ran.incrementAndGet();
                double value = figure.apply(job);
                if (value == RUNNER_CLOSED) {
                    throw new InterruptedException("closed");
                }
                if (value == WORKER_ENDS) {
                    return FoldResult.failed(job, 0, "ended");
                }
                Map<String, Double> figures = Map.of("log-loss", value, "roc-auc", value);
                FoldResult result = Double.isNaN(value)
                        ? FoldResult.failed(job, 0, "made up")
                        : new FoldResult(figures, 1, job.epochs(), 0, "", job.settings());
                JsonFile.write(folder.results().resolve(job.fileName()), result);
                return result;
            }

            @Override
            public void close() {}
        };
    }

    private static TuningPlan plan(long seed, String data) {
        Partition partition = new Partition(SplitRule.stratified(1), 0, 0.2, 2);
        return new TuningPlan(
                List.of("hidden=1"), seed, partition, PreprocessorSettings.DEFAULT, "none", "1", "cpu", 1, data, "");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double hidden(FoldJob job) {
        return Integer.parseInt(String.valueOf(job.settings().get("hidden"))) + job.fold() / 10.0;
    }

    private static double scattered(FoldJob job) {
        return Math.sin(job.trial() * 7.0 + job.fold() * 3.0 + job.epochs());
    }

    private static List<Integer> hiddenSizes(TuningResult result) {
        return result.ranked().stream()
                .map(trial ->
                        Integer.valueOf(String.valueOf(trial.settings().values().get("hidden"))))
                .toList();
    }
}
