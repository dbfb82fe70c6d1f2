package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Sequences;
import org.seqwise.reference.Cell;
import org.seqwise.reference.NetworkShape;
import org.seqwise.reference.Pooling;

/** Who frees what. */
class EnsembleTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void closingItClosesEveryMember() {
        Ensemble.of(List.of("a", "b", "c"), this::member).close();
        assertEquals(List.of("a", "b", "c"), closed);
    }

    @Test
    void membersBeforeOneThatCannotBeMadeAreClosed() {
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class, () -> Ensemble.of(List.of("a", "b", "bad", "d"), this::member));
        assertEquals("no bad", thrown.getMessage());
        assertEquals(List.of("a", "b"), closed);
    }

    @Test
    void logitsAndTheirGradientsAreTheMembersMeans() {
        NetworkShape shape = new NetworkShape(Cell.GRU, 2, 3, 1, false, Pooling.LAST, 0);
        Sequences sequences = Sequences.builder(List.of("x", "y"))
                .addUnlabeled("a", new float[][] {{1, 2}, {3, -1}})
                .addUnlabeled("b", new float[][] {{0.5f, 0}})
                .build();
        List<Scoring> members = List.of(
                new JavaScoring(shape, SmallModel.weights(shape, 1)),
                new JavaScoring(shape, SmallModel.weights(shape, 2)));
        Ensemble both = new Ensemble(members);
        double[][][] gradients = both.logitGradients(sequences);
        for (int i = 0; i < 2; i++) {
            double mean = (members.get(0).logits(sequences)[i] + members.get(1).logits(sequences)[i]) / 2.0;
            assertEquals(mean, both.logits(sequences)[i], 1e-7);
            for (int t = 0; t < sequences.stepCount(i); t++) {
                for (int f = 0; f < 2; f++) {
                    double one = members.get(0).logitGradients(sequences)[i][t][f];
                    double other = members.get(1).logitGradients(sequences)[i][t][f];
                    assertEquals((one + other) / 2, gradients[i][t][f], 1e-12);
                }
            }
        }
    }

    private Scoring member(String name) {
        if (name.equals("bad")) {
            throw new IllegalStateException("no bad");
        }
        return new Listening(name, closed);
    }

    private record Listening(String name, List<String> closed) implements Scoring {

        @Override
        public float[] logits(Sequences sequences) {
            return new float[sequences.size()];
        }

        @Override
        public float logit(float[] values, int steps) {
            return 0;
        }

        @Override
        public double[][][] logitGradients(Sequences sequences) {
            return new double[sequences.size()][][];
        }

        @Override
        public Map<String, float[]> weights() {
            return Map.of();
        }

        @Override
        public String engine() {
            return name;
        }

        @Override
        public String engineVersion() {
            return "1";
        }

        @Override
        public String device() {
            return "cpu";
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
