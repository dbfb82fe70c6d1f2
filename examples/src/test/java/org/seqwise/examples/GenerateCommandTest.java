package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.data.Sequences;
import org.seqwise.data.io.SequenceFiles;
import org.seqwise.data.synthetic.Museum;
import org.seqwise.data.synthetic.QuestionSequences;

/** Generated sequences as files. */
class GenerateCommandTest {

    private static final int SEED = 5;

    private final Path folder;

    GenerateCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource
    void aPieceIsReadBackAsItWasDrawn(Museum piece) {
        int size = piece.smallestSize();
        Sequences drawn = piece.generate(size, SEED).sequences();
        boolean array = piece.generate(size, SEED).array();
        Path file = folder.resolve(array ? "piece.npz" : "piece.csv");
        Run run = Run.of("generate", "--museum", piece, "--size", size, "--seed", SEED, "--out", file);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains(piece + ": " + piece.title()), run.out());
        Sequences read = array
                ? SequenceFiles.reader()
                        .padding("none")
                        .features(drawn.featureNames())
                        .read(file)
                : SequenceFiles.reader().read(file);
        assertEquals(drawn.fingerprint(), read.fingerprint());
        if (drawn.isTimed()) {
            assertEquals(drawn.details(size - 1), read.details(size - 1));
        }
        assertEquals(0, Run.of("describe", "--data", file).code());
    }

    @Test
    void aReaderTakesTrueZerosForPaddingWithoutAQuestion() {
        Path file = folder.resolve("zeros.npz");
        Run run = Run.of("generate", "--museum", "ZEROS_TAKEN_FOR_PADDING", "--out", file);
        assertEquals(0, run.code(), run.err());
        Sequences read = SequenceFiles.reader().read(file);
        assertEquals(4_000, read.size());
        // The idle steps in front: 0.3 + 0.3^2 + .. a sequence, which is 0.43.
        assertEquals(10 - 0.43, read.totalSteps() / 4_000.0, 0.05);
    }

    @Test
    void theQuestionIsDrawnWhereNoPieceIsNamed() {
        Path file = folder.resolve("question.npz");
        Run run = Run.of("generate", "--size", 300, "--seed", SEED, "--out", file);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("300 sequences are in " + file + "."), run.out());
        assertEquals(
                QuestionSequences.generate(300, SEED).atTrueLength().sequences().fingerprint(),
                SequenceFiles.reader()
                        .features(QuestionSequences.FEATURES)
                        .read(file)
                        .fingerprint());
    }

    @Test
    void whatCannotBeWrittenIsOneLine() {
        refused("data.txt", "must end in .csv or .npz.", "--museum", "HEALTHY");
        refused("data.csv", "must end in .npz: the fault of ZEROS_", "--museum", "ZEROS_TAKEN_FOR_PADDING");
        refused("data.npz", "must end in .csv: the fault of DRIFT lies in times", "--museum", "DRIFT");
        refused("data.csv", "size (5) of HEALTHY must be at least 200.", "--museum", "HEALTHY", "--size", "5");
        refused("data.csv", "but was 'SICK'", "--museum", "SICK");
    }

    private void refused(String name, String why, Object... options) {
        Object[] all = new Object[options.length + 3];
        all[0] = "generate";
        all[1] = "--out";
        all[2] = folder.resolve(name);
        System.arraycopy(options, 0, all, 3, options.length);
        Run run = Run.of(all);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(why), run.err());
    }
}
