package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Logits;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.reference.ReferenceNetwork;

/** A saved model is scored where there is no engine, nor any class of DJL. */
class WithoutEngineTest {

    private static final NetworkShape NETWORK = new NetworkShape(Cell.LSTM, 2, 3, 1, false, Pooling.MEAN, 0);
    private static final float[][] STEPS = {{1, 2}, {0.5f, -1}, {3, 0}};

    private final Path folder;

    WithoutEngineTest(@TempDir Path parent) {
        folder = parent.resolve("model");
    }

    @BeforeEach
    void save() {
        ModelFolder.save(SmallModel.of(NETWORK), folder);
    }

    @Test
    void itScoresByTheReference() {
        double logit = new ReferenceNetwork(NETWORK, SmallModel.weights(NETWORK)).logit(STEPS);
        double expected = Logits.probability(logit, 2);
        Sequences labeled = Sequences.builder(List.of("x", "y"))
                .add("a", STEPS, 1)
                .add("b", new float[][] {{0, 0}}, 0)
                .build();
        try (SequenceClassifier classifier = SequenceClassifier.loadWithoutEngine(folder)) {
            assertEquals(expected, classifier.probability(STEPS), 1e-7);
            assertEquals(expected, classifier.probabilities(labeled)[0], 1e-7);
            assertEquals(expected >= 0.4, classifier.test(STEPS));
            assertTrue(Double.isFinite(classifier.evaluate(labeled).logLoss()));
            assertEquals("Java", classifier.engine());
        }
    }

    @Test
    void noClassOfDjlIsNeeded() throws Exception {
        try (ClassesWithout loader = new ClassesWithout("ai.djl.")) {
            assertThrows(ClassNotFoundException.class, () -> loader.loadClass("ai.djl.engine.Engine"));
            Class<?> apart = loader.loadClass("org.seqwise.SequenceClassifier");
            assertEquals(loader, apart.getClassLoader());
            Object classifier = apart.getMethod("loadWithoutEngine", Path.class).invoke(null, folder);
            Method probability = apart.getMethod("probability", float[][].class);
            try (SequenceClassifier here = SequenceClassifier.loadWithoutEngine(folder)) {
                assertEquals(here.probability(STEPS), probability.invoke(classifier, (Object) STEPS));
            }
            Path again = folder.resolveSibling("again");
            apart.getMethod("save", Path.class).invoke(classifier, again);
            assertEquals(-1, Files.mismatch(folder.resolve("net-0000.params"), again.resolve("net-0000.params")));
        }
    }
}
