package org.seqwise.benchmark;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.data.Sequences;

/** What scores in benchmarks: our model with 100 units, hardly trained, and DJL's own blocks of that size. */
final class ScoredModel {

    static final int HIDDEN = 100;

    private ScoredModel() {}

    /** Trains on the first of some sequences. */
    static SequenceClassifier ours(Sequences sequences) {
        int[] learned = new int[2000];
        for (int i = 0; i < learned.length; i++) {
            learned[i] = i;
        }
        Sequences part = sequences.subset(learned);
        return SequenceTrainer.builder().hiddenSize(HIDDEN).epochs(1).build().train(part, part);
    }

    /** Returns DJL's LSTM, its outputs at the last step, and one linear unit. */
    static Block bare(NDManager manager, int batch, int steps, int features) {
        SequentialBlock block = new SequentialBlock()
                .add(LSTM.builder().setStateSize(HIDDEN).setNumLayers(1).build())
                .add(list -> new NDList(list.head().get(":, -1")))
                .add(Linear.builder().setUnits(1).build());
        block.initialize(manager, DataType.FLOAT32, new Shape(batch, steps, features));
        block.freezeParameters(true);
        return block;
    }
}
