package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seqwise.data.FeatureRule;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.MissingRule;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.ReadSteps;
import org.seqwise.data.Scaling;
import org.seqwise.data.TailCompression;
import org.seqwise.data.ValueRule;
import org.seqwise.evaluation.Calibrator;
import org.seqwise.evaluation.IsotonicCalibration;
import org.seqwise.evaluation.LogitCalibration;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

class ManifestJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TailCompression TAILS = new TailCompression(-1e-3 / 7, Math.PI * 1e9);

    private final Path file;

    ManifestJsonTest(@TempDir Path folder) {
        file = folder.resolve("seqwise.json");
    }

    @Test
    void everythingIsReadBackToTheLastBit() throws IOException {
        Manifest written = manifest();
        ManifestJson.write(file, written);
        Manifest read = ManifestJson.read(file);
        assertEquals(5, read.formatVersion());
        assertEquals(written.network(), read.network());
        assertEquals(written.featureNames(), read.featureNames());
        assertEquals(written.preprocessor(), read.preprocessor());
        assertEquals(written, read);
        assertEquals(written.objective(), read.objective());
        assertEquals(written.threshold(), read.threshold());
        assertEquals(written.provenance(), read.provenance());
        assertEquals(
                new ArrayList<>(written.provenance().settings().keySet()),
                new ArrayList<>(read.provenance().settings().keySet()));
    }

    @Test
    void noPropertyMayBeMissingNullOrUnknown() throws IOException {
        ManifestJson.write(file, manifest());
        JsonNode whole = JSON.readTree(file.toFile());
        for (String parent : List.of(
                "",
                "/network",
                "/preprocessor",
                "/preprocessor/settings",
                "/preprocessor/features/1",
                "/preprocessor/features/0/values",
                "/preprocessor/features/0/values/tails",
                "/objective",
                "/provenance")) {
            for (String name : names(whole.at(parent))) {
                assertRefused(tree -> ((ObjectNode) tree.at(parent)).remove(name));
                assertRefused(tree -> ((ObjectNode) tree.at(parent)).putNull(name));
            }
            assertRefused(tree -> ((ObjectNode) tree.at(parent)).put("newer", 1));
        }
    }

    @Test
    void numbersOutOfRangeAreRefused() throws IOException {
        ManifestJson.write(file, manifest());
        assertRefused(tree -> tree.put("threshold", 1.5));
        assertRefused(tree -> tree.withObject("/objective").put("positiveWeight", 0));
        assertRefused(tree -> tree.withObject("/objective").put("labelSmoothing", 1));
        assertRefused(tree -> tree.withObject("/objective").put("oversampling", 0));
        assertRefused(tree -> tree.withArray("/preprocessor/features").remove(0));
        assertRefused(tree -> tree.withArray("/preprocessor/features").setNull(0));
        assertRefused(
                tree -> tree.withArray("/preprocessor/features/1/categories").setNull(0));
        assertRefused(
                tree -> tree.withArray("/preprocessor/features/1/categories").remove(0));
        assertRefused(tree -> tree.withObject("/preprocessor/settings").put("clip", 0.5));
        assertRefused(tree -> tree.withObject("/preprocessor/settings").put("scaling", "WILD"));
        assertRefused(tree -> tree.withObject("/preprocessor/features/0/values").put("spread", -1));
        assertRefused(
                tree -> tree.withObject("/preprocessor/features/0/values/tails").put("width", "NaN"));
        assertRefused(tree -> tree.withObject("/network").put("cell", "RNN"));
        assertRefused(tree -> tree.withObject("/network").put("hiddenSize", "many"));
    }

    @Test
    void theFirstVersionIsReadAsOneLstmWithItsTailsAsTheyAre() throws IOException {
        ObjectNode tree = third();
        tree.put("formatVersion", 1)
                .put("positiveWeight", 1.5)
                .remove(List.of("center", "width", "network", "objective"));
        tree.putObject("architecture")
                .put("kind", "lstm")
                .put("featureCount", 2)
                .put("hiddenSize", 100);
        JSON.writeValue(file.toFile(), tree);
        Manifest read = ManifestJson.read(file);
        assertEquals(4, read.formatVersion());
        assertEquals(new NetworkShape(Cell.LSTM, 2, 100, 1, false, Pooling.LAST, 0), read.network());
        assertEquals(scaled(TailCompression.NONE, TailCompression.NONE), read.preprocessor());
        assertEquals(Math.nextDown(0.5), read.threshold());
        assertEquals(Objective.weighted(1.5), read.objective());
        ManifestJson.write(file, read);
        assertEquals(read, ManifestJson.read(file));
    }

    @Test
    void theSecondVersionIsReadAsCrossEntropyWithAWeight() throws IOException {
        ObjectNode tree = third();
        tree.put("formatVersion", 2).put("positiveWeight", Math.PI).remove("objective");
        JSON.writeValue(file.toFile(), tree);
        Manifest read = ManifestJson.read(file);
        assertEquals(4, read.formatVersion());
        assertEquals(Objective.weighted(Math.PI), read.objective());
        assertEquals(scaled(TAILS, TailCompression.NONE), read.preprocessor());
        assertEquals(Math.nextDown(0.5), read.threshold());
        assertRefused(node -> node.remove("positiveWeight"));
    }

    @Test
    void theThirdVersionIsReadAsScalesAndTailsAlone() throws IOException {
        JSON.writeValue(file.toFile(), third());
        Manifest read = ManifestJson.read(file);
        assertEquals(4, read.formatVersion());
        assertEquals(scaled(TAILS, TailCompression.NONE), read.preprocessor());
        assertEquals(manifest().objective().oversampled(1), read.objective());
        assertEquals(PreprocessorSettings.DEFAULT, read.preprocessor().settings());
        for (String name : List.of("featureNames", "center", "width", "mean", "deviation")) {
            assertRefused(tree -> tree.remove(name));
            assertRefused(tree -> tree.putNull(name));
            assertRefused(tree -> tree.withArray(name).remove(0));
            assertRefused(tree -> tree.withArray(name).setNull(0));
        }
        ObjectNode raw = third();
        raw.withObject("/provenance/settings").put("standardize", false);
        JSON.writeValue(file.toFile(), raw);
        assertEquals(
                PreprocessorSettings.NONE,
                ManifestJson.read(file).preprocessor().settings());
    }

    @Test
    void theDescriptionOfOneMemberKnowsOfNoOthers() throws IOException {
        ManifestJson.write(file, manifest());
        assertEquals(
                List.of("formatVersion", "network", "preprocessor", "objective", "threshold", "provenance"),
                names(JSON.readTree(file.toFile())));
        assertEquals(
                List.of(new Provenance.Member(Long.MIN_VALUE, 20, 12)),
                ManifestJson.read(file).provenance().members());
        assertFalse(Files.readString(file).contains("members"));
    }

    @Test
    void theMembersOfAnEnsembleAreReadBackAndHaveAVersionOfTheirOwn() throws IOException {
        Manifest written = ofTwoMembers();
        ManifestJson.write(file, written);
        Manifest read = ManifestJson.read(file);
        assertEquals(5, read.formatVersion());
        assertEquals(2, read.memberCount());
        assertEquals(written, read);
        for (String name : List.of("seed", "epochs", "bestEpoch")) {
            assertRefused(tree -> tree.withObject("/provenance/members/1").remove(name));
            assertRefused(tree -> tree.withObject("/provenance/members/1").putNull(name));
        }
        assertRefused(tree -> tree.withArray("/provenance/members").setNull(1));
        assertRefused(tree -> tree.withArray("/provenance/members").removeAll());
        assertRefused(tree -> tree.withObject("/provenance").remove("members"));
        // The first must be the one that the provenance itself tells of.
        assertRefused(tree -> tree.withArray("/provenance/members").remove(0));
    }

    @Test
    void aVersionThatDoesNotFitTheNumberOfMembersIsRefused() throws IOException {
        ManifestJson.write(file, ofTwoMembers());
        assertTrue(String.valueOf(
                        assertRefused(tree -> tree.put("formatVersion", 4)).getMessage())
                .contains("formatVersion (4) must be 5 for a model of 2 members"));
        assertRefused(tree -> tree.withArray("/provenance/members").remove(1));
    }

    private static Manifest ofTwoMembers() {
        Manifest one = manifest();
        Provenance p = one.provenance();
        Provenance two = new Provenance(
                p.created(),
                p.engine(),
                p.engineVersion(),
                p.device(),
                p.djlVersion(),
                p.seed(),
                p.trainFingerprint(),
                p.validationFingerprint(),
                p.epochs(),
                p.bestEpoch(),
                p.seconds(),
                p.trainSequencesPerSecond(),
                p.parameterCount(),
                p.settings(),
                p.source(),
                List.of(new Provenance.Member(Long.MIN_VALUE, 20, 12), new Provenance.Member(Long.MAX_VALUE, 17, 7)));
        return Manifest.of(
                one.network(),
                one.preprocessor(),
                one.objective().oversampled(1),
                Calibrator.none(),
                one.threshold(),
                two);
    }

    @Test
    void theFourthVersionIsReadAsDealtAsTheDataAre() throws IOException {
        ObjectNode tree = JSON.valueToTree(manifest());
        tree.remove("calibration");
        tree.put("formatVersion", 4).withObject("/objective").remove("oversampling");
        tree.withObject("/preprocessor").remove("readSteps");
        JSON.writeValue(file.toFile(), tree);
        Manifest read = ManifestJson.read(file);
        assertEquals(4, read.formatVersion());
        assertEquals(manifest().objective().oversampled(1), read.objective());
        assertEquals(manifest().preprocessor(), read.preprocessor());
    }

    @Test
    void aCalibrationIsReadBackToTheLastBitAndHasAVersionOfItsOwn() throws IOException {
        for (Manifest one : List.of(manifest(), ofTwoMembers())) {
            for (Calibrator calibrator : List.of(
                    new LogitCalibration(1 / 3.0, -Math.PI),
                    new IsotonicCalibration(
                            new double[] {0, Double.MIN_VALUE, 0.1 + 0.2}, new double[] {1e-300, 1 / 3.0, 1}))) {
                Manifest written = calibrated(one, calibrator);
                ManifestJson.write(file, written);
                Manifest read = ManifestJson.read(file);
                assertEquals(6, read.formatVersion());
                assertEquals(calibrator, read.calibration());
                assertEquals(written, read);
            }
        }
    }

    @Test
    void aBrokenCalibrationIsRefused() throws IOException {
        ManifestJson.write(file, calibrated(manifest(), new LogitCalibration(2, 0)));
        for (String name : List.of("kind", "slope", "intercept")) {
            assertRefused(tree -> tree.withObject("/calibration").remove(name));
            assertRefused(tree -> tree.withObject("/calibration").putNull(name));
        }
        assertRefused(tree -> tree.withObject("/calibration").put("newer", 1));
        assertRefused(tree -> tree.withObject("/calibration").put("slope", 0));
        assertRefused(tree -> tree.withObject("/calibration").put("slope", "NaN"));
        assertRefused(tree -> tree.remove("calibration"));
        assertRefused(tree -> tree.putNull("calibration"));
        assertRefused(tree -> tree.putObject("calibration").put("kind", "none"));
        assertRefused(tree -> tree.put("formatVersion", 5));
        assertRefused(tree -> tree.put("formatVersion", 4));
        InvalidInputException unknown =
                assertRefused(tree -> tree.withObject("/calibration").put("kind", "beta"));
        assertEquals(
                file.resolveSibling("changed.json")
                        + " has a calibration of kind (beta); this Seqwise reads logit and isotonic. Maybe it was saved by a"
                        + " newer one.",
                unknown.getMessage());
        ManifestJson.write(
                file, calibrated(manifest(), new IsotonicCalibration(new double[] {0.5}, new double[] {0.25})));
        for (String name : List.of("places", "rates")) {
            assertRefused(tree -> tree.withObject("/calibration").remove(name));
            assertRefused(tree -> tree.withArray("/calibration/" + name).removeAll());
            assertRefused(tree -> tree.withArray("/calibration/" + name).setNull(0));
        }
    }

    @Test
    void theStepsThatAreReadAreReadBackAndHaveAVersionOfTheirOwn() throws IOException {
        for (ReadSteps steps : List.of(ReadSteps.frontPadded(10), ReadSteps.without(-0.1f))) {
            for (Manifest one : List.of(manifest(), calibrated(manifest(), new LogitCalibration(2, 0)))) {
                Manifest written = reading(one, steps);
                ManifestJson.write(file, written);
                Manifest read = ManifestJson.read(file);
                assertEquals(7, read.formatVersion());
                assertEquals(steps, read.preprocessor().readSteps());
                assertEquals(written, read);
            }
        }
    }

    @Test
    void brokenStepsAreRefused() throws IOException {
        ManifestJson.write(file, reading(manifest(), ReadSteps.frontPadded(10)));
        for (String name : List.of("frontPadding", "masking", "maskValue")) {
            assertRefused(tree -> tree.withObject("/preprocessor/readSteps").remove(name));
            assertRefused(tree -> tree.withObject("/preprocessor/readSteps").putNull(name));
        }
        assertRefused(tree -> tree.withObject("/preprocessor/readSteps").put("newer", 1));
        assertRefused(tree -> tree.withObject("/preprocessor/readSteps").put("frontPadding", 2_000_000_000));
        assertRefused(tree -> tree.withObject("/preprocessor/readSteps").put("frontPadding", 0));
        assertRefused(tree -> tree.withObject("/preprocessor").remove("readSteps"));
        assertRefused(tree -> tree.withObject("/preprocessor").putNull("readSteps"));
        for (int earlier = 4; earlier < 7; earlier++) {
            int version = earlier;
            assertRefused(tree -> tree.put("formatVersion", version));
        }
    }

    private static Manifest reading(Manifest one, ReadSteps steps) {
        return Manifest.of(
                one.network(),
                one.preprocessor().reading(steps),
                one.objective(),
                one.calibration(),
                one.threshold(),
                one.provenance());
    }

    private static Manifest calibrated(Manifest one, Calibrator calibrator) {
        return Manifest.of(
                one.network(), one.preprocessor(), one.objective(), calibrator, one.threshold(), one.provenance());
    }

    @Test
    void aNewerVersionIsNamed() throws IOException {
        ManifestJson.write(file, manifest());
        InvalidInputException thrown = assertRefused(tree -> tree.put("formatVersion", 8));
        assertEquals(
                file.resolveSibling("changed.json")
                        + " has format version 8; this Seqwise reads 1 to 7. Maybe it was saved by a newer one.",
                thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{", "{}", "[]", "null", "{\"formatVersion\": 1}", "\u0000\u0001"})
    void garbageIsRefusedByTheFilesName(String text) throws IOException {
        Files.writeString(file, text);
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> ManifestJson.read(file));
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.startsWith(file + " "), message);
    }

    @Test
    void aFileThatIsNotThereCannotBeRead() {
        assertThrows(UncheckedIOException.class, () -> ManifestJson.read(file));
    }

    private InvalidInputException assertRefused(Consumer<ObjectNode> change) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(file.toFile());
        change.accept(tree);
        Path changed = file.resolveSibling("changed.json");
        JSON.writeValue(changed.toFile(), tree);
        InvalidInputException thrown =
                assertThrows(InvalidInputException.class, () -> ManifestJson.read(changed), () -> "accepted: " + tree);
        Files.delete(changed);
        return thrown;
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Manifest manifest() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("optimizer", "rmsprop");
        settings.put("learningRate", 0.001);
        settings.put("batchSize", 1000);
        return Manifest.of(
                new NetworkShape(Cell.GRU, 6, 100, 2, true, Pooling.ATTENTION, 8),
                preprocessor(),
                new Objective(Math.PI, 1 / 3.0, 0.1, Math.E, 23 / 7.0),
                Calibrator.none(),
                Math.nextDown(0.5),
                provenance(settings));
    }

    /** Returns one with numbers that are hard to write. */
    private static Preprocessor preprocessor() {
        FeatureRule amount = new FeatureRule(
                "Temperatur °C",
                -Float.MAX_VALUE,
                Float.MIN_VALUE,
                -Double.MIN_VALUE,
                new ValueRule(
                        true,
                        Math.nextUp(-1e300),
                        Double.MAX_VALUE,
                        new TailCompression(-1e-3 / 7, Math.PI * 1e9),
                        -0.0,
                        Double.MIN_NORMAL / 3),
                List.of(),
                true,
                ValueRule.scale(TailCompression.NONE, 0.1 + 0.2, 1 / 3.0));
        FeatureRule category = new FeatureRule(
                "Gerät",
                -Double.MAX_VALUE,
                Double.MAX_VALUE,
                0,
                ValueRule.NONE,
                List.of("1", "\"ä\t", ""),
                false,
                ValueRule.NONE);
        return new Preprocessor(
                new PreprocessorSettings(
                        Scaling.ROBUST, List.of("Temperatur °C"), 1 / 7.0, MissingRule.IMPUTE, List.of("Gerät")),
                List.of(amount, category));
    }

    /** Returns what the third version has of two features. */
    private static Preprocessor scaled(TailCompression first, TailCompression second) {
        return new Preprocessor(
                PreprocessorSettings.DEFAULT,
                List.of(
                        FeatureRule.of("x", ValueRule.scale(first, 1 / 3.0, 0.1 + 0.2)),
                        FeatureRule.of("y", ValueRule.scale(second, -Double.MIN_VALUE, Math.nextUp(1e300)))));
    }

    /** Returns a manifest as the third version had it, with the same numbers. */
    private static ObjectNode third() {
        Manifest last = manifest();
        ObjectNode tree = JSON.valueToTree(last);
        tree.withObject("/provenance").remove("members");
        tree.put("formatVersion", 3).remove(List.of("preprocessor", "calibration"));
        tree.withObject("/objective").remove("oversampling");
        tree.withObject("/network").put("featureCount", 2);
        tree.putArray("featureNames").add("x").add("y");
        tree.putArray("center").add(TAILS.center()).add(0.0);
        tree.putArray("width").add(TAILS.width()).add(0.0);
        tree.putArray("mean").add(1 / 3.0).add(-Double.MIN_VALUE);
        tree.putArray("deviation").add(0.1 + 0.2).add(Math.nextUp(1e300));
        return tree;
    }

    private static Provenance provenance(Map<String, Object> settings) {
        return new Provenance(
                "2026-01-01T00:00:00Z",
                "Net",
                "1.9",
                "cpu",
                "0.36.0",
                Long.MIN_VALUE,
                "aa",
                "bb",
                20,
                12,
                1 / 7.0,
                1e5 / 3,
                42_901,
                settings,
                Map.of("file", "Gerät.csv"));
    }
}
