package org.seqwise.together;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seqwise.engine.Engines;
import org.seqwise.nn.Initialization;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.WeightScheme;
import org.seqwise.nn.Weights;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

/** However first weights are drawn, they are the same on every engine. */
class SameStartTest {

    private static final NetworkShape RICH = new NetworkShape(Cell.GRU, 5, 6, 2, true, Pooling.ATTENTION, 4);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ZEROS")
    void firstWeightsAreTheSameToTheBit(WeightScheme scheme) {
        List<String> engines = Engines.installed();
        assertEquals(2, engines.size());
        List<float[]> one = initial(engines.get(0), new Initialization(scheme, scheme, true));
        List<float[]> other = initial(engines.get(1), new Initialization(scheme, scheme, true));
        assertEquals(RICH.parameters().size(), one.size());
        assertArrayEquals(one.toArray(float[][]::new), other.toArray(float[][]::new));
    }

    private static List<float[]> initial(String engine, Initialization initialization) {
        SequenceNetwork block = SequenceNetwork.builder()
                .setShape(RICH)
                .optInitialization(initialization)
                .optSeed(7)
                .build();
        try (NDManager manager = Engines.engine(engine).newBaseManager()) {
            block.initialize(manager, DataType.FLOAT32, SequenceNetwork.inputShapes(RICH));
            return List.copyOf(Weights.of(block).values());
        }
    }
}
