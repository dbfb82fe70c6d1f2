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

    /** Keras's RMSprop with centered=True. */
    static PlainRule rmsPropCentered(double rate, double rho, double epsilon) {
        double[] state = new double[2];
        return (weight, gradient) -> {
            state[0] = rho * state[0] + (1 - rho) * gradient * gradient;
            state[1] = rho * state[1] + (1 - rho) * gradient;
            return weight - rate * gradient / Math.sqrt(state[0] - state[1] * state[1] + epsilon);
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

    /** Keras's AdamW. */
    static PlainRule adamW(double decay, double rate, double beta1, double beta2, double epsilon) {
        PlainRule adam = adam(rate, beta1, beta2, epsilon);
        return (weight, gradient) -> adam.step(weight - rate * decay * weight, gradient);
    }

    /** Keras's SGD. */
    static PlainRule sgd(double rate, double momentum, boolean nesterov) {
        double[] velocity = new double[1];
        return (weight, gradient) -> {
            velocity[0] = momentum * velocity[0] - rate * gradient;
            return weight + (nesterov ? momentum * velocity[0] - rate * gradient : velocity[0]);
        };
    }

    /** DJL's options before a rule. */
    default PlainRule after(double rescale, double clip, double decay) {
        return (weight, gradient) -> {
            double clipped = Math.max(-clip, Math.min(clip, rescale * gradient));
            return step(weight, clipped + decay * weight);
        };
    }
}
