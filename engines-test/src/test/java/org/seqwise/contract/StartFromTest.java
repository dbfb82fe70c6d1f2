package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.training.TrainingProgress;

class StartFromTest {

    private static final Sequences TRAIN = Study.SPLIT.train();
    private static final Sequences VALIDATION = Study.SPLIT.validation();

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
    void standardizerIsTheSavedOne() {
        Sequences fewer = Study.first(400, TRAIN);
        try (SequenceClassifier saved = SequenceClassifier.load(folder);
                SequenceClassifier classifier =
                        Study.trainer().startFrom(folder).epochs(1).build().train(fewer, VALIDATION)) {
            assertEquals(saved.standardizer(), classifier.standardizer());
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
    void otherHiddenSizeIsRefused() {
        SequenceTrainer trainer =
                Study.trainer().startFrom(folder).hiddenSize(9).build();
        assertRefused(() -> trainer.train(TRAIN, VALIDATION), "hiddenSize (9) must be 8");
    }

    @Test
    void folderWithoutAModelIsRefused() {
        SequenceTrainer trainer =
                Study.trainer().startFrom(folder.resolve("nothing")).build();
        assertRefused(() -> trainer.train(TRAIN, VALIDATION), "nothing) must be a folder");
    }
}
