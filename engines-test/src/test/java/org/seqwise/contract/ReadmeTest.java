package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.RollingScorer;
import org.seqwise.SequenceClassifier;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.engine.Engines;

/** The README's Java, compiled and run: what stands between two marks stands there word for word. */
class ReadmeTest {

    private static final Path SOURCE = Path.of("src/test/java/org/seqwise/contract/ReadmeTest.java");

    private static final SequenceClassifier CLASSIFIER = classifier();

    private static SequenceClassifier classifier() {
        return Study.trainer().hiddenSize(4).epochs(1).build().train(sensors(60), sensors(30));
    }

    private static Sequences sensors(int count) {
        SequencesBuilder builder = Sequences.builder(List.of("speed", "load"));
        for (int i = 0; i < count; i++) {
            builder.add("pump-" + i, new float[][] {{i % 7, i % 3}, {i % 5, i % 2}}, i % 2);
        }
        return builder.build();
    }

    @AfterAll
    static void close() {
        CLASSIFIER.close();
    }

    private String shown = "";

    @AfterEach
    void isInTheReadme() throws IOException {
        assertEquals(false, shown.isEmpty());
        String readme = Files.readString(Path.of("../README.md"));
        assertTrue(readme.contains("```java\n" + shown + "```"), shown);
    }

    /** Returns what is between the marks of a name, as far to the left as it goes. */
    private static String between(String name) throws IOException {
        String source = Files.readString(SOURCE);
        String begin = "// begin " + name + "\n";
        int from = source.indexOf(begin) + begin.length();
        return source.substring(from, source.indexOf("// end " + name, from))
                        .stripIndent()
                        .strip() + "\n";
    }

    @Test
    void plainDjl(@TempDir Path parent) throws Exception {
        Path folder = parent.resolve("model");
        CLASSIFIER.save(folder);
        Engines.choose();
        // begin criteria
        Criteria<float[][], Double> criteria = Criteria.builder()
                .setTypes(float[][].class, Double.class)
                .optModelPath(folder)
                .build();
        try (ZooModel<float[][], Double> model = criteria.loadModel();
                Predictor<float[][], Double> predictor = model.newPredictor()) {
            double p = predictor.predict(new float[][] {{1.2f, 0.9f}, {1.3f, 0.8f}});
            // end criteria
            assertEquals(CLASSIFIER.probability(new float[][] {{1.2f, 0.9f}, {1.3f, 0.8f}}), p, 1e-6);
        }
        shown = between("criteria").replace("(folder)", "(Path.of(\"model\"))").stripTrailing() + "\n}\n";
    }

    @Test
    void arrivingRows() throws IOException {
        SequenceClassifier classifier = CLASSIFIER;
        // begin rolling
        RollingScorer scorer = new RollingScorer(classifier, 10, 100_000);
        double p = scorer.score("pump-1", new float[] {1.2f, 0.9f});
        // end rolling
        assertEquals(CLASSIFIER.probability(new float[][] {{1.2f, 0.9f}}), p, 1e-7);
        shown = between("rolling");
    }
}
