package org.seqwise.reference;

import static org.seqwise.reference.Vectors.sigmoid;

/**
 * A step of {@link Cell#GRU_RESET_BEFORE}.
 *
 * @param gates (3 hidden), after their sigmoid or tanh: r, z, n
 * @param kept (hidden), r h
 */
record ResetBeforeStep(
        Affine input, Affine recurrent, double[] x, CellState before, double[] gates, double[] kept, CellState after)
        implements CellStep {

    static ResetBeforeStep make(Affine input, Affine recurrent, double[] x, CellState before) {
        double[] h = before.hidden();
        int size = h.length;
        double[] gates = input.forward(x);
        double[] fromHidden = recurrent.rows(0, 2 * size).forward(h);
        double[] kept = new double[size];
        for (int j = 0; j < size; j++) {
            gates[j] = sigmoid(gates[j] + fromHidden[j]);
            gates[size + j] = sigmoid(gates[size + j] + fromHidden[size + j]);
            kept[j] = gates[j] * h[j];
        }
        double[] fromKept = recurrent.rows(2 * size, size).forward(kept);
        double[] next = new double[size];
        for (int j = 0; j < size; j++) {
            double z = gates[size + j];
            double n = Math.tanh(gates[2 * size + j] + fromKept[j]);
            next[j] = (1 - z) * n + z * h[j];
            gates[2 * size + j] = n;
        }
        return new ResetBeforeStep(input, recurrent, x, before, gates, kept, new CellState(next, before.memory()));
    }

    @Override
    public Read backward(CellState dAfter, Gradients gradients) {
        double[] h = before.hidden();
        int size = h.length;
        double[] dKept = dKept(dAfter, gradients);
        double[] dz = new double[gates.length];
        double[] dDirect = new double[size];
        for (int j = 0; j < size; j++) {
            double r = gates[j];
            double z = gates[size + j];
            double n = gates[2 * size + j];
            double dNext = dAfter.hidden()[j];
            dz[j] = dKept[j] * h[j] * r * (1 - r);
            dz[size + j] = dNext * (h[j] - n) * z * (1 - z);
            dz[2 * size + j] = dNew(dNext, j);
            dDirect[j] = dNext * z + dKept[j] * r;
        }
        // Of dz, the rows of r and z alone came from h; backward reads no further than its rows.
        double[] dHidden = recurrent.rows(0, 2 * size).backward(h, dz, gradients);
        Vectors.add(dHidden, dDirect);
        return new Read(input.backward(x, dz, gradients), new CellState(dHidden, dAfter.memory()));
    }

    private double[] dKept(CellState dAfter, Gradients gradients) {
        int size = kept.length;
        double[] dn = new double[size];
        for (int j = 0; j < size; j++) {
            dn[j] = dNew(dAfter.hidden()[j], j);
        }
        return recurrent.rows(2 * size, size).backward(kept, dn, gradients);
    }

    /** Returns the gradient of what the tanh of n read. */
    private double dNew(double dNext, int j) {
        double z = gates[kept.length + j];
        double n = gates[2 * kept.length + j];
        return dNext * (1 - z) * (1 - n * n);
    }
}
