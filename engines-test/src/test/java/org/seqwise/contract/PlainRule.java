package org.seqwise.contract;

/** One step of an optimizer for one weight in float64; it has its own state. */
interface PlainRule {

    double step(double weight, double gradient);

    /** Keras's RMSprop. */
    static PlainRule rmsProp(double rate, double rho, double epsilon) {
        double[] velocity = new double[1];
        return (weight, gradient) -> {
            velocity[0] = rho * velocity[0] + (1 - rho) * gradient * gradient;
            return weight - rate * gradient / Math.sqrt(velocity[0] + epsilon);
        };
    }

    /** Keras's Adam. */
    static PlainRule adam(double rate, double beta1, double beta2, double epsilon) {
        double[] state = new double[3];
        return (weight, gradient) -> {
            state[0] = beta1 * state[0] + (1 - beta1) * gradient;
            state[1] = beta2 * state[1] + (1 - beta2) * gradient * gradient;
            double t = ++state[2];
            double corrected = rate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
            return weight - corrected * state[0] / (Math.sqrt(state[1]) + epsilon);
        };
    }
}
