package org.seqwise.data.synthetic;

import java.util.Random;
import org.seqwise.data.InvalidInputException;
import org.seqwise.data.Seeds;

/**
 * What can be wrong with sequences, one thing in each piece, and a piece in which nothing is: whoever claims to find faults can be tried on
 * them. All have the shape of {@link QuestionSequences}: up to 10 steps of 5 features and, but for two, a third as many 1s as 0s. In the
 * healthy one the answer is what peaked shortly before the end of a sequence (as {@code HealthySteps} says): its steps in another order say
 * next to nothing.
 *
 * <p>Names of {@link Exhibit#facts} are in brackets.
 */
public enum Museum {
    /** A model that reads steps in their order comes to an AUC above 0.9. Has times, and no drift. */
    HEALTHY("nothing is wrong"),
    /**
     * An array padded in front whose features were standardized with the rows of padding in it: each became the same row of other numbers than
     * zero (the share of such rows is {@code paddingShare}).
     */
    PADDING_COMPUTED("padding in front went through a scaling and is no longer zero"),
    /** The two features that say something hardly move (by {@code firstSpread} and {@code secondSpread}), others by 2. */
    UNSCALED("the features that matter hardly move, beside others that do"),
    /**
     * An array of full length in which a machine was idle three steps in ten, never the newest: rows of zeros, true ones, in front of
     * sequences as often as within (their share is {@code zeroShare}).
     */
    ZEROS_TAKEN_FOR_PADDING("true rows of zeros are taken for padding"),
    /** Labels were drawn without a look at the steps. */
    NO_SIGNAL("the labels have nothing to do with the sequences"),
    /**
     * Every sequence is there twice, and each time its label was drawn without a look at the steps (how many are equal to one before them is
     * {@code repeated}, how many are equal to one of the other label {@code conflicting}).
     */
    CONFLICTING_DUPLICATES("every sequence is there twice, with labels of pure noise"),
    /**
     * All 1s stand in one range of the file, somewhere in it (from row {@code firstPositive} to row {@code lastPositive}), and a feature,
     * {@code record}, is the place in the file by its length.
     */
    LEAK_BY_ID("a feature is the row number, and all 1s are in one range of rows"),
    /** 1s were recorded for 5 to 6 steps, 0s for 7 to 10 ({@code longestPositive}, {@code shortestNegative}). */
    LEAK_BY_LENGTH("the length gives the answer away"),
    /** The answer is in all steps alike: in another order they say as much. */
    ORDER_FREE("the order of the steps says nothing"),
    /** Each label is wrong with probability 0.2, so that 1s are 35 % ({@code flipped} are). */
    WRONG_LABELS("one label in five is wrong"),
    /** One of the two features that say something stands still, at {@code value}. */
    CONSTANT_FEATURE("a feature that matters never changes"),
    /**
     * Has times, in the order of the file. The sensor of the first feature wears out evenly: what it measures is off by nothing at first and by
     * {@code shift} in the end, three times its deviation, and moves less and less until it stands still. The later, the less can be known.
     */
    DRIFT("a sensor wears out with time"),
    /** One 1 to 199 0s ({@code positives} in all); else healthy. */
    RARE_POSITIVES("one sequence in 200 is a 1", 4_000, 16_000);

    private final String title;
    private final int smallestSize;
    private final int defaultSize;

    Museum(String title) {
        this(title, 200, 4_000);
    }

    Museum(String title, int smallestSize, int defaultSize) {
        this.title = title;
        this.smallestSize = smallestSize;
        this.defaultSize = defaultSize;
    }

    /** Returns what is wrong, in half a sentence. */
    public String title() {
        return title;
    }

    /** Returns the least number of sequences that the fault can be seen in. */
    public int smallestSize() {
        return smallestSize;
    }

    /** Returns how many sequences are enough for a verdict. */
    public int defaultSize() {
        return defaultSize;
    }

    /**
     * Draws a piece.
     *
     * @param size how many sequences, at least {@link #smallestSize}
     * @param seed the same seed gives the same sequences
     */
    public Exhibit generate(int size, long seed) {
        InvalidInputException.require(
                size >= smallestSize,
                "size (%d) of %s must be at least %d. Maybe %d, which is enough for a verdict.",
                size,
                name(),
                smallestSize,
                defaultSize);
        return draw(size, new Random(Seeds.derive(seed, name(), 0)));
    }

    private Exhibit draw(int size, Random random) {
        return switch (this) {
            case HEALTHY -> FaultyValues.healthy(size, random);
            case PADDING_COMPUTED -> FaultyValues.paddingComputed(size, random);
            case UNSCALED -> FaultyValues.unscaled(size, random);
            case ZEROS_TAKEN_FOR_PADDING -> FaultyValues.zerosTakenForPadding(size, random);
            case NO_SIGNAL -> FaultyLabels.noSignal(size, random);
            case CONFLICTING_DUPLICATES -> FaultyLabels.conflictingDuplicates(size, random);
            case LEAK_BY_ID -> PlantedLeaks.byId(size, random);
            case LEAK_BY_LENGTH -> PlantedLeaks.byLength(size, random);
            case ORDER_FREE -> FaultyLabels.orderFree(size, random);
            case WRONG_LABELS -> FaultyLabels.wrongLabels(size, random);
            case CONSTANT_FEATURE -> FaultyValues.constantFeature(size, random);
            case DRIFT -> FaultyValues.drift(size, random);
            case RARE_POSITIVES -> FaultyLabels.rarePositives(size, random);
        };
    }
}
