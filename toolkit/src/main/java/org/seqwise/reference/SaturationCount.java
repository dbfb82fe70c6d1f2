package org.seqwise.reference;

/** Counts gates that hardly answer to what they read any more. */
final class SaturationCount {

    private static final double LOW = 0.01;
    private static final double HIGH = 0.99;
    private static final int CANDIDATE = 2;

    private final int hiddenSize;
    private long saturated;
    private long all;

    SaturationCount(int hiddenSize) {
        this.hiddenSize = hiddenSize;
    }

    void add(ReferenceLayer.Tape layer) {
        for (DirectionTape direction : layer.directions()) {
            for (CellStep step : direction.steps()) {
                add(step.gates());
            }
        }
    }

    private void add(double[] gates) {
        for (int i = 0; i < gates.length; i++) {
            boolean isCandidate = i / hiddenSize == CANDIDATE;
            saturated += Math.abs(gates[i]) > HIGH || (!isCandidate && gates[i] < LOW) ? 1 : 0;
        }
        all += gates.length;
    }

    double share() {
        return (double) saturated / all;
    }
}
