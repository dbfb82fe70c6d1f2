package org.seqwise.reference;

/** {@code y = K x + b}, or some consecutive rows of it. */
final class Affine {

    private final String kernelName;
    private final String biasName;
    private final double[] kernel;
    private final double[] bias;
    private final int firstRow;
    private final int rows;
    private final int columns;

    /**
     * @param kernelName where its gradient is added
     * @param biasName where its gradient is added
     * @param kernel (rows, columns)
     * @param bias (rows)
     */
    Affine(String kernelName, String biasName, double[] kernel, double[] bias) {
        this(kernelName, biasName, kernel, bias, 0, bias.length);
    }

    private Affine(String kernelName, String biasName, double[] kernel, double[] bias, int firstRow, int rows) {
        this.kernelName = kernelName;
        this.biasName = biasName;
        this.kernel = kernel;
        this.bias = bias;
        this.firstRow = firstRow;
        this.rows = rows;
        columns = kernel.length / bias.length;
    }

    /** Returns the map to some of the rows, of the same parameters. */
    Affine rows(int from, int count) {
        return new Affine(kernelName, biasName, kernel, bias, firstRow + from, count);
    }

    /**
     * Returns y (rows).
     *
     * @param x (columns)
     */
    double[] forward(double[] x) {
        double[] y = new double[rows];
        for (int row = 0; row < rows; row++) {
            double sum = bias[firstRow + row];
            for (int column = 0; column < columns; column++) {
                sum += kernel[at(row, column)] * x[column];
            }
            y[row] = sum;
        }
        return y;
    }

    /**
     * Adds the gradients of the kernel and the bias, and returns that of x (columns).
     *
     * @param x (columns), as it was read
     * @param dy (rows), the gradient of y
     */
    double[] backward(double[] x, double[] dy, Gradients gradients) {
        double[] kernelGradient = gradients.of(kernelName);
        double[] biasGradient = gradients.of(biasName);
        double[] dx = new double[columns];
        for (int row = 0; row < rows; row++) {
            biasGradient[firstRow + row] += dy[row];
            for (int column = 0; column < columns; column++) {
                kernelGradient[at(row, column)] += dy[row] * x[column];
                dx[column] += dy[row] * kernel[at(row, column)];
            }
        }
        return dx;
    }

    private int at(int row, int column) {
        return (firstRow + row) * columns + column;
    }
}
