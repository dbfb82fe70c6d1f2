package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seqwise.data.InvalidInputException;
import org.seqwise.exchange.onnx.OnnxExport;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

/** ONNX's libraries are optional: all else works without, and what needs one says which. */
class WithoutOnnxTest {

    private final Path model;
    private final Path file;

    WithoutOnnxTest(@TempDir Path folder) {
        model = folder.resolve("model");
        file = folder.resolve("model.onnx");
        ModelFolder.save(SmallModel.of(new NetworkShape(Cell.LSTM, 2, 3, 1, false, Pooling.MEAN, 0)), model);
    }

    @ParameterizedTest
    @CsvSource({"ai.onnxruntime.,com.microsoft.onnxruntime:onnxruntime", "ai.onnx.,org.tribuo:tribuo-util-onnx"})
    void missingLibraryIsNamed(String classes, String artifact) throws ReflectiveOperationException, IOException {
        try (ClassesWithout loader = new ClassesWithout(classes)) {
            Class<?> classifier = loader.loadClass(SequenceClassifier.class.getName());
            Object inJava =
                    classifier.getMethod("loadWithoutEngine", Path.class).invoke(null, model);
            Method load = classifier.getMethod("loadOnOnnxRuntime", Path.class);
            assertNamed(artifact, load, model);
            Method write = loader.loadClass(OnnxExport.class.getName()).getMethod("write", classifier, Path.class);
            assertNamed(artifact, write, inJava, file);
            assertTrue(Files.notExists(file));
        }
    }

    private static void assertNamed(String artifact, Method method, Object... arguments) {
        String said = String.valueOf(assertThrows(InvocationTargetException.class, () -> method.invoke(null, arguments))
                .getCause());
        assertTrue(said.startsWith(InvalidInputException.class.getName()), said);
        assertTrue(said.contains(" takes " + artifact + ", which is not on the class path. Maybe add "), said);
    }
}
