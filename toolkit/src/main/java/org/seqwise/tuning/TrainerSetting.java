package org.seqwise.tuning;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.seqwise.SequenceTrainer;
import org.seqwise.SequenceTrainerBuilder;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Sequences;
import org.seqwise.evaluation.Metric;
import org.seqwise.reference.Cell;
import org.seqwise.reference.Pooling;
import org.seqwise.training.OptimizerChoice;

/**
 * The settings of a training that can be searched: how each is called, as {@code train} calls it, what its values are, and where a trainer
 * is told it.
 */
public enum TrainerSetting {
    /** {@link SequenceTrainerBuilder#cell}. */
    CELL(Kind.WORD),
    /** {@link SequenceTrainerBuilder#hiddenSize}. */
    HIDDEN(Kind.WHOLE),
    /** {@link SequenceTrainerBuilder#layers}. */
    LAYERS(Kind.WHOLE),
    /** {@link SequenceTrainerBuilder#bidirectional}. */
    BIDIRECTIONAL(Kind.FLAG),
    /** {@link SequenceTrainerBuilder#pooling}. */
    POOLING(Kind.WORD),
    /** {@link SequenceTrainerBuilder#denseSize}. */
    DENSE(Kind.WHOLE),
    /** {@link SequenceTrainerBuilder#dropout}. */
    DROPOUT(Kind.NUMBER),
    /** {@link SequenceTrainerBuilder#optimizer}. */
    OPTIMIZER(Kind.WORD),
    /** {@link SequenceTrainerBuilder#learningRate}. */
    LEARNING_RATE(Kind.NUMBER),
    /** {@link SequenceTrainerBuilder#batchSize}. */
    BATCH_SIZE(Kind.WHOLE),
    /** {@link SequenceTrainerBuilder#patience}. */
    PATIENCE(Kind.WHOLE),
    /** {@link SequenceTrainerBuilder#minImprovement}. */
    MIN_IMPROVEMENT(Kind.NUMBER),
    /** {@link SequenceTrainerBuilder#bestBy}. */
    BEST_BY(Kind.WORD),
    /** {@link SequenceTrainerBuilder#maxGradientNorm}. */
    MAX_GRADIENT_NORM(Kind.NUMBER),
    /** {@link SequenceTrainerBuilder#positiveWeight}; also {@code none}, which is 1, and {@code auto}, zeros per one. */
    POSITIVE_WEIGHT(Kind.NUMBER),
    /** {@link SequenceTrainerBuilder#labelSmoothing}. */
    LABEL_SMOOTHING(Kind.NUMBER),
    /** {@link SequenceTrainerBuilder#focal(double)}. */
    FOCAL_GAMMA(Kind.NUMBER);

    /** The value of {@link #POSITIVE_WEIGHT} that makes both classes count alike. */
    static final String AUTO = "auto";

    private final Kind kind;

    TrainerSetting(Kind kind) {
        this.kind = kind;
    }

    /** What the values of a setting are. */
    enum Kind {
        WORD,
        FLAG,
        WHOLE,
        NUMBER
    }

    /**
     * Finds a setting by its name.
     *
     * @param name such as {@code learning-rate}
     * @throws InvalidInputException if there is none of that name
     */
    public static TrainerSetting of(String name) {
        for (TrainerSetting setting : values()) {
            if (setting.toString().equals(name)) {
                return setting;
            }
        }
        throw new InvalidInputException(
                "Setting (" + name + ") cannot be searched; those that can are " + joined(values()) + ".");
    }

    /**
     * Returns zeros per one, 1 where a class is missing, of which the trainer then complains.
     *
     * @param train labeled
     */
    public static double balancingWeight(Sequences train) {
        double balancing = train.balancingWeight();
        return balancing > 0 && Double.isFinite(balancing) ? balancing : 1;
    }

    /**
     * Returns the value of an enum that a text names, in any case, with hyphens for underscores.
     *
     * @param name of the setting, as a complaint begins
     * @throws InvalidInputException if there is none of that name
     */
    public static <E extends Enum<E>> E word(Class<E> kind, String name, String text) {
        for (E value : kind.getEnumConstants()) {
            if (written(value).equalsIgnoreCase(text)) {
                return value;
            }
        }
        String all = Arrays.stream(kind.getEnumConstants())
                .map(TrainerSetting::written)
                .collect(Collectors.joining(", "));
        throw new InvalidInputException(name + " (" + text + ") must be one of " + all + ".");
    }

    Kind kind() {
        return kind;
    }

    /**
     * Tells a builder.
     *
     * @param text the value
     * @param train what the training learns from, of which {@code auto} counts the classes
     */
    void apply(SequenceTrainerBuilder builder, String text, Sequences train) {
        tell(builder, isAuto(text) ? Double.toString(balancingWeight(train)) : text);
    }

    private boolean isAuto(String text) {
        return this == POSITIVE_WEIGHT && text.equals(AUTO);
    }

    private void tell(SequenceTrainerBuilder builder, String text) {
        switch (this) {
            case CELL -> builder.cell(word(Cell.class, "cell", text));
            case HIDDEN -> builder.hiddenSize(whole(text));
            case LAYERS -> builder.layers(whole(text));
            case BIDIRECTIONAL -> builder.bidirectional(flag(text));
            case POOLING -> builder.pooling(word(Pooling.class, "pooling", text));
            case DENSE -> builder.denseSize(whole(text));
            case DROPOUT -> builder.dropout(number(text));
            case OPTIMIZER -> builder.optimizer(OptimizerChoice.of(text));
            case LEARNING_RATE -> builder.learningRate(number(text));
            case BATCH_SIZE -> builder.batchSize(whole(text));
            case PATIENCE -> builder.patience(whole(text));
            case MIN_IMPROVEMENT -> builder.minImprovement(number(text));
            case BEST_BY -> builder.bestBy(Metric.of(text));
            case MAX_GRADIENT_NORM -> builder.maxGradientNorm(number(text));
            case POSITIVE_WEIGHT -> builder.positiveWeight(weight(text));
            case LABEL_SMOOTHING -> builder.labelSmoothing(number(text));
            case FOCAL_GAMMA -> builder.focal(number(text));
        }
    }

    /** Throws unless a trainer takes the value. */
    void require(String text) {
        if (!isAuto(text)) {
            SequenceTrainerBuilder builder = SequenceTrainer.builder();
            tell(builder, text);
            builder.build();
        }
    }

    /** Returns the name, such as {@code learning-rate}. */
    @Override
    public String toString() {
        return written(this);
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String joined(TrainerSetting... settings) {
        return Arrays.stream(settings).map(TrainerSetting::toString).collect(Collectors.joining(", "));
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("'" + text + "' must be a whole number.", e);
        }
    }

    private static double weight(String text) {
        return text.equals("none") ? 1 : number(text);
    }

    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("'" + text + "' must be a number.", e);
        }
    }

    private static boolean flag(String text) {
        InvalidInputException.require(text.equals("true") || text.equals("false"), "'%s' must be true or false.", text);
        return text.equals("true");
    }
}
