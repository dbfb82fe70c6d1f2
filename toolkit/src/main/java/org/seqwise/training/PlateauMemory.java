package org.seqwise.training;

import org.seqwise.data.InvalidInputException;

/**
 * What {@link LearningRateSchedule#onPlateau} goes by; every training keeps it, so that one with that schedule can go on from it.
 *
 * @param plateaus how many there were
 * @param progress when there was progress last
 */
public record PlateauMemory(int plateaus, ProgressMemory progress) {

    /** Before the first epoch. */
    public static final PlateauMemory NONE = new PlateauMemory(0, ProgressMemory.NONE);

    /** Checks the count. */
    public PlateauMemory {
        InvalidInputException.require(plateaus >= 0, "plateaus (%d) must not be negative.", plateaus);
    }
}
