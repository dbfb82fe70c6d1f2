package org.seqwise.data.synthetic;

/** What can be seen to be wrong with sequences. */
enum Symptom {
    /** A row other than zeros comes again and again. */
    SAME_ROW,
    /** A feature moves a hundred times as much as another. */
    UNLIKE_SCALES,
    /** There are rows of zeros. */
    ZERO_ROWS,
    /** A feature has one value. */
    CONSTANT,
    /** Sequences are equal to others. */
    REPEATS,
    /** The mean of one feature, cut into twenty ranges, tells 1s from 0s. */
    FEATURE_ANSWERS,
    /** The length alone tells more than chance does. */
    LENGTH_ANSWERS,
    /** A feature is not in the last 15 % of time what it was in the first 70 %. */
    DRIFT,
    /** 1s are less than one in a hundred. */
    RARE,
    /** What peaked shortly before the end says nothing. */
    NO_PEAK,
    /** What peaked shortly before the end says less than it does in health. */
    DIM_PEAK,
    /** The means of the features say nearly everything, and it is not one of them alone. */
    MEANS_ANSWER
}
