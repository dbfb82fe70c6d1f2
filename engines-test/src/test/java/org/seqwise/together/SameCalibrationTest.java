package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.evaluation.CalibrationMethod;
import org.seqwise.parity.Certificate;
import org.seqwise.parity.Parity;
import org.seqwise.parity.ParityPlan;

/** A model that was calibrated on one engine says the same on the other, and what the reference makes of it. */
class SameCalibrationTest {

    private static final Split SPLIT =
            QuestionSequences.generate(2000, 7).atTrueLength().sequences().stratifiedSplit(0.4, 0.4, 7);

    private final Path folder;

    SameCalibrationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<Arguments> pairsAndMethods() {
        List<Arguments> cases = new ArrayList<>();
        for (Arguments pair : EachPair.ofEngines()) {
            for (CalibrationMethod method : CalibrationMethod.values()) {
                cases.add(Arguments.of(pair.get()[0], pair.get()[1], method));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("pairsAndMethods")
    void modelOfOneEngineIsCalibratedTheSameOnAnother(String trainer, String scorer, CalibrationMethod method) {
        try (SequenceClassifier trained = trained(trainer, method)) {
            trained.save(folder.resolve("model"));
            try (SequenceClassifier loaded = SequenceClassifier.load(folder.resolve("model"), scorer)) {
                assertEquals(trained.calibrator(), loaded.calibrator());
                assertEquals(trained.threshold(), loaded.threshold());
                assertArrayEquals(trained.probabilities(SPLIT.test()), loaded.probabilities(SPLIT.test()), 1e-5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void calibratedModelIsCertified(CalibrationMethod method) {
        try (SequenceClassifier trained =
                trained(EachPair.ofEngines().get(0).get()[0].toString(), method)) {
            trained.save(folder.resolve("model"));
            ParityPlan plan = ParityPlan.ofModel(folder.resolve("model"), trained, SPLIT.test());
            Certificate certificate = Parity.ofInstalled(told -> {}).check(plan);
            assertTrue(certificate.passed(), certificate.toString());
        }
    }

    private static SequenceClassifier trained(String engine, CalibrationMethod method) {
        return SequenceTrainer.builder()
                .hiddenSize(8)
                .learningRate(0.01)
                .batchSize(64)
                .epochs(3)
                .seed(5)
                .engine(engine)
                .positiveWeight(SPLIT.train().balancingWeight())
                .calibration(method)
                .build()
                .train(SPLIT.train(), SPLIT.validation());
    }
}
