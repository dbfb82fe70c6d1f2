package org.seqwise;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seqwise.nn.SequenceNetwork;
import org.seqwise.nn.Weights;
import org.seqwise.reference.NetworkShape;

/** The weights of format version 1: DJL's own LSTM and linear block, with the same numbers in the same order under other names. */
final class FirstFormat {

    private FirstFormat() {}

    static Block newBlock(NetworkShape network) {
        return new LstmAndLinear(network.hiddenSize());
    }

    /** Puts the weights that a model was loaded with into a block of today's, which becomes the model's. */
    static void upgrade(Model model, Block block) {
        Block old = model.getBlock();
        NetworkShape network = ((SequenceNetwork) block).shape();
        block.initialize(model.getNDManager(), DataType.FLOAT32, SequenceNetwork.inputShapes(network));
        Iterator<float[]> numbers = Weights.of(old).values().iterator();
        Map<String, float[]> renamed = new LinkedHashMap<>();
        for (Parameter parameter : block.getParameters().values()) {
            renamed.put(parameter.getName(), numbers.next());
        }
        Weights.restore(block, renamed);
        old.clear();
        model.setBlock(block);
    }

    private static final class LstmAndLinear extends AbstractBlock {

        LstmAndLinear(int hiddenSize) {
            super((byte) 1);
            addChildBlock(
                    "lstm",
                    LSTM.builder().setStateSize(hiddenSize).setNumLayers(1).build());
            addChildBlock("head", Linear.builder().setUnits(1).build());
        }

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
            throw new UnsupportedOperationException("It is only read.");
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputShapes) {
            throw new UnsupportedOperationException("It is only read.");
        }
    }
}
