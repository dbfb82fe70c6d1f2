package org.seqwise.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.seqwise.data.Preprocessor;
import org.seqwise.data.Sequences;
import org.seqwise.data.synthetic.QuestionSequences;
import org.seqwise.evaluation.Objective;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;
import org.seqwise.training.OptimizerChoice;

/** The cases that cover the family. All numbers are drawn, and the same each time. */
final class FixedSet {

    private static final int TIME = 5;
    private static final int BATCHES = 4;
    private static final double RATE = 0.01;
    private static final List<Cell> CELLS = List.of(Cell.values());
    private static final List<Integer> LAYERS = List.of(1, 2, 3);
    private static final List<Boolean> BIDIRECTIONAL = List.of(false, true);
    private static final List<Pooling> POOLINGS = List.of(Pooling.values());
    private static final List<Integer> DENSE = List.of(0, 3);
    private static final List<Integer> HIDDEN = List.of(1, 4, 20);
    private static final List<Integer> FEATURES = List.of(3, 1);
    private static final List<Float> DROPOUT = List.of(0.3f, 0f);
    private static final List<Lengths> LENGTHS = List.of(Lengths.values());
    private static final List<Integer> BATCH = List.of(7, 64, 1);
    private static final List<Objective> LOSSES =
            List.of(Objective.weighted(2), new Objective(1, 1, 0.1, 0), Objective.focal(2, 0.3, 0));
    private static final List<OptimizerChoice> OPTIMIZERS = List.of(OptimizerChoice.values());

    /** In the order in which a choice has their values. */
    private static final List<List<?>> FACTORS = List.of(
            CELLS,
            LAYERS,
            BIDIRECTIONAL,
            POOLINGS,
            DENSE,
            HIDDEN,
            FEATURES,
            DROPOUT,
            LENGTHS,
            BATCH,
            LOSSES,
            OPTIMIZERS);

    /** How many steps the sequences have. */
    private enum Lengths {
        MIXED("1 to 5 steps"),
        FULL("5 steps"),
        ONE("1 step");

        private final String words;

        Lengths(String words) {
            this.words = words;
        }

        int draw(Random random) {
            return switch (this) {
                case MIXED -> 1 + random.nextInt(TIME);
                case FULL -> TIME;
                case ONE -> 1;
            };
        }
    }

    private FixedSet() {}

    static ParityPlan plan() {
        List<ParityCase> cases = new ArrayList<>();
        for (int[] choice :
                PairwiseCovering.of(FACTORS.stream().mapToInt(List::size).toArray())) {
            cases.add(small(choice, cases.size()));
        }
        String description = cases.size() + " small networks, in which every two values of cell, layers, directions,"
                + " pooling, dense layer, hidden size, features, dropout, lengths, batch, loss and optimizer meet;"
                + " and the default network of 100 units";
        cases.add(standard());
        return new ParityPlan(description, cases);
    }

    private static ParityCase small(int[] choice, long seed) {
        NetworkShape shape = shape(choice);
        float dropout = DROPOUT.get(choice[7]);
        Lengths lengths = LENGTHS.get(choice[8]);
        int batch = BATCH.get(choice[9]);
        Objective loss = LOSSES.get(choice[10]);
        OptimizerChoice optimizer = OPTIMIZERS.get(choice[11]);
        Sequences sequences = DrawnNumbers.sequences(shape.featureCount(), lengths::draw, BATCHES * batch, seed);
        return new ParityCase(
                name(shape, dropout, loss, lengths.words, batch, optimizer),
                shape,
                DrawnNumbers.weights(shape, seed),
                dropout,
                loss,
                List.of(optimizer),
                RATE,
                sequences,
                sequences,
                batch,
                seed,
                null);
    }

    private static NetworkShape shape(int[] choice) {
        return new NetworkShape(
                CELLS.get(choice[0]),
                FEATURES.get(choice[6]),
                HIDDEN.get(choice[5]),
                LAYERS.get(choice[1]),
                BIDIRECTIONAL.get(choice[2]),
                POOLINGS.get(choice[3]),
                DENSE.get(choice[4]));
    }

    private static ParityCase standard() {
        NetworkShape shape =
                new NetworkShape(Cell.LSTM, QuestionSequences.FEATURES.size(), 100, 1, false, Pooling.LAST, 0);
        Objective loss = Objective.weighted(3);
        Sequences raw = QuestionSequences.generate(64, 3).atTrueLength().sequences();
        return new ParityCase(
                name(shape, 0, loss, "1 to 10 steps", 16, OptimizerChoice.RMSPROP),
                shape,
                DrawnNumbers.weights(shape, 100),
                0,
                loss,
                List.of(OptimizerChoice.RMSPROP),
                0.001,
                raw,
                Preprocessor.fit(raw).apply(raw),
                16,
                100,
                null);
    }

    private static String name(
            NetworkShape shape, float dropout, Objective loss, String lengths, int batch, OptimizerChoice optimizer) {
        List<String> parts = new ArrayList<>();
        parts.add(word(shape.cell()) + " of " + shape.hiddenSize());
        parts.add(shape.layers() + (shape.layers() == 1 ? " layer" : " layers"));
        if (shape.bidirectional()) {
            parts.add("both directions");
        }
        parts.add(word(shape.pooling()));
        if (shape.denseSize() > 0) {
            parts.add("dense " + shape.denseSize());
        }
        if (dropout > 0) {
            parts.add("dropout " + dropout);
        }
        parts.add(
                loss.focalGamma() > 0 ? "focal loss" : loss.labelSmoothing() > 0 ? "smoothed labels" : "weighted loss");
        parts.add(lengths + " of " + shape.featureCount());
        parts.add("batch " + batch);
        parts.add(optimizer.toString());
        return String.join(", ", parts);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
