package org.seqwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seqwise.data.Sequences;

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
