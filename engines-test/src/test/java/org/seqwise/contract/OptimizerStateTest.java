package org.seqwise.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.seqwise.contract.Refusal.assertRefused;

import ai.djl.engine.Engine;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seqwise.engine.Engines;
import org.seqwise.optimizer.Adam;
import org.seqwise.optimizer.PortableOptimizer;
import org.seqwise.optimizer.RmsProp;
import org.seqwise.optimizer.Sgd;

class OptimizerStateTest {

    private static final Engine ENGINE = Engines.engine();
    private static final int HALF = 12;

    @ParameterizedTest
    @MethodSource(OptimizerCase.EACH)
    void restoredOptimizerGoesOnAsIfItHadNeverStopped(OptimizerCase optimizer) {
        try (PortableOptimizer whole = optimizer.create();
                PortableOptimizer first = optimizer.create();
                PortableOptimizer second = optimizer.create()) {
            float[] expected = Steps.take(ENGINE, whole, Steps.weights(), 0, Steps.COUNT);
            float[] half = Steps.take(ENGINE, first, Steps.weights(), 0, HALF);
            // What it remembered until then is forgotten.
            Steps.take(ENGINE, second, Steps.weights(), 3, 5);
            second.restore(first.state());
            Near.assertNear(first.state(), second.state(), 0);
            assertArrayEquals(expected, Steps.take(ENGINE, second, half, HALF, Steps.COUNT));
            Near.assertNear(whole.state(), second.state(), 0);
        }
    }

    @Test
    void stateHasAStepCountAndEachRunningFigureByName() {
        try (Adam adam = Adam.builder().build();
                Sgd sgd = Sgd.builder().build()) {
            assertTrue(adam.state().isEmpty());
            Steps.take(ENGINE, adam, Steps.weights(), 0, HALF);
            Steps.take(ENGINE, sgd, Steps.weights(), 0, HALF);
            assertEquals(
                    Set.of("mean weight", "variance weight", "steps weight"),
                    adam.state().keySet());
            assertEquals(Set.of("steps weight"), sgd.state().keySet());
            assertArrayEquals(new float[] {HALF}, sgd.state().get("steps weight"));
        }
    }

    @Test
    void stateIsACopyInBothDirections() {
        try (RmsProp rmsProp = RmsProp.builder().build()) {
            Map<String, float[]> given = velocity(1, 2, 3, 4, 5);
            rmsProp.restore(given);
            given.getOrDefault("velocity weight", new float[1])[0] = 9;
            rmsProp.state().getOrDefault("velocity weight", new float[1])[0] = 9;
            Near.assertNear(velocity(1, 2, 3, 4, 5), rmsProp.state(), 0);
        }
    }

    @Test
    void emptyStateIsThatOfANewOptimizer() {
        try (Adam used = Adam.builder().build();
                Adam fresh = Adam.builder().build()) {
            Steps.take(ENGINE, used, Steps.weights(), 0, HALF);
            used.restore(Map.of());
            float[] expected = Steps.take(ENGINE, fresh, Steps.weights(), 0, 3);
            assertArrayEquals(expected, Steps.take(ENGINE, used, Steps.weights(), 0, 3));
        }
    }

    @Test
    void stepsMayBeSaidToHaveBeenTakenBefore() {
        try (Adam adam = Adam.builder().optBeginNumUpdate(40).build()) {
            Steps.take(ENGINE, adam, Steps.weights(), 0, 2);
            assertArrayEquals(new float[] {42}, adam.state().get("steps weight"));
        }
    }

    @Test
    void stateOfAnotherOptimizerIsRefused() {
        for (OptimizerCase one : OptimizerCase.each()) {
            for (OptimizerCase other : OptimizerCase.each()) {
                try (PortableOptimizer saved = one.create();
                        PortableOptimizer restored = other.create()) {
                    Steps.take(ENGINE, saved, Steps.weights(), 0, 1);
                    Steps.take(ENGINE, restored, Steps.weights(), 0, 1);
                    if (!saved.state().keySet().equals(restored.state().keySet())) {
                        assertRefused(() -> restored.restore(saved.state()), "in the state", "must be");
                    }
                }
            }
        }
    }

    @Test
    void stateThatIsNotWholeIsRefused() {
        try (RmsProp rmsProp = RmsProp.builder().build()) {
            Map<String, float[]> noCount = Map.of("velocity weight", new float[5]);
            assertRefused(() -> rmsProp.restore(noCount), "'steps weight' is not in the state");
            Map<String, float[]> noVelocity = Map.of("steps weight", new float[1]);
            assertRefused(() -> rmsProp.restore(noVelocity), "'velocity weight' is not in the state");
            for (float[] count : new float[][] {{}, {1, 2}, {-1}, {0.5f}, {Float.NaN}}) {
                Map<String, float[]> state = velocity(1, 2, 3, 4, 5);
                state.put("steps weight", count);
                assertRefused(() -> rmsProp.restore(state), "'steps weight' in the state must be one whole number");
            }
        }
    }

    @Test
    void stateOfAnotherBlockIsRefused() {
        try (RmsProp rmsProp = RmsProp.builder().build()) {
            rmsProp.restore(velocity(1, 2));
            assertRefused(
                    () -> Steps.take(ENGINE, rmsProp, Steps.weights(), 0, 1),
                    "'velocity weight' in the state has 2 numbers; the parameter has 5");
            rmsProp.restore(Map.of("velocity bias", new float[5], "steps bias", new float[1]));
            assertRefused(
                    () -> Steps.take(ENGINE, rmsProp, Steps.weights(), 0, 1),
                    "Parameter 'weight' is not in the restored");
        }
    }

    private static Map<String, float[]> velocity(float... values) {
        return new HashMap<>(Map.of("velocity weight", values, "steps weight", new float[] {7}));
    }
}
