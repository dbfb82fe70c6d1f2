package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seqwise.SequenceClassifier;
import org.seqwise.engine.Engines;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.Weights;
import org.seqwise.reference.Cell;
import org.seqwise.reference.Pooling;

/** The weights that Seqwise writes without an engine are those that DJL writes and reads on each. */
class WeightsFileTest {

    private static final String WEIGHTS = "net-0000.params";

    private final Path folder;
    private final SequenceClassifier trained = Study.trainer()
            .cell(Cell.GRU)
            .layers(2)
            .bidirectional(true)
            .pooling(Pooling.ATTENTION)
            .denseSize(3)
            .epochs(1)
            .build()
            .train(Study.first(200, Study.SPLIT.train()), Study.first(100, Study.SPLIT.validation()));
    private final Model model = Model.newInstance("net", Engines.choose().name());
    private final SequenceNetwork block =
            SequenceNetwork.builder().setShape(trained.network()).build();

    WeightsFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void save() {
        trained.save(folder.resolve("seqwise"));
        model.setBlock(block);
    }

    @AfterEach
    void close() {
        trained.close();
        model.close();
    }

    @Test
    void fileIsTheOneThatDjlWrites() throws Exception {
        block.initialize(model.getNDManager(), DataType.FLOAT32, SequenceNetwork.inputShapes(block.shape()));
        Weights.restore(block, trained.weights());
        model.setProperty("Epoch", "0");
        model.save(folder.resolve("djl"), "net");
        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("djl").resolve(WEIGHTS),
                        folder.resolve("seqwise").resolve(WEIGHTS)));
    }

    @Test
    void djlReadsTheFile() throws Exception {
        model.load(folder.resolve("seqwise"), "net");
        Near.assertNear(trained.weights(), Weights.of(block), 0);
    }
}
