package org.seqwise.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code seqwise tune} as a person uses it. */
class TuneCommandTest {

    private final Path folder;
    private final Path csv;

    TuneCommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        csv = CsvFixture.learnable(folder.resolve("data.csv"), 240);
    }

    @Test
    void searchEndsInATableACommandAndAModel() throws IOException {
        Path model = folder.resolve("model");
        Run run = tune("--halving", 2, "--processes", 2, "--out-model", model);
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("trials 4 of at most 1 epochs, then the best 2 of at most 2 epochs"), run.out());
        assertTrue(
                run.out().contains("train --data " + csv + " --epochs 2 --seed 3 --scaling robust --hidden "),
                run.out());
        assertTrue(run.out().contains("Saved the model to " + model), run.out());
        List<String> table = Files.readAllLines(folder.resolve("search/trials.csv"));
        assertEquals(
                "trial,epochs,mean,sd,fold_1,fold_2,hidden,learning-rate,batch-size,seconds,failure", table.get(0));
        assertEquals(5, table.size());
        assertEquals(0, Run.of("evaluate", "--model", model, "--data", csv).code());

        Run again = tune("--halving", 2, "--processes", 1);
        assertEquals(0, again.code(), again.err());
        assertEquals(table, Files.readAllLines(folder.resolve("search/trials.csv")));
        Run other = tune("--scaling", "none");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("preprocessing.scaling is NONE here and ROBUST there"), other.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--try hidden=0 | 'hidden=0': hiddenSize (0) must be positive.",
                "--folds 1 | The number of folds (1) must be 2 or more.",
                "--trials 0 | trials (0) must be positive.",
                "--halving 1 | eta (1) must be 2 or more",
                "--processes 0 | processes (0) must be positive.",
                "--metric auc | Metric (auc) must be one of log-loss",
                "--split group | have no groups",
            })
    void badInputIsExitCodeTwo(String options, String words) {
        List<Object> arguments = new ArrayList<>(List.of("tune", "--data", csv, "--out", folder.resolve("search")));
        arguments.addAll(List.of(options.split(" ", -1)));
        Run run = Run.of(arguments.toArray());
        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().contains(words), run.err());
    }

    @Test
    void foldersAreLookedAtBeforeTheData() {
        Path search = folder.resolve("search");
        for (Path model : List.of(search, folder)) {
            Run run = Run.of("tune", "--data", "nowhere.csv", "--out", search, "--out-model", model);
            assertEquals(2, run.code(), run.out());
            assertTrue(run.err().contains("must be another folder than --out"), run.err());
        }
        Run occupied = Run.of("tune", "--data", "nowhere.csv", "--out", folder);
        assertEquals(2, occupied.code(), occupied.out());
        assertTrue(occupied.err().contains(folder + " holds something that is not a search's"), occupied.err());
    }

    private Run tune(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("tune", "--data", csv, "--out", folder.resolve("search")));
        arguments.addAll(List.of("--trials", 4, "--folds", 2, "--epochs", 2, "--seed", 3, "--try", "hidden=2,3"));
        arguments.addAll(List.of("--try", "learning-rate=0.01..0.1:log", "--try", "batch-size=16"));
        if (!Arrays.asList(more).contains("--scaling")) {
            arguments.addAll(List.of("--scaling", "robust"));
        }
        arguments.addAll(Arrays.asList(more));
        return Run.of(arguments.toArray());
    }
}
