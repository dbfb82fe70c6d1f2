package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.LocalRepository;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import ai.djl.repository.SimpleRepository;
import ai.djl.repository.zoo.BaseModelLoader;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.MissingRule;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.Sequences;
import org.seqwise.data.Split;
import org.seqwise.engine.Engines;
import org.seqwise.evaluation.CalibrationMethod;

/** A saved folder is a model of DJL's own, with no code of its user's, and says what the classifier says. */
class PlainDjlTest {

    private static final String CACHE = "DJL_CACHE_DIR";
    private static final Sequences TEST = Study.first(60, Study.SPLIT.test());
    private static final List<float[][]> STEPS =
            IntStream.range(0, TEST.size()).mapToObj(TEST::steps).toList();
    private static final SequenceClassifier MODEL = Study.tinyModel(4);

    private final Path parent;
    private final Path folder;

    PlainDjlTest(@TempDir Path parent) {
        this.parent = parent;
        folder = parent.resolve("model");
    }

    @BeforeAll
    static void choose() {
        Engines.choose();
    }

    @AfterAll
    static void close() {
        MODEL.close();
    }

    private static ZooModel<float[][], Double> load(Path path) throws Exception {
        return Criteria.builder()
                .setTypes(float[][].class, Double.class)
                .optModelPath(path)
                .build()
                .loadModel();
    }

    private static void assertScoresAs(SequenceClassifier expected, Path path, List<float[][]> sequences)
            throws Exception {
        try (ZooModel<float[][], Double> model = load(path);
                Predictor<float[][], Double> predictor = model.newPredictor()) {
            assertEquals(
                    Engines.choose().name(), model.getNDManager().getEngine().getEngineName());
            List<Double> together = predictor.batchPredict(sequences);
            for (int i = 0; i < sequences.size(); i++) {
                double probability = expected.probability(sequences.get(i));
                assertEquals(probability, predictor.predict(sequences.get(i)), 1e-6);
                assertEquals(probability, together.get(i), 1e-6);
            }
        }
    }

    @Test
    void folderIsAModelWithNothingElseSaid() throws Exception {
        MODEL.save(folder);
        assertScoresAs(MODEL, folder, STEPS);
    }

    @Test
    void calibratedEnsembleIsAModel() throws Exception {
        try (SequenceClassifier ensemble = Study.trainer()
                .hiddenSize(4)
                .epochs(1)
                .positiveWeight(3)
                .ensemble(2)
                .calibration(CalibrationMethod.PLATT)
                .build()
                .train(Study.first(200, Study.SPLIT.train()), Study.first(100, Study.SPLIT.validation()))) {
            ensemble.save(folder);
            assertScoresAs(ensemble, folder, STEPS);
        }
    }

    @Test
    void modelThatFillsGapsAndHasCategoriesIsAModel() throws Exception {
        Split split = UncleanStudy.split(0.2, false);
        PreprocessorSettings settings = PreprocessorSettings.builder()
                .log1p("amount")
                .missing(MissingRule.IMPUTE)
                .categorical("unit")
                .build();
        try (SequenceClassifier unclean = Study.trainer()
                .hiddenSize(4)
                .epochs(1)
                .preprocessing(settings)
                .build()
                .train(split.train(), split.validation())) {
            unclean.save(folder);
            Sequences test = split.test();
            assertScoresAs(
                    unclean,
                    folder,
                    IntStream.range(0, test.size()).mapToObj(test::steps).toList());
        }
    }

    static List<Path> versions() throws Exception {
        return FormatVersionTest.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void folderOfEveryFormatVersionIsAModelThoughItDoesNotSaySoToDjl(Path version) throws Exception {
        assertTrue(Files.notExists(version.resolve("model").resolve("serving.properties")));
        List<float[][]> sequences = FormatVersionTest.sequences(version);
        try (SequenceClassifier classifier = SequenceClassifier.load(version.resolve("model"))) {
            assertScoresAs(classifier, version.resolve("model"), sequences);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.zip", "model.tar.gz", "model.tgz", "model.tar"})
    void archiveIsAModel(String name) throws Exception {
        MODEL.save(folder);
        // Else what DJL unpacks would stay where its natives are.
        System.setProperty(CACHE, parent.resolve("cache").toString());
        try {
            assertScoresAs(MODEL, Archives.pack(folder, parent.resolve(name), false), STEPS);
            assertScoresAs(MODEL, Archives.pack(folder, parent.resolve("whole-" + name), true), STEPS);
        } finally {
            System.clearProperty(CACHE);
        }
    }

    @Test
    void onlyServingPropertiesAreNeededForRequests() throws Exception {
        MODEL.save(folder);
        SimpleRepository djls = new SimpleRepository("djl", folder.toUri(), folder) {};
        MRL place = djls.getResources().get(0);
        Criteria<Input, Output> requests =
                Criteria.builder().setTypes(Input.class, Output.class).build();
        try (ZooModel<Input, Output> model = new BaseModelLoader(place).loadModel(requests);
                Predictor<Input, Output> predictor = model.newPredictor()) {
            Input request = new Input();
            request.add("data", "[[1,2,3,4,5]]");
            assertEquals(200, predictor.predict(request).getCode());
        }
    }

    @Test
    void arraysOfRawValuesAndLengthsBecomeProbabilities() throws Exception {
        MODEL.save(folder);
        Criteria<NDList, NDList> arrays = Criteria.builder()
                .setTypes(NDList.class, NDList.class)
                .optModelPath(folder)
                .build();
        try (ZooModel<NDList, NDList> model = arrays.loadModel();
                Predictor<NDList, NDList> predictor = model.newPredictor();
                NDManager manager = model.getNDManager().newSubManager()) {
            float[] values = {1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 2, 2, 2, 2, 2, 9, 9, 9, 9, 9};
            NDList input = new NDList(
                    manager.create(values, new Shape(2, 2, 5)), manager.create(new float[] {2, 1}, new Shape(2)));
            double first = MODEL.probability(new float[][] {{1, 2, 3, 4, 5}, {5, 4, 3, 2, 1}});
            double second = MODEL.probability(new float[][] {{2, 2, 2, 2, 2}});
            NDList output = predictor.predict(input);
            assertEquals(new Shape(2, 1), output.head().getShape());
            assertArrayEquals(
                    new float[] {(float) first, (float) second}, output.head().toFloatArray(), 1e-6f);
            assertEquals(List.of("values", "lengths"), model.describeInput().keys());
        }
    }

    @Test
    void whatBreaksARuleIsRefusedByName() throws Exception {
        MODEL.save(folder);
        try (ZooModel<float[][], Double> model = load(folder);
                Predictor<float[][], Double> predictor = model.newPredictor()) {
            TranslateException refused =
                    assertThrows(TranslateException.class, () -> predictor.predict(new float[][] {{1, 2}}));
            Throwable cause = assertInstanceOf(InvalidInputException.class, refused.getCause());
            assertTrue(String.valueOf(cause.getMessage()).contains("2 values"), cause.getMessage());
        }
    }

    @Test
    void damagedFolderIsRefusedAsEver() throws IOException {
        MODEL.save(folder);
        Path weights = folder.resolve("net-0000.params");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        Refusal.assertRefused(() -> load(folder).close(), "damaged", "Maybe copy the folder again");
    }

    @Test
    void manyThreadsHaveAPredictorEach() throws Exception {
        MODEL.save(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ZooModel<float[][], Double> model = load(folder)) {
            List<Future<double[]>> found = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                found.add(threads.submit(() -> scores(model)));
            }
            double[] expected = STEPS.stream().mapToDouble(MODEL::probability).toArray();
            for (Future<double[]> each : found) {
                assertArrayEquals(expected, each.get(), 1e-6);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static double[] scores(ZooModel<float[][], Double> model) throws TranslateException {
        try (Predictor<float[][], Double> predictor = model.newPredictor()) {
            double[] scores = new double[STEPS.size()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = predictor.predict(STEPS.get(i));
            }
            return scores;
        }
    }

    @Test
    void closingTheModelFreesAllThatItTook() throws Exception {
        MODEL.save(folder);
        load(folder).close();
        NDManager system = Engines.engine().newBaseManager().getParentManager();
        int before = system.getManagedArrays().size();
        ZooModel<float[][], Double> model = load(folder);
        assertTrue(system.getManagedArrays().size() > before);
        model.close();
        assertEquals(before, system.getManagedArrays().size());
    }

    @Test
    void foldersOfOthersAreOpenedAsDjlDoes() throws IOException {
        Path other = Files.createDirectories(parent.resolve("zoo/model/undefined/org/some/thing"));
        Files.writeString(other.resolve("metadata.json"), "{\"metadataVersion\":\"0.2\",\"artifacts\":[]}");
        Path zoo = parent.resolve("zoo");
        assertInstanceOf(LocalRepository.class, Repository.newInstance("zoo", zoo));
        Repository plain = Repository.newInstance("plain", parent);
        assertInstanceOf(LocalRepository.class, plain);
        Repository single = Repository.newInstance("single", other);
        assertInstanceOf(SimpleRepository.class, single);
        MRL place = single.getResources().get(0);
        assertNull(Objects.requireNonNull(place.getDefaultArtifact())
                .getArguments(null)
                .get("blockFactory"));
        assertEquals(other, Utils.getNestedModelDir(single.getResourceDirectory(place.getDefaultArtifact())));
    }
}
