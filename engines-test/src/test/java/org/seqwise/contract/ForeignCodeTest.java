package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.engine.Engines;

/** A folder that brings code, as source, class and jar, and names it in its {@code serving.properties}. */
class ForeignCodeTest {

    /** Set by the code as soon as its class is initialized. */
    private static final String RAN = "seqwise.foreign-code-ran";

    private static final String SOURCE =
            "public class Intruder { static { System.setProperty(\"" + RAN + "\", \"true\"); } }";

    private final Path folder;

    ForeignCodeTest(@TempDir Path parent) {
        folder = parent.resolve("model");
    }

    @BeforeEach
    void makeTrap() throws IOException {
        Engines.choose();
        try (SequenceClassifier model = Study.tinyModel(2)) {
            model.save(folder);
        }
        for (String place : new String[] {"classes", "libs/classes", "lib/classes"}) {
            Path classes = Files.createDirectories(folder.resolve(place));
            Path source = Files.writeString(classes.resolve("Intruder.java"), SOURCE);
            assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
        }
        try (OutputStream file = Files.newOutputStream(folder.resolve("intruder.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new JarEntry("Intruder.class"));
            Files.copy(folder.resolve("classes/Intruder.class"), jar);
        }
        Files.writeString(folder.resolve("serving.properties"), """
                option.modelName=net
                option.hasParameter=false
                blockFactory=Intruder
                translatorFactory=Intruder
                translator=Intruder
                """);
    }

    @AfterEach
    void forget() {
        System.clearProperty(RAN);
    }

    @Test
    void ourLoadersRunNothingOfAFolder() {
        SequenceClassifier.load(folder).close();
        SequenceClassifier.loadWithoutEngine(folder).close();
        assertNull(System.getProperty(RAN));
    }

    @Test
    void djlRunsNothingOfAFolderThatIsASavedModel() throws Exception {
        try (ZooModel<float[][], Double> model =
                        criteria(float[][].class, Double.class).loadModel();
                Predictor<float[][], Double> predictor = model.newPredictor()) {
            assertTrue(Double.isFinite(predictor.predict(new float[][] {{1, 2, 3, 4, 5}})));
        }
        try (ZooModel<Input, Output> model = criteria(Input.class, Output.class).loadModel();
                Predictor<Input, Output> predictor = model.newPredictor()) {
            Input request = new Input();
            request.add("data", "[[1,2,3,4,5]]");
            assertEquals(200, predictor.predict(request).getCode());
        }
        assertNull(System.getProperty(RAN));
    }

    /** What the README warns of. */
    @Test
    void djlRunsWhatAnyOtherFolderBrings() throws IOException {
        Files.delete(folder.resolve("seqwise.json"));
        assertThrows(
                Exception.class,
                () -> criteria(Input.class, Output.class).loadModel().close());
        assertEquals("true", System.getProperty(RAN));
    }

    private <I, O> Criteria<I, O> criteria(Class<I> input, Class<O> output) {
        return Criteria.builder().setTypes(input, output).optModelPath(folder).build();
    }
}
