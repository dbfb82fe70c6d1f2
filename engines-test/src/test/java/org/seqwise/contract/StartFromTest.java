package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.reference.Cell;
import org.seqwise.training.OptimizerChoice;
import org.seqwise.training.TrainingProgress;

class StartFromTest {

    private static final Sequences TRAIN = Study.SPLIT.train();
    private static final Sequences VALIDATION = Study.SPLIT.validation();

    private static final String STATE = "training.safetensors";

    private final Path folder;
    private double savedLoss;

    StartFromTest(@TempDir Path folder) {
        this.folder = folder.resolve("model");
    }

    @BeforeEach
    // Of one epoch, so that there is something left to learn.
    void saveAModel() {
        try (SequenceClassifier classifier = Study.trainer().epochs(1).build().train(TRAIN, VALIDATION)) {
            savedLoss = classifier.evaluate(VALIDATION).logLoss();
            classifier.save(folder);
        }
    }

    @Test
    void trainingGoesOnFromTheSavedWeights() {
        List<TrainingProgress> told = new ArrayList<>();
        SequenceTrainer trainer = Study.trainer()
                .startFrom(folder)
                .learningRate(1e-6)
                .epochs(1)
                .progress(told::add)
                .build();
        try (SequenceClassifier classifier = trainer.train(TRAIN, VALIDATION)) {
            assertEquals(savedLoss, told.get(0).validationLogLoss(), 1e-3);
            assertEquals(savedLoss, classifier.evaluate(VALIDATION).logLoss(), 1e-3);
            assertEquals(folder.toString(), classifier.provenance().settings().get("startFrom"));
        }
    }

    @Test
    void trainingGoesOnToABetterModel() {
        SequenceTrainer trainer = Study.trainer().startFrom(folder).epochs(6).build();
        try (SequenceClassifier classifier = trainer.train(TRAIN, VALIDATION)) {
            double loss = classifier.evaluate(VALIDATION).logLoss();
            assertTrue(loss < savedLoss, savedLoss + " became " + loss);
        }
    }

    @Test
    void preprocessorIsTheSavedOne() {
        Sequences fewer = Study.first(400, TRAIN);
        try (SequenceClassifier saved = SequenceClassifier.load(folder);
                SequenceClassifier classifier =
                        Study.trainer().startFrom(folder).epochs(1).build().train(fewer, VALIDATION)) {
            assertEquals(saved.preprocessor(), classifier.preprocessor());
        }
    }

    @Test
    void epochsCountOn() {
        List<TrainingProgress> told = new ArrayList<>();
        SequenceTrainer trainer =
                Study.trainer().startFrom(folder).epochs(2).progress(told::add).build();
        try (SequenceClassifier classifier = trainer.train(TRAIN, VALIDATION)) {
            assertEquals(
                    List.of(2, 3), told.stream().map(TrainingProgress::epoch).toList());
            assertEquals(3, told.get(0).epochs());
            assertEquals(3, classifier.provenance().epochs());
        }
    }

    @Test
    void trainingGoesOnFromTheKeptEpochAndNotFromTheLast() {
        Sequences few = Study.first(100, TRAIN);
        SequenceTrainerBuilder hasty = Study.trainer().learningRate(0.05).epochs(8);
        List<TrainingProgress> told = new ArrayList<>();
        int kept;
        try (SequenceClassifier classifier = hasty.progress(told::add).build().train(few, VALIDATION)) {
            kept = classifier.provenance().bestEpoch();
            classifier.save(folder);
        }
        assertTrue(kept > 1 && kept < 7, "kept epoch " + kept);
        List<TrainingProgress> further = new ArrayList<>();
        SequenceTrainer trainer =
                hasty.startFrom(folder).epochs(2).progress(further::add).build();
        trainer.train(few, VALIDATION).close();
        for (int i = 0; i < 2; i++) {
            TrainingProgress before = told.get(kept + i);
            assertEquals(before.epoch(), further.get(i).epoch());
            assertEquals(before.loss(), further.get(i).loss());
            assertEquals(before.validationLogLoss(), further.get(i).validationLogLoss());
        }
    }

    @Test
    void optimizerGoesOnAtAnotherRate() throws IOException {
        SequenceTrainerBuilder slower = Study.trainer().learningRate(0.005);
        Map<String, float[]> goneOn = weightsOfTheNextEpoch(slower);
        forgetTheState();
        assertFalse(Arrays.equals(
                goneOn.get("head_kernel"), weightsOfTheNextEpoch(slower).get("head_kernel")));
    }

    @Test
    void otherOptimizerStartsAnewAndSaysSo() {
        try (LogLines log = LogLines.of("org.seqwise")) {
            weightsOfTheNextEpoch(Study.trainer());
            assertEquals(List.of(), log.infos("starts anew"));
            weightsOfTheNextEpoch(Study.trainer().optimizer(OptimizerChoice.ADAM));
            assertEquals(1, log.infos("starts anew").size());
            assertEquals(1, log.infos("(adam beta1=0.9 ").size());
            assertEquals(1, log.infos("(rmsprop rho=0.9 ").size());
        }
    }

    @Test
    void folderWithoutAStateStartsAnewAndSaysSo() throws IOException {
        forgetTheState();
        try (LogLines log = LogLines.of("org.seqwise");
                SequenceClassifier further =
                        Study.trainer().startFrom(folder).epochs(1).build().train(TRAIN, VALIDATION)) {
            assertEquals(1, log.infos("holds no training's state").size());
            assertEquals(1, further.provenance().epochs());
        }
    }

    @Test
    void otherFeaturesAreRefused() {
        SequenceTrainer trainer = Study.trainer().startFrom(folder).build();
        assertRefused(
                () -> trainer.train(Study.renamed(TRAIN), Study.renamed(VALIDATION)),
                "[a, b, c, d, e]",
                "[first, second, third, fourth, fifth]",
                "must be the same");
    }

    @Test
    void preprocessingIsThatOfTheModelOrRefused() {
        SequenceTrainerBuilder further = Study.trainer().startFrom(folder).epochs(1);
        further.preprocessing(PreprocessorSettings.DEFAULT)
                .build()
                .train(TRAIN, VALIDATION)
                .close();
        SequenceTrainer other = further.standardize(false).build();
        assertRefused(
                () -> other.train(TRAIN, VALIDATION),
                "scaling=NONE",
                "must be that of the model to start from (" + folder + "): ",
                "scaling=STANDARD",
                "Maybe leave it out.");
    }

    @Test
    void otherHiddenSizeIsRefused() {
        SequenceTrainer trainer =
                Study.trainer().startFrom(folder).hiddenSize(9).build();
        assertRefused(() -> trainer.train(TRAIN, VALIDATION), "hiddenSize (9) must be 8");
    }

    @Test
    void otherNetworkIsRefused() {
        SequenceTrainer trainer =
                Study.trainer().startFrom(folder).cell(Cell.GRU).build();
        assertRefused(
                () -> trainer.train(TRAIN, VALIDATION),
                "cell=GRU",
                "must be that of the model to start from (" + folder + "): ",
                "cell=LSTM");
    }

    @Test
    void folderWithoutAModelIsRefused() {
        SequenceTrainer trainer =
                Study.trainer().startFrom(folder.resolve("nothing")).build();
        assertRefused(() -> trainer.train(TRAIN, VALIDATION), "nothing) must be a folder");
    }

    private Map<String, float[]> weightsOfTheNextEpoch(SequenceTrainerBuilder builder) {
        try (SequenceClassifier further =
                builder.startFrom(folder).epochs(1).build().train(TRAIN, VALIDATION)) {
            return further.weights();
        }
    }

    /** Makes the folder one of those that were saved without a state. */
    private void forgetTheState() throws IOException {
        Files.delete(folder.resolve(STATE));
        Path sums = folder.resolve("SHA256SUMS");
        List<String> lines = Files.readAllLines(sums);
        Files.write(sums, lines.stream().filter(line -> !line.endsWith(STATE)).toList());
    }
}
