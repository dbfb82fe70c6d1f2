package org.seqwise.reference;

import static org.seqwise.reference.Vectors.sigmoid;

/**
 * A step of {@link Cell#LSTM}.
 *
 * @param gates (4 hidden), after their sigmoid or tanh: i, f, g, o
 */
record LstmStep(Affine input, Affine recurrent, double[] x, CellState before, double[] gates, CellState after)
        implements CellStep {

    static LstmStep make(Affine input, Affine recurrent, double[] x, CellState before) {
        int size = before.hidden().length;
        double[] gates = input.forward(x);
        Vectors.add(gates, recurrent.forward(before.hidden()));
        for (int row = 0; row < gates.length; row++) {
            gates[row] = row / size == 2 ? Math.tanh(gates[row]) : sigmoid(gates[row]);
        }
        double[] h = new double[size];
        double[] c = new double[size];
        for (int j = 0; j < size; j++) {
            // f c + i g, and o tanh(c').
            c[j] = gates[size + j] * before.memory()[j] + gates[j] * gates[2 * size + j];
            h[j] = gates[3 * size + j] * Math.tanh(c[j]);
        }
        return new LstmStep(input, recurrent, x, before, gates, new CellState(h, c));
    }

    @Override
    public Read backward(CellState dAfter, Gradients gradients) {
        int size = before.hidden().length;
        double[] dz = new double[gates.length];
        double[] dMemory = new double[size];
        for (int j = 0; j < size; j++) {
            double i = gates[j];
            double f = gates[size + j];
            double g = gates[2 * size + j];
            double o = gates[3 * size + j];
            double tanhC = Math.tanh(after.memory()[j]);
            double dh = dAfter.hidden()[j];
            double dc = dAfter.memory()[j] + dh * o * (1 - tanhC * tanhC);
            dz[j] = dc * g * i * (1 - i);
            dz[size + j] = dc * before.memory()[j] * f * (1 - f);
            dz[2 * size + j] = dc * i * (1 - g * g);
            dz[3 * size + j] = dh * tanhC * o * (1 - o);
            dMemory[j] = dc * f;
        }
        double[] dHidden = recurrent.backward(before.hidden(), dz, gradients);
        return new Read(input.backward(x, dz, gradients), new CellState(dHidden, dMemory));
    }
}
