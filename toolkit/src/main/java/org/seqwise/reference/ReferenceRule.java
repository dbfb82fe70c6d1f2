package org.seqwise.reference;

/** The rule of an optimizer for one weight in float64, in Keras's form; what it remembers of that weight's gradients is its own. */
@FunctionalInterface
public interface ReferenceRule {

    /** Takes a step and returns the new weight. */
    double step(double weight, double gradient);

    /** RMSprop: {@code v = rho v + (1 - rho) g^2;  w = w - rate g / sqrt(v + epsilon)}. */
    static ReferenceRule rmsProp(double rate, double rho, double epsilon) {
        double[] velocity = new double[1];
        return (weight, gradient) -> {
            velocity[0] = rho * velocity[0] + (1 - rho) * gradient * gradient;
            return weight - rate * gradient / Math.sqrt(velocity[0] + epsilon);
        };
    }

    /** RMSprop by the variance: {@code a = rho a + (1 - rho) g;  w = w - rate g / sqrt(v - a^2 + epsilon)}. */
    static ReferenceRule rmsPropCentered(double rate, double rho, double epsilon) {
        double[] state = new double[2];
        return (weight, gradient) -> {
            state[0] = rho * state[0] + (1 - rho) * gradient * gradient;
            state[1] = rho * state[1] + (1 - rho) * gradient;
            return weight - rate * gradient / Math.sqrt(state[0] - state[1] * state[1] + epsilon);
        };
    }

    /**
     * Adam: {@code m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2;  w = w - rate sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon)} at
     * step t, counted from 1.
     */
    static ReferenceRule adam(double rate, double beta1, double beta2, double epsilon) {
        double[] state = new double[3];
        return (weight, gradient) -> {
            state[0] = beta1 * state[0] + (1 - beta1) * gradient;
            state[1] = beta2 * state[1] + (1 - beta2) * gradient * gradient;
            double t = ++state[2];
            double corrected = rate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
            return weight - corrected * state[0] / (Math.sqrt(state[1]) + epsilon);
        };
    }

    /** AdamW: {@code w = w - rate decay w}, then Adam's step. */
    static ReferenceRule adamW(double decay, double rate, double beta1, double beta2, double epsilon) {
        ReferenceRule adam = adam(rate, beta1, beta2, epsilon);
        return (weight, gradient) -> adam.step(weight - rate * decay * weight, gradient);
    }

    /** Gradient descent: {@code v = momentum v - rate g;  w = w + v}, or with Nesterov's {@code w = w + momentum v - rate g}. */
    static ReferenceRule sgd(double rate, double momentum, boolean nesterov) {
        double[] velocity = new double[1];
        return (weight, gradient) -> {
            velocity[0] = momentum * velocity[0] - rate * gradient;
            return weight + (nesterov ? momentum * velocity[0] - rate * gradient : velocity[0]);
        };
    }

    /**
     * Returns the rule behind DJL's options: the gradient is rescaled, clipped by value, then drawn towards the weight.
     *
     * @param clip the largest magnitude of a gradient
     * @param decay how much of the weight is added to its gradient
     */
    default ReferenceRule after(double rescale, double clip, double decay) {
        return (weight, gradient) -> {
            double clipped = Math.max(-clip, Math.min(clip, rescale * gradient));
            return step(weight, clipped + decay * weight);
        };
    }
}
