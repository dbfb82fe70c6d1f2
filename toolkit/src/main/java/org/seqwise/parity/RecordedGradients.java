package org.seqwise.parity;

import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Optimizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seqwise.optimizer.Sgd;

/** Takes no step: keeps the gradients that a training would step by. Good for one step. */
final class RecordedGradients extends Optimizer {

    private final Map<String, double[]> byName = new LinkedHashMap<>();

    RecordedGradients() {
        super(Sgd.builder());
    }

    @Override
    public void update(String name, NDArray weight, NDArray gradient) {
        byName.put(name, Doubles.of(gradient.toFloatArray()));
    }

    Map<String, double[]> byName() {
        return byName;
    }
}
