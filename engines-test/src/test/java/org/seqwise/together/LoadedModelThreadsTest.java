package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.engine.EngineThreads;

/** A process that does nothing but score has the threads that are best for that. */
class LoadedModelThreadsTest {

    private final Path folder;

    LoadedModelThreadsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void oneOnTheEngineThatMakesMoreOfSeveralCallsElseOneForEachCore() throws IOException, InterruptedException {
        Sequences sequences =
                QuestionSequences.generate(100, 5, 1).atTrueLength().sequences();
        SequenceTrainer trainer =
                SequenceTrainer.builder().hiddenSize(2).epochs(1).build();
        try (SequenceClassifier classifier = trainer.train(sequences, sequences)) {
            classifier.save(folder.resolve("model"));
        }
        assertEquals(1, threadsOf("PyTorch"));
        assertEquals(Runtime.getRuntime().availableProcessors(), threadsOf("MXNet"));
    }

    private int threadsOf(String engine) throws IOException, InterruptedException {
        ProcessBuilder loading = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dai.djl.default_engine=" + engine,
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loading.class.getName(),
                        folder.resolve("model").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        loading.environment().remove("OMP_NUM_THREADS");
        Process process = loading.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return Integer.parseInt(told.strip());
    }

    /** Loads a model and says how many threads its engine has. */
    static final class Loading {

        private Loading() {}

        public static void main(String[] arguments) {
            SequenceClassifier.load(Path.of(arguments[0])).close();
            System.out.println(EngineThreads.inForce().orElseThrow().threads());
        }
    }
}
