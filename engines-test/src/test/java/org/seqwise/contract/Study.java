package org.seqwise.contract;

import java.util.List;
import org.seqwise.SequenceClassifier;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.Sequences;
import org.seqwise.data.SequencesBuilder;
import org.seqwise.data.Split;
import org.seqwise.data.synthetic.QuestionSequences;

/** The data and the trainings that many tests share, small enough to be run again and again. */
final class Study {

    /** 1800 sequences to learn from, 600 to stop by, 600 to judge by. */
    static final Split SPLIT =
            QuestionSequences.generate(3000, 7).atTrueLength().sequences().stratifiedSplit(0.6, 0.2, 7);

    private Study() {}

    /** Returns a trainer that goes below the floor in a few seconds. */
    static SequenceTrainerBuilder trainer() {
        return SequenceTrainer.builder()
                .hiddenSize(8)
                .learningRate(0.01)
                .batchSize(64)
                .epochs(6)
                .seed(3);
    }

    /** Returns the first sequences of a part. */
    static Sequences first(int count, Sequences part) {
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = i;
        }
        return part.subset(indices);
    }

    /** Returns a model that was hardly trained, of one epoch. */
    static SequenceClassifier tinyModel(int hiddenSize) {
        return trainer()
                .hiddenSize(hiddenSize)
                .epochs(1)
                .build()
                .train(first(200, SPLIT.train()), first(100, SPLIT.validation()));
    }

    /** Returns sequences with one label for all. */
    static Sequences ofOneClass(int label) {
        Sequences train = SPLIT.train();
        SequencesBuilder builder = Sequences.builder(train.featureNames());
        for (int i = 0; i < 50; i++) {
            builder.add(train.id(i), train.steps(i), label);
        }
        return builder.build();
    }

    /** Returns the sequences without their labels. */
    static Sequences unlabeled(Sequences sequences) {
        SequencesBuilder builder = Sequences.builder(sequences.featureNames());
        for (int i = 0; i < sequences.size(); i++) {
            builder.addUnlabeled(sequences.id(i), sequences.steps(i));
        }
        return builder.build();
    }

    /** Returns the sequences with their features called otherwise. */
    static Sequences renamed(Sequences sequences) {
        SequencesBuilder builder = Sequences.builder(List.of("a", "b", "c", "d", "e"));
        for (int i = 0; i < sequences.size(); i++) {
            builder.add(sequences.id(i), sequences.steps(i), sequences.label(i));
        }
        return builder.build();
    }
}
