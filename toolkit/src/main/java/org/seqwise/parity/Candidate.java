package org.seqwise.parity;

import java.nio.file.Path;
import java.util.Map;

/** Something that should compute the family as the reference does: an engine. */
public interface Candidate {

    /** Returns its name, another for each. */
    String name();

    /** Returns the version of what computes. */
    String version();

    /** Returns the device that computes: {@code cpu} or {@code gpu:N}. */
    String device();

    /**
     * Computes a case.
     *
     * @return arrays by name, for each check but those of saved models
     */
    Map<Check, Map<String, double[]>> answers(ParityCase one);

    /**
     * Makes the case's model, saves it and says what it was and scored before.
     *
     * @param folder to save to, not there yet
     */
    WrittenModel write(ParityCase one, Path folder);

    /**
     * Loads a model, scores the case's sequences and saves it again.
     *
     * @param from as {@link #write} of any candidate left it
     * @param to another folder, not there yet
     * @return probabilities, one a sequence
     */
    double[] rewrite(ParityCase one, Path from, Path to);
}
