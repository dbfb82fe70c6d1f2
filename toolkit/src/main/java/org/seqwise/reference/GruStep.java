package org.seqwise.reference;

import static org.seqwise.reference.Vectors.sigmoid;

/**
 * A step of {@link Cell#GRU}.
 *
 * @param gates (3 hidden), after their sigmoid or tanh: r, z, n
 * @param recurrentNew (hidden), U h + c of the gate n, before r multiplies it
 */
record GruStep(
        Affine input,
        Affine recurrent,
        double[] x,
        CellState before,
        double[] gates,
        double[] recurrentNew,
        CellState after)
        implements CellStep {

    static GruStep make(Affine input, Affine recurrent, double[] x, CellState before) {
        double[] h = before.hidden();
        int size = h.length;
        double[] gates = input.forward(x);
        double[] fromHidden = recurrent.forward(h);
        double[] recurrentNew = new double[size];
        double[] next = new double[size];
        for (int j = 0; j < size; j++) {
            recurrentNew[j] = fromHidden[2 * size + j];
            double r = sigmoid(gates[j] + fromHidden[j]);
            double z = sigmoid(gates[size + j] + fromHidden[size + j]);
            double n = Math.tanh(gates[2 * size + j] + r * recurrentNew[j]);
            next[j] = (1 - z) * n + z * h[j];
            gates[j] = r;
            gates[size + j] = z;
            gates[2 * size + j] = n;
        }
        return new GruStep(input, recurrent, x, before, gates, recurrentNew, new CellState(next, before.memory()));
    }

    @Override
    public Read backward(CellState dAfter, Gradients gradients) {
        double[] h = before.hidden();
        int size = h.length;
        double[] dFromInput = new double[gates.length];
        double[] dDirect = new double[size];
        for (int j = 0; j < size; j++) {
            double r = gates[j];
            double z = gates[size + j];
            double n = gates[2 * size + j];
            double dNext = dAfter.hidden()[j];
            double dn = dNext * (1 - z) * (1 - n * n);
            dFromInput[j] = dn * recurrentNew[j] * r * (1 - r);
            dFromInput[size + j] = dNext * (h[j] - n) * z * (1 - z);
            dFromInput[2 * size + j] = dn;
            dDirect[j] = dNext * z;
        }
        double[] dHidden = recurrent.backward(h, timesReset(dFromInput), gradients);
        Vectors.add(dHidden, dDirect);
        return new Read(input.backward(x, dFromInput, gradients), new CellState(dHidden, dAfter.memory()));
    }

    /** Returns the gradient of U h + c, which differs from that of W x + b in the rows of n, where r multiplies the first alone. */
    private double[] timesReset(double[] dFromInput) {
        double[] dFromHidden = dFromInput.clone();
        int size = recurrentNew.length;
        for (int j = 0; j < size; j++) {
            dFromHidden[2 * size + j] *= gates[j];
        }
        return dFromHidden;
    }
}
