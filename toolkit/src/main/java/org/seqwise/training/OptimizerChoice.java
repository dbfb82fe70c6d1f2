package org.seqwise.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.seqwise.data.InvalidInputException;
import org.seqwise.optimizer.Adam;
import org.seqwise.optimizer.AdamW;
import org.seqwise.optimizer.PortableOptimizer;
import org.seqwise.optimizer.RmsProp;
import org.seqwise.optimizer.Sgd;

/** The optimizers that a run can name. */
public enum OptimizerChoice {
    /** RMSprop with Keras's defaults. */
    RMSPROP(0.001) {
        @Override
        public PortableOptimizer create(double learningRate) {
            return RmsProp.builder().optLearningRate(learningRate).build();
        }
    },
    /** Adam with Keras's defaults. */
    ADAM(0.001) {
        @Override
        public PortableOptimizer create(double learningRate) {
            return Adam.builder().optLearningRate(learningRate).build();
        }
    },
    /** AdamW with Keras's defaults, a weight decay of 0.004. */
    ADAMW(0.001) {
        @Override
        public PortableOptimizer create(double learningRate) {
            return AdamW.builder().optLearningRate(learningRate).build();
        }
    },
    /** Gradient descent at Keras's default rate, but with Nesterov's momentum of 0.9. */
    SGD(0.01) {
        @Override
        public PortableOptimizer create(double learningRate) {
            return Sgd.builder()
                    .optLearningRate(learningRate)
                    .optMomentum(0.9)
                    .optNesterov(true)
                    .build();
        }
    };

    private final double defaultLearningRate;

    OptimizerChoice(double defaultLearningRate) {
        this.defaultLearningRate = defaultLearningRate;
    }

    /**
     * Returns a new optimizer, to be closed.
     *
     * @param learningRate the size of a step, positive
     */
    public abstract PortableOptimizer create(double learningRate);

    /** Returns the size of a step unless another is asked for, Keras's: 0.001, or 0.01 for gradient descent. */
    public double defaultLearningRate() {
        return defaultLearningRate;
    }

    /**
     * Finds an optimizer by its name, in any case.
     *
     * @param name such as {@code rmsprop}
     */
    public static OptimizerChoice of(String name) {
        for (OptimizerChoice choice : values()) {
            if (choice.name().equalsIgnoreCase(name)) {
                return choice;
            }
        }
        throw new InvalidInputException("Optimizer (" + name + ") must be one of " + names() + ".");
    }

    private static String names() {
        return Arrays.stream(values()).map(OptimizerChoice::toString).collect(Collectors.joining(", "));
    }

    /** Returns the name in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
