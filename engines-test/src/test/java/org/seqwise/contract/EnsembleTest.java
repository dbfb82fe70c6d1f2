package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.Provenance;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Seeds;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Scores;
import org.seqwise.evaluation.ThresholdRule;
import org.seqwise.training.TrainingProgress;

/** Networks that differ in their seed alone say their mean, wherever one network would be. */
class EnsembleTest {

    private static final Sequences TRAIN = Study.first(300, Study.SPLIT.train());
    private static final Sequences VALIDATION = Study.first(200, Study.SPLIT.validation());
    private static final Sequences TEST = Study.first(200, Study.SPLIT.test());
    private static final List<TrainingProgress> TOLD = new ArrayList<>();
    private static final SequenceClassifier THREE =
            trainer().ensemble(3).progress(TOLD::add).build().train(TRAIN, VALIDATION);

    private final Path folder;

    EnsembleTest(@TempDir Path parent) {
        folder = parent.resolve("model");
    }

    /** With dropout, so that masks too are drawn from the member's seed, and weighted, so that there is something to correct. */
    private static SequenceTrainerBuilder trainer() {
        return Study.trainer()
                .hiddenSize(4)
                .dropout(0.2)
                .positiveWeight(3)
                .epochs(4)
                .patience(2);
    }

    @AfterAll
    static void close() {
        THREE.close();
    }

    @Test
    void probabilitiesAreTheMeanOfMembersThatWereTrainedAloneToTheBit() {
        double[] test = new double[TEST.size()];
        double[] validation = new double[VALIDATION.size()];
        for (int i = 0; i < 3; i++) {
            long seed = i == 0 ? 3 : Seeds.derive(3, "member", i);
            try (SequenceClassifier alone = trainer().seed(seed).build().train(TRAIN, VALIDATION)) {
                add(alone.probabilities(TEST), test);
                add(alone.probabilities(VALIDATION), validation);
                Provenance run = alone.provenance();
                assertEquals(
                        new Provenance.Member(seed, run.epochs(), run.bestEpoch()),
                        THREE.provenance().members().get(i));
                Near.assertNear(alone.weights(), THREE.weights(i), 0);
                assertEquals(alone.preprocessor(), THREE.preprocessor());
            }
        }
        assertArrayEquals(thirds(test), THREE.probabilities(TEST));
        assertEquals(thirds(test)[5], THREE.probability(TEST.steps(5)), 1e-6);
        // And the threshold is the best of the mean.
        double cut = ThresholdRule.bestF1().choose(new Scores(thirds(validation), VALIDATION.labels()));
        assertEquals(cut, THREE.threshold());
    }

    private static void add(double[] probabilities, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += probabilities[i];
        }
    }

    private static double[] thirds(double[] sum) {
        double[] mean = sum.clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= 3;
        }
        return mean;
    }

    @Test
    void provenanceTellsOfAllMembers() {
        Provenance run = THREE.provenance();
        assertEquals(3, THREE.memberCount());
        assertEquals(3, run.members().size());
        assertEquals(3, run.settings().get("ensemble"));
        assertEquals(3 * THREE.network().parameterCount(), run.parameterCount());
        assertEquals(run.members().get(0), new Provenance.Member(3, run.epochs(), run.bestEpoch()));
        int epochs = run.members().stream().mapToInt(Provenance.Member::epochs).sum();
        assertEquals(epochs, TOLD.size());
    }

    @Test
    void progressSaysWhichMemberItIs() {
        for (int member = 1; member <= 3; member++) {
            int number = member;
            List<TrainingProgress> its =
                    TOLD.stream().filter(told -> told.member() == number).toList();
            assertEquals(THREE.provenance().members().get(member - 1).epochs(), its.size());
            assertEquals(1, its.get(0).epoch());
            assertTrue(its.get(0).toString().startsWith("member " + member + "/3  epoch   1/4 "), its.toString());
        }
        assertTrue(TOLD.get(0).secondsLeft() > TOLD.get(TOLD.size() - 1).secondsLeft(), TOLD.toString());
    }

    @Test
    void loadedModelIsTheSavedOneToTheBit() throws IOException {
        THREE.save(folder);
        Path again = folder.resolveSibling("again");
        try (SequenceClassifier loaded = SequenceClassifier.load(folder)) {
            assertArrayEquals(THREE.probabilities(TEST), loaded.probabilities(TEST));
            assertEquals(THREE.threshold(), loaded.threshold());
            assertEquals(THREE.provenance(), loaded.provenance());
            assertEquals(THREE.evaluate(TEST), loaded.evaluate(TEST));
            loaded.save(again);
        }
        assertEquals(names(folder), names(again));
        for (String name : names(folder)) {
            assertEquals(-1, Files.mismatch(folder.resolve(name), again.resolve(name)), name);
        }
    }

    @Test
    void plainJavaSaysTheSame() {
        THREE.save(folder);
        try (SequenceClassifier inJava = SequenceClassifier.loadWithoutEngine(folder)) {
            assertArrayEquals(THREE.probabilities(TEST), inJava.probabilities(TEST), 1e-5);
            assertEquals("Java", inJava.engine());
        }
    }

    @Test
    void oneMemberIsNoEnsemble() throws IOException {
        Path plain = folder.resolveSibling("plain");
        try (SequenceClassifier one = trainer().ensemble(1).build().train(TRAIN, VALIDATION);
                SequenceClassifier none = trainer().build().train(TRAIN, VALIDATION)) {
            assertArrayEquals(none.probabilities(TEST), one.probabilities(TEST));
            assertEquals(none.threshold(), one.threshold());
            assertEquals(none.provenance().settings(), one.provenance().settings());
            one.save(folder);
            none.save(plain);
        }
        assertEquals(
                List.of("SHA256SUMS", "net-0000.params", "seqwise.json", "serving.properties", "training.safetensors"),
                names(folder));
        assertEquals(names(plain), names(folder));
        for (String name : List.of("net-0000.params", "training.safetensors")) {
            assertEquals(-1, Files.mismatch(plain.resolve(name), folder.resolve(name)), name);
        }
        String description = Files.readString(folder.resolve("seqwise.json"));
        assertTrue(description.contains("\"formatVersion\" : 4"), description);
        assertFalse(description.contains("members") || description.contains("ensemble"), description);
    }

    @ParameterizedTest
    @ValueSource(strings = {"member-1/net-0000.params", "member-3/net-0000.params", "member-2/training.safetensors"})
    void damageToAnyMemberIsRefused(String name) throws IOException {
        THREE.save(folder);
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(name), bytes);
        String[] message = {Path.of(name) + " is damaged", "Maybe copy the folder again"};
        assertRefused(() -> SequenceClassifier.load(folder).close(), message);
        assertRefused(() -> SequenceClassifier.loadWithoutEngine(folder).close(), message);
    }

    @Test
    void oneNetworkReplacesAnEnsembleAndIsReplacedByIt() throws IOException {
        THREE.save(folder);
        try (SequenceClassifier one = Study.tinyModel(2)) {
            one.save(folder);
        }
        assertEquals(5, names(folder).size());
        THREE.save(folder);
        assertEquals(3 + 3 * 2, names(folder).size());
    }

    @Test
    void trainingGoesOnWithEveryMember() {
        SequenceTrainerBuilder endless = trainer().patience(100).ensemble(2);
        List<TrainingProgress> whole = new ArrayList<>();
        endless.epochs(4).progress(whole::add).build().train(TRAIN, VALIDATION).close();
        List<TrainingProgress> parts = new ArrayList<>();
        int[] kept = new int[2];
        try (SequenceClassifier first =
                endless.epochs(2).progress(parts::add).build().train(TRAIN, VALIDATION)) {
            for (int i = 0; i < 2; i++) {
                kept[i] = first.provenance().members().get(i).bestEpoch();
            }
            first.save(folder);
        }
        List<TrainingProgress> further = new ArrayList<>();
        // How many members there are is the model's own matter.
        SequenceTrainer trainer = trainer()
                .patience(100)
                .startFrom(folder)
                .epochs(2)
                .progress(further::add)
                .build();
        try (SequenceClassifier more = trainer.train(TRAIN, VALIDATION)) {
            assertEquals(2, more.memberCount());
            assertEquals(kept[1] + 2, more.provenance().members().get(1).epochs());
        }
        for (TrainingProgress told : further) {
            TrainingProgress before = whole.stream()
                    .filter(each -> each.member() == told.member() && each.epoch() == told.epoch())
                    .findFirst()
                    .orElseThrow();
            assertEquals(before.loss(), told.loss());
            assertEquals(before.validationLogLoss(), told.validationLogLoss());
        }
        assertEquals(4, further.size());
    }

    @Test
    void anotherNumberOfMembersThanTheModelHasIsRefused() {
        THREE.save(folder);
        SequenceTrainer two = trainer().startFrom(folder).ensemble(2).build();
        assertRefused(
                () -> two.train(TRAIN, VALIDATION),
                "ensemble (2) must be the number of members of the model to start from (" + folder + "): 3.",
                "Maybe leave it out");
        try (SequenceClassifier one = Study.tinyModel(4)) {
            one.save(folder);
        }
        SequenceTrainer three =
                Study.trainer().hiddenSize(4).startFrom(folder).ensemble(3).build();
        assertRefused(() -> three.train(TRAIN, VALIDATION), "ensemble (3) must be", "): 1. Maybe leave it out");
    }

    @Test
    void cancellingEndsAllMembers() {
        List<TrainingProgress> told = new ArrayList<>();
        SequenceTrainer trainer = trainer()
                .ensemble(3)
                .progress(told::add)
                .cancelWhen(() -> !told.isEmpty() && told.get(told.size() - 1).member() == 2)
                .build();
        assertThrows(CancellationException.class, () -> trainer.train(TRAIN, VALIDATION));
        assertEquals(2, told.get(told.size() - 1).member());
        assertEquals(1, told.get(told.size() - 1).epoch());
    }

    @Test
    void everyMemberLearnsHoweverShortTheTimeForAll() {
        SequenceTrainer trainer =
                trainer().ensemble(3).maxDuration(Duration.ofNanos(1)).build();
        try (SequenceClassifier hasty = trainer.train(TRAIN, VALIDATION)) {
            assertEquals(
                    List.of(1, 1, 1),
                    hasty.provenance().members().stream()
                            .map(Provenance.Member::bestEpoch)
                            .toList());
            assertEquals("PT0.000000001S", hasty.provenance().settings().get("maxDuration"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void noMembersAreRefused(int members) {
        assertRefused(() -> trainer().ensemble(members).build(), "ensemble (" + members + ") must be positive");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
