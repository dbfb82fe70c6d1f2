package org.seqwise.tuning;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.PreprocessorSettings;
import org.seqwise.data.SequenceStore;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;

/** What is no setting's fault; no engine is here, which is one of these. */
class FoldTrainerTest {

    private static final FoldJob JOB = new FoldJob(1, Map.of("hidden", "2"), 1, 1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void engineThatDoesNotLoadIsNoResult() {
        write();
        assertUnable("ngine");
    }

    @Test
    void storeThatIsGoneIsNoResult() {
        assertUnable("does not exist");
    }

    @Test
    void damageIsFoundBeforeTheTraining() throws IOException {
        write();
        byte[] flipped = Files.readAllBytes(folder.resolve("store/values.f32"));
        flipped[5] = (byte) (flipped[5] ^ 1);
        Files.write(folder.resolve("store/values.f32"), flipped);
        assertUnable("values.f32");
    }

    private void assertUnable(String words) {
        Partition partition = new Partition(SplitRule.stratified(1), 0, 0.2, 2);
        TuningPlan plan = new TuningPlan(
                List.of("hidden=2"), 1, partition, PreprocessorSettings.DEFAULT, "none", "1", "cpu", 1, "d", "");
        FoldTrainer trainer = new FoldTrainer(plan, folder.resolve("store"));
        InvalidInputException thrown = assertThrows(InvalidInputException.class, () -> trainer.run(JOB));
        assertTrue(String.valueOf(thrown.getMessage()).contains(words), thrown.getMessage());
    }

    private void write() {
        SequencesBuilder builder = Sequences.builder(List.of("x"));
        for (int i = 0; i < 40; i++) {
            builder.add("s" + i, new float[][] {{i}}, i % 2, 1);
        }
        Sequences sequences = builder.build();
        SequenceStore.write(
                folder.resolve("store"), opener -> sequences.copyTo(opener.apply(sequences.featureNames())));
    }
}
